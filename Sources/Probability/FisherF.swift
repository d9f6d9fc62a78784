import CBoostMath

/// Fisher's F distribution; with infinite denominator degrees of freedom, chi-squared over its
/// degrees of freedom.
public struct FisherF: ContinuousDistribution, Equatable {
  /// Numerator degrees of freedom, positive, not necessarily whole.
  public let numeratorDegreesOfFreedom: Double
  /// Denominator degrees of freedom, positive, not necessarily whole, possibly infinite.
  public let denominatorDegreesOfFreedom: Double

  /// An F distribution; degrees of freedom: positive, not necessarily whole, the denominator's
  /// possibly infinite.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    requirePositive(numeratorDegreesOfFreedom, "numeratorDegreesOfFreedom")
    precondition(
      denominatorDegreesOfFreedom > 0,
      "denominatorDegreesOfFreedom must be positive, got \(denominatorDegreesOfFreedom)")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  public func density(_ x: Double) -> Double {
    if let limit { return limit.density(x) }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      return numeratorDegreesOfFreedom < 2 ? .infinity : numeratorDegreesOfFreedom == 2 ? 1 : 0
    }
    return cboost_fisher_f_density(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func cdf(_ x: Double) -> Double {
    if let limit { return limit.cdf(x) }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return cboost_fisher_f_cdf(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func survival(_ x: Double) -> Double {
    if let limit { return limit.survival(x) }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return cboost_fisher_f_survival(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if let limit { return limit.quantile(p) }
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    return cboost_fisher_f_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, p)
  }

  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if let limit { return limit.upperQuantile(q) }
    if q == 0 { return .infinity }
    if q == 1 { return 0 }
    return cboost_fisher_f_upper_quantile(
      numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, q)
  }

  /// χ²(ν₁)/ν₁ as a gamma distribution, when the denominator's degrees of freedom are infinite.
  private var limit: Gamma? {
    guard denominatorDegreesOfFreedom.isInfinite else { return nil }
    return Gamma(shape: numeratorDegreesOfFreedom / 2, rate: numeratorDegreesOfFreedom / 2)
  }
}
