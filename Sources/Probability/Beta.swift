import CBoostMath

/// The beta distribution on 0…1.
public struct Beta: ContinuousDistribution, Equatable {
  /// First shape, positive.
  public let alpha: Double
  /// Second shape, positive.
  public let beta: Double

  /// A beta distribution; alpha and beta: finite and positive.
  public init(alpha: Double, beta: Double) {
    requirePositive(alpha, "alpha")
    requirePositive(beta, "beta")
    self.alpha = alpha
    self.beta = beta
  }

  public func density(_ x: Double) -> Double {
    if x < 0 || x > 1 { return 0 }
    if x == 0 { return alpha < 1 ? .infinity : alpha == 1 ? beta : 0 }
    if x == 1 { return beta < 1 ? .infinity : beta == 1 ? alpha : 0 }
    return cboost_beta_density(alpha, beta, x)
  }

  public func cdf(_ x: Double) -> Double {
    if x <= 0 { return 0 }
    return x >= 1 ? 1 : cboost_beta_lower(alpha, beta, x)
  }

  public func survival(_ x: Double) -> Double {
    if x <= 0 { return 1 }
    return x >= 1 ? 0 : cboost_beta_upper(alpha, beta, x)
  }

  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    return p == 0 || p == 1 ? p : cboost_beta_quantile(alpha, beta, p)
  }

  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    return q == 0 || q == 1 ? 1 - q : cboost_beta_upper_quantile(alpha, beta, q)
  }
}
