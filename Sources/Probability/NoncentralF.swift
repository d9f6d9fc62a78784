import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The noncentral F distribution: a noncentral chi-squared over a central one, each divided by its
/// degrees of freedom.
public struct NoncentralF: ContinuousDistribution, Equatable {
  /// Numerator degrees of freedom, positive, not necessarily whole.
  public let numeratorDegreesOfFreedom: Double
  /// Denominator degrees of freedom, positive, not necessarily whole.
  public let denominatorDegreesOfFreedom: Double
  /// Noncentrality of the numerator, not negative.
  public let noncentrality: Double

  /// A noncentral F distribution; degrees of freedom: finite and positive, noncentrality: finite,
  /// 0 or more.
  public init(
    numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double, noncentrality: Double
  ) {
    requirePositive(numeratorDegreesOfFreedom, "numeratorDegreesOfFreedom")
    requirePositive(denominatorDegreesOfFreedom, "denominatorDegreesOfFreedom")
    precondition(
      noncentrality >= 0 && noncentrality.isFinite,
      "noncentrality must be finite and not negative, got \(noncentrality)")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if let central { return central.density(x) }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      if numeratorDegreesOfFreedom == 2 { return exp(-0.5 * noncentrality) }
      return numeratorDegreesOfFreedom < 2 ? .infinity : 0
    }
    return cboost_noncentral_f_density(
      numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, noncentrality, x)
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let central { return central.cdf(x) }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return cboost_noncentral_f_cdf(
      numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, noncentrality, x)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let central { return central.survival(x) }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return cboost_noncentral_f_survival(
      numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, noncentrality, x)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if let central { return central.quantile(p) }
    if p == 0 { return 0 }
    return p == 1
      ? .infinity : searchedQuantile(p, .positive, near: stretch * matched.quantile(p))
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if let central { return central.upperQuantile(q) }
    if q == 0 { return .infinity }
    return q == 1
      ? 0 : searchedUpperQuantile(q, .positive, near: stretch * matched.upperQuantile(q))
  }

  private var central: FisherF? {
    guard noncentrality == 0 else { return nil }
    return FisherF(
      numeratorDegreesOfFreedom: numeratorDegreesOfFreedom,
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom)
  }

  /// Factor of the scaled central F whose numerator has the same mean and variance, the first
  /// guess (Patnaik, Biometrika 36, 1949).
  private var stretch: Double { 1 + noncentrality / numeratorDegreesOfFreedom }

  private var matched: FisherF {
    let sum = numeratorDegreesOfFreedom + noncentrality
    return FisherF(
      numeratorDegreesOfFreedom: sum * (sum / (sum + noncentrality)),
      denominatorDegreesOfFreedom: denominatorDegreesOfFreedom)
  }
}
