import Probability
import Statistics

/// A table of counts of two ordered variables, without empty rows and columns, and its thresholds.
struct OrdinalTable: Sendable {
  /// The counts, row by row.
  let counts: [[Double]]
  let total: Double
  /// The normal quantiles of the cumulative row shares, with −∞ and ∞ at the ends.
  let rowCuts: [Double]
  /// The same of the columns.
  let columnCuts: [Double]

  /// Nil when fewer than two rows or two columns hold anything.
  init?(_ table: [[Int]]) {
    let rows = table.filter { $0.contains { $0 > 0 } }
    guard let width = rows.first?.count else { return nil }
    let kept = (0..<width).filter { column in rows.contains { $0[column] > 0 } }
    guard rows.count > 1, kept.count > 1 else { return nil }
    counts = rows.map { row in kept.map { Double(row[$0]) } }
    let sums = counts.map { $0.reduce(0, +) }
    total = sums.reduce(0, +)
    rowCuts = Self.cuts(sums, total)
    let (all, cells) = (total, counts)
    columnCuts = Self.cuts(
      kept.indices.map { column in cells.reduce(0) { $0 + $1[column] } }, all)
  }

  static func cuts(_ sums: [Double], _ total: Double) -> [Double] {
    var cuts = [-Double.infinity]
    var running = 0.0
    for sum in sums.dropLast() {
      running += sum
      cuts.append(Normal().quantile(running / total))
    }
    return cuts + [.infinity]
  }

  /// Cells of a normal distribution cut at thresholds, with their derivatives.
  struct Cells {
    var probabilities: [[Double]] = []
    /// ∂p/∂(correlation, row thresholds, column thresholds), cell by cell.
    var gradients: [[[Double]]] = []
  }

  /// The cells at a correlation and thresholds, all of them with derivatives or of the correlation only.
  static func cells(
    _ correlation: Double, _ rows: [Double], _ columns: [Double], thresholds: Bool
  ) -> Cells {
    let law = BivariateNormal(correlation: correlation)
    let rest = ((1 - correlation) * (1 + correlation)).squareRoot()
    let (r, c) = (rows.count - 1, columns.count - 1)
    // Values at the corners are shared by four cells.
    let corner = rows.map { a in columns.map { law.cdf(a, $0) } }
    let density = rows.map { a in columns.map { law.density(a, $0) } }
    let normal = Normal()
    func slope(_ cut: Double, _ other: Double) -> Double {
      guard cut.isFinite else { return 0 }
      if other.isInfinite { return other > 0 ? normal.density(cut) : 0 }
      return normal.density(cut) * normal.cdf((other - correlation * cut) / rest)
    }
    let bySlope =
      thresholds
      ? rows.map { a in columns.map { (slope(a, $0), slope($0, a)) } } : []
    var cells = Cells()
    for i in 0..<r {
      var probabilities: [Double] = []
      var gradients: [[Double]] = []
      for j in 0..<c {
        let mass = (corner[i + 1][j + 1] - corner[i][j + 1]) - (corner[i + 1][j] - corner[i][j])
        probabilities.append(max(mass, 1e-300))
        var gradient = [Double](repeating: 0, count: thresholds ? r + c - 1 : 1)
        gradient[0] =
          (density[i + 1][j + 1] - density[i][j + 1]) - (density[i + 1][j] - density[i][j])
        if thresholds {
          // Parameter 1 + t is the row threshold t + 1 of the list with its infinite ends.
          if i + 1 < r { gradient[i + 1] = bySlope[i + 1][j + 1].0 - bySlope[i + 1][j].0 }
          if i > 0 { gradient[i] -= bySlope[i][j + 1].0 - bySlope[i][j].0 }
          if j + 1 < c { gradient[r + j] = bySlope[i + 1][j + 1].1 - bySlope[i][j + 1].1 }
          if j > 0 { gradient[r + j - 1] -= bySlope[i + 1][j].1 - bySlope[i][j].1 }
        }
        gradients.append(gradient)
      }
      cells.probabilities.append(probabilities)
      cells.gradients.append(gradients)
    }
    return cells
  }

  /// Σ n log p.
  func logLikelihood(_ cells: Cells) -> Double {
    var sum = 0.0
    for (row, masses) in zip(counts, cells.probabilities) {
      for (count, mass) in zip(row, masses) where count > 0 { sum += count * logOf(mass) }
    }
    return sum
  }
}
