/// What is left of influence values once known totals have been taken into account.
enum CalibrationResiduals: Sendable, Equatable {
  /// Deviations from the weighted mean of the row's category.
  case postStratification([Int])
  /// Residuals of the least-squares fit on all margins, every row alike. Deville & Särndal (1992,
  /// JASA 87:376) allow any fit here; this is the one that R's survey package makes.
  case raking([[Int]])

  /// - Parameters:
  ///   - influences: one per row
  ///   - weights: the calibrated weights
  func residuals(_ influences: [Double], weights: [Double]) -> [Double] {
    switch self {
    case .postStratification(let codes):
      var residuals = influences
      _ = Self.centre(&residuals, codes, weights)
      return residuals
    case .raking(let margins):
      // Centring by one margin after the other is least squares by alternating projections.
      let alike = weights.map { $0 > 0 ? 1.0 : 0 }
      var residuals = influences
      let size = influences.reduce(0) { max($0, abs($1)) }
      for _ in 0..<10_000 {
        var moved = 0.0
        for codes in margins { moved = max(moved, Self.centre(&residuals, codes, alike)) }
        if moved <= 1e-15 * size { break }
      }
      return residuals
    }
  }

  /// Takes the weighted mean of its category from every value; returns the largest such mean.
  private static func centre(
    _ values: inout [Double], _ codes: [Int], _ weights: [Double]
  ) -> Double {
    let count = (codes.max() ?? -1) + 1
    var (sums, totals) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
    )
    for row in values.indices {
      sums[codes[row]] += weights[row] * values[row]
      totals[codes[row]] += weights[row]
    }
    let means = zip(sums, totals).map { $1 > 0 ? $0 / $1 : 0 }
    for row in values.indices { values[row] -= means[codes[row]] }
    return means.reduce(0) { max($0, abs($1)) }
  }
}
