import LinearAlgebra
import Statistics

/// The likelihood of a table under a bivariate normal distribution, maximised.
struct PolychoricFit: Sendable {
  private(set) var correlation: Double
  private(set) var rows: [Double]
  private(set) var columns: [Double]
  private(set) var logLikelihood: Double
  private(set) var standardError: Double?
  /// The log-likelihood at a correlation of zero.
  let independence: Double
  private(set) var isAtBoundary = false

  /// Beyond this the likelihood is as good as at ±1.
  private static let furthest = 0.999_999

  init(_ data: OrdinalTable, thresholds: Bool) {
    rows = data.rowCuts
    columns = data.columnCuts
    independence = data.logLikelihood(OrdinalTable.cells(0, rows, columns, thresholds: false))
    (correlation, logLikelihood) = Self.profile(data)
    if abs(correlation) >= Self.furthest {
      isAtBoundary = true
      correlation = correlation > 0 ? 1 : -1
      return
    }
    if thresholds { score(data) }
    standardError = error(data)
  }

  /// The correlation at the margins' thresholds: golden section over Fisher's z, in which the
  /// likelihood has a single peak.
  private static func profile(_ data: OrdinalTable) -> (Double, Double) {
    func value(_ z: Double) -> Double {
      data.logLikelihood(
        OrdinalTable.cells(
          hyperbolicTangent(z), data.rowCuts, data.columnCuts, thresholds: false))
    }
    let golden = (5.0.squareRoot() - 1) / 2
    let reach = inverseHyperbolicTangent(furthest)
    var (a, b) = (-reach, reach)
    var (c, d) = (b - golden * (b - a), a + golden * (b - a))
    var (fc, fd) = (value(c), value(d))
    while b - a > 1e-9 {
      if fc >= fd {
        (b, d, fd) = (d, c, fc)
        c = b - golden * (b - a)
        fc = value(c)
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + golden * (b - a)
        fd = value(d)
      }
    }
    let z = (a + b) / 2
    if reach - abs(z) < 1e-4 { return (z > 0 ? furthest : -furthest, max(fc, fd)) }
    return (hyperbolicTangent(z), max(fc, fd))
  }

  /// Fisher scoring over all parameters, steps halved until the likelihood rises.
  private mutating func score(_ data: OrdinalTable) {
    for _ in 0..<100 {
      let cells = OrdinalTable.cells(correlation, rows, columns, thresholds: true)
      let (gradient, matrix) = Self.scores(data, cells)
      guard let step = (try? Cholesky(matrix))?.solve(gradient) else { return }
      var length = 1.0
      var moved = false
      while length > 1e-6 {
        let next = stepped(step, length)
        if abs(next.correlation) < Self.furthest, Self.ascends(next.rows),
          Self.ascends(next.columns)
        {
          let value = data.logLikelihood(
            OrdinalTable.cells(next.correlation, next.rows, next.columns, thresholds: false))
          if value >= logLikelihood - 1e-12 * abs(logLikelihood) {
            (correlation, rows, columns) = next
            logLikelihood = max(value, logLikelihood)
            moved = true
            break
          }
        }
        length /= 2
      }
      let largest = step.reduce(0) { max($0, abs($1)) }
      if !moved || largest * length < 1e-10 { return }
    }
  }

  private func stepped(
    _ step: [Double], _ length: Double
  ) -> (correlation: Double, rows: [Double], columns: [Double]) {
    var (r, c) = (rows, columns)
    for index in 1..<(rows.count - 1) { r[index] += length * step[index] }
    let offset = rows.count - 2
    for index in 1..<(columns.count - 1) { c[index] += length * step[offset + index] }
    return (correlation + length * step[0], r, c)
  }

  private static func ascends(_ cuts: [Double]) -> Bool {
    zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The gradient of the log-likelihood and the expected information.
  private static func scores(
    _ data: OrdinalTable, _ cells: OrdinalTable.Cells
  ) -> (gradient: [Double], information: Matrix) {
    let size = cells.gradients[0][0].count
    var gradient = [Double](repeating: 0, count: size)
    var information = Matrix(rows: size, columns: size, repeating: 0)
    for (i, row) in cells.gradients.enumerated() {
      for (j, slope) in row.enumerated() {
        let mass = cells.probabilities[i][j]
        for a in 0..<size where slope[a] != 0 {
          gradient[a] += data.counts[i][j] / mass * slope[a]
          for b in 0..<size { information[a, b] += data.total * slope[a] * slope[b] / mass }
        }
      }
    }
    return (gradient, information)
  }

  private func error(_ data: OrdinalTable) -> Double? {
    // In two steps too the thresholds were estimated: with them in the information the error of the
    // correlation is that of maximum likelihood, to which the two estimates are equivalent.
    let cells = OrdinalTable.cells(correlation, rows, columns, thresholds: true)
    guard let factor = try? Cholesky(Self.scores(data, cells).information) else { return nil }
    let variance = factor.inverse[0, 0]
    return variance > 0 && variance.isFinite ? variance.squareRoot() : nil
  }
}
