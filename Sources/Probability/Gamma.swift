import CBoostMath

/// The gamma distribution.
public struct Gamma: ContinuousDistribution, Equatable {
  /// Shape, positive.
  public let shape: Double
  /// Rate, the inverse of the scale, positive.
  public let rate: Double

  /// A gamma distribution; shape and rate: finite and positive.
  public init(shape: Double, rate: Double = 1) {
    requirePositive(shape, "shape")
    requirePositive(rate, "rate")
    self.shape = shape
    self.rate = rate
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 { return shape < 1 ? .infinity : shape == 1 ? rate : 0 }
    let scaled = rate * x
    return scaled == 0 ? density(0) : IncompleteGamma.power(shape, scaled) / x
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    return x == .infinity ? 1 : IncompleteGamma.lower(shape, rate * x)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    return x == .infinity ? 0 : IncompleteGamma.upper(shape, rate * x)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if p == 0 { return 0 }
    return p == 1 ? .infinity : IncompleteGamma.quantile(shape, p) / rate
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if q == 0 { return .infinity }
    return q == 1 ? 0 : IncompleteGamma.upperQuantile(shape, q) / rate
  }
}

/// Natural logarithm of the gamma function; x: positive.
public func logGamma(_ x: Double) -> Double {
  precondition(x > 0, "x must be positive, got \(x)")
  return x == .infinity ? x : cboost_log_gamma(x)
}
