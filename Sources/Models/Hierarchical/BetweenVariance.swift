import Statistics

/// An estimator of the variance τ² between true values whose estimates have known variances.
public enum BetweenVariance: String, Codable, Sendable, Equatable, CaseIterable {
  /// From the expectation of Q at fixed-effect weights (DerSimonian & Laird 1986).
  case dersimonianLaird = "dersimonian_laird"
  /// The τ² at which Q equals its expectation k − 1 (Paule & Mandel 1982).
  case pauleMandel = "paule_mandel"
  /// The maximum of the restricted likelihood.
  case reml

  /// The estimate in the units of the scaled data; not below zero.
  func estimate(_ data: PoolingData) -> Double {
    let free = Double(data.estimates.count - 1)
    switch self {
    case .dersimonianLaird:
      let (weights, total, _, q) = data.pooled(0)
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      return max(0, (q - free) / (total - squares / total))
    case .pauleMandel: return Self.variance(data, at: free)
    case .reml: return Self.restricted(data)
    }
  }

  /// The τ² at which Q has a value; zero when Q never reaches it. Q falls in τ².
  static func variance(_ data: PoolingData, at q: Double) -> Double {
    if data.pooled(0).q <= q { return 0 }
    // Q(τ²) ≤ Σ(y − ȳ)²/τ², which bounds the root.
    return bracketedRoot(lower: 0, upper: data.squares / q * (1 + 1e-9), absoluteTolerance: 1e-18) {
      data.pooled($0).q - q
    }
  }

  /// Of several peaks the highest: a grid finds it, and the root of the derivative.
  private static func restricted(_ data: PoolingData) -> Double {
    func likelihood(_ between: Double) -> Double {
      let (weights, total, _, q) = data.pooled(between)
      return weights.reduce(0) { $0 + logOf($1) } / 2 - logOf(total) / 2 - q / 2
    }
    func slope(_ between: Double) -> Double {
      let (weights, total, mean, _) = data.pooled(between)
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      let spread = zip(weights, data.estimates).reduce(0.0) {
        $0 + $1.0 * $1.0 * ($1.1 - mean) * ($1.1 - mean)
      }
      return (spread - total + squares / total) / 2
    }
    // The scaled values have a mean square of at most one: beyond 4k the likelihood falls.
    let top = logOf(4 * Double(data.estimates.count))
    let grid = [0] + (0...120).map { exponential(top - Double(120 - $0) / 4) }
    let heights = grid.map(likelihood)
    let best = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    let rising = slope(grid[best]) > 0
    if best == 0 && !rising { return 0 }
    let lower = rising ? grid[best] : grid[best - 1]
    let upper = rising ? grid[min(best + 1, grid.count - 1)] : grid[best]
    guard slope(lower) > 0, slope(upper) < 0 else { return grid[best] }
    return bracketedRoot(lower: lower, upper: upper, absoluteTolerance: 1e-18, slope)
  }
}
