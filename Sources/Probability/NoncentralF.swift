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

  /// A noncentral F distribution; degrees of freedom: finite and positive, noncentrality:
  /// 0…1e10.
  public init(
    numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double, noncentrality: Double
  ) {
    requirePositive(numeratorDegreesOfFreedom, "numeratorDegreesOfFreedom")
    requirePositive(denominatorDegreesOfFreedom, "denominatorDegreesOfFreedom")
    precondition(
      noncentrality >= 0 && noncentrality <= 1e10,
      "noncentrality must be in 0…1e10, got \(noncentrality)")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if let central { return central.density(x) }
    if x.isNaN { return x }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      if numeratorDegreesOfFreedom == 2 { return exp(-0.5 * noncentrality) }
      return numeratorDegreesOfFreedom < 2 ? .infinity : 0
    }
    return mixture(x).map { $0.scaledDensity() / x } ?? 0
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let central { return central.cdf(x) }
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return mixture(x)?.lower() ?? (x < 1 ? 0 : 1)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let central { return central.survival(x) }
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return mixture(x)?.upper() ?? (x < 1 ? 1 : 0)
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

  /// The mixture of beta distributions at u = ax/(ax + b), nil where u or 1 − u is too small for a
  /// Double.
  private func mixture(_ x: Double) -> PoissonMixture<BetaLadder>? {
    let (a, b) = (numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2)
    let (u, v) = betaArguments(a / b * x)
    guard u > 0 && v > 0 else { return nil }
    return PoissonMixture(
      mean: noncentrality / 2, ladder: BetaLadder(shape: a, other: b, u: u, v: v))
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

/// Beta distributions at u = 1 − v.
private struct BetaLadder: ShapeLadder {
  let shape: Double
  let other: Double
  let u: Double
  let v: Double

  func lower(_ j: Double) -> Double { IncompleteBeta.lower(shape + j, other, x: u, y: v) }

  func upper(_ j: Double) -> Double { IncompleteBeta.upper(shape + j, other, x: u, y: v) }

  func logStep(_ j: Double) -> Double { logBetaPower(shape + j, other, u, v) - log(shape + j) }

  func stepRatio(_ j: Double) -> Double { u * ((shape + other + j) / (shape + j + 1)) }
}
