import LinearAlgebra
import Statistics

/// Centred, scaled columns in their singular value decomposition: every penalty is then one sum.
struct RidgeProblem {
  private let y: [Double]
  private let centre: Double
  private let means: [Double]
  private let deviations: [Double]
  private let svd: SVD
  /// Uᵀ(y − ȳ).
  private let projections: [Double]
  /// Squared length of what the columns cannot reach of y − ȳ.
  private let outside: Double
  /// The singular values that count for the rank.
  private let rank: Int

  init(x: Matrix, y: [Double], names: [String]) throws(FitError) {
    if let row = y.firstIndex(where: { !$0.isFinite }) {
      throw .nonFinite(row: row, column: "response")
    }
    let n = Double(x.rows)
    var columns: [[Double]] = []
    var constant: [DependentColumn] = []
    (means, deviations) = try Self.moments(x, names)
    for j in 0..<x.columns {
      let (mean, deviation) = (means[j], deviations[j])
      let column = x.column(j)
      if isRounding(
        deviation * deviation * n, against: column.reduce(0) { $0 + $1 * $1 })
      {
        constant.append(DependentColumn(name: names[j], dependsOn: ["(Intercept)"]))
      }
      columns.append(column.map { ($0 - mean) / deviation })
    }
    guard constant.isEmpty else { throw .rankDeficient(columns: constant) }
    let average = CompensatedSum(y).value / n
    let response = y.map { $0 - average }
    guard average.isFinite, let svd = try? SVD(Matrix(columns: columns)) else {
      throw .outOfRange
    }
    (self.y, centre, self.svd) = (y, average, svd)
    rank = svd.rank()
    projections = svd.u.transposedTimes(response)
    let kept = projections.prefix(rank)
    let rest = zip(
      response,
      svd.u.times(projections.enumerated().map { $0.offset < svd.rank() ? $0.element : 0 }))
    outside = rest.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    guard outside.isFinite, kept.allSatisfy(\.isFinite) else { throw .outOfRange }
  }

  private static func moments(
    _ x: Matrix, _ names: [String]
  ) throws(FitError) -> (means: [Double], deviations: [Double]) {
    let n = Double(x.rows)
    var (means, deviations): ([Double], [Double]) = ([], [])
    for j in 0..<x.columns {
      let column = x.column(j)
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw .nonFinite(row: row, column: names[j])
      }
      let mean = CompensatedSum(column).value / n
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      guard squares.isFinite else { throw .outOfRange }
      means.append(mean)
      deviations.append((squares / n).squareRoot())
    }
    return (means, deviations)
  }

  /// The share s²/(s² + nλ) of each direction that is kept.
  private func shares(_ lambda: Double) -> [Double] {
    svd.singularValues.prefix(rank).map { s in
      s * s / (s * s + Double(y.count) * lambda)
    }
  }

  /// RSS/n/(1 − df/n)²; nil when no degree of freedom is left.
  private func criterion(_ lambda: Double) -> Double? {
    let n = Double(y.count)
    let shares = shares(lambda)
    let left = 1 - (1 + shares.reduce(0, +)) / n
    guard left > 1e-10 else { return nil }
    let squares = zip(shares, projections).reduce(outside) {
      $0 + (1 - $1.0) * (1 - $1.0) * $1.1 * $1.1
    }
    return squares / n / (left * left)
  }

  /// λ between 1e-8 and 1e4 times the largest squared singular value over n.
  func bestPenalty() -> Double {
    let unit = (svd.singularValues.first ?? 1) * (svd.singularValues.first ?? 1) / Double(y.count)
    func value(_ exponent: Double) -> Double {
      criterion(unit * exponential(exponent)) ?? .infinity
    }
    let (low, high) = (-8 * logOf(10), 4 * logOf(10))
    // The criterion may have several dips: a grid finds the deepest, finer grids its bottom.
    var (from, to) = (low, high)
    var best = low
    for steps in [240] + Array(repeating: 20, count: 10) {
      let grid = (0...steps).map { from + (to - from) * Double($0) / Double(steps) }
      let values = grid.map(value)
      let index = values.indices.min { values[$0] < values[$1] } ?? steps
      best = grid[index]
      (from, to) = (grid[max(0, index - 1)], grid[min(steps, index + 1)])
    }
    return unit * exponential(best)
  }

  func fit(_ lambda: Double, names: [String], chosen: Bool) -> RidgeFit {
    let n = Double(y.count)
    let shares = shares(lambda)
    let parts = zip(shares, projections).map { $0 * $1 }
    let padding = Array(repeating: 0.0, count: svd.singularValues.count - rank)
    let scaled = zip(parts, svd.singularValues).map { $0 / $1 } + padding
    let standardized = svd.v.times(scaled)
    let coefficients = zip(standardized, deviations).map { $0 / $1 }
    let fitted = svd.u.times(parts + padding).map { $0 + centre }
    let moved = zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }
    var notes = [
      Note(
        code: "ridge_no_inference",
        sentence: "Ridge coefficients are held back towards zero to predict better; they have no "
          + "valid standard errors, p-values or intervals.")
    ]
    let unit = (svd.singularValues.first ?? 1) * (svd.singularValues.first ?? 1) / n
    if chosen, lambda <= unit * 1.01e-8 || lambda >= unit * 0.99e4 {
      notes.append(
        Note(
          code: "penalty_at_bound",
          sentence: lambda > unit
            ? "Cross-validation prefers the mean to any use of the columns."
            : "Cross-validation prefers no penalty, so the fit may only repeat the noise."))
    }
    return RidgeFit(
      terms: names, intercept: centre - moved, coefficients: coefficients,
      standardizedCoefficients: standardized, penalty: lambda, penaltyWasChosen: chosen,
      effectiveDegreesOfFreedom: 1 + shares.reduce(0, +),
      generalizedCrossValidation: criterion(lambda), fitted: fitted,
      residuals: zip(y, fitted).map { $0 - $1 }, notes: notes)
  }
}
