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

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0 || x > 1 { return 0 }
    if x == 0 { return alpha < 1 ? .infinity : alpha == 1 ? beta : 0 }
    if x == 1 { return beta < 1 ? .infinity : beta == 1 ? alpha : 0 }
    return IncompleteBeta.power(alpha, beta, x: x, y: 1 - x) / x / (1 - x)
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    return x >= 1 ? 1 : IncompleteBeta.lower(alpha, beta, x: x, y: 1 - x)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    return x >= 1 ? 0 : IncompleteBeta.upper(alpha, beta, x: x, y: 1 - x)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    return p == 0 || p == 1 ? p : IncompleteBeta.quantile(alpha, beta, p).x
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    return q == 0 || q == 1 ? 1 - q : IncompleteBeta.quantile(beta, alpha, q).y
  }
}
