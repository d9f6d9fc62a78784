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

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if let limit { return limit.density(x) }
    if x.isNaN { return x }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      return numeratorDegreesOfFreedom < 2 ? .infinity : numeratorDegreesOfFreedom == 2 ? 1 : 0
    }
    let (u, v) = betaArguments(a / b * x)
    return u > 0 && v > 0 ? IncompleteBeta.power(a, b, x: u, y: v) / x : 0
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let limit { return limit.cdf(x) }
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    let (u, v) = betaArguments(a / b * x)
    return IncompleteBeta.lower(a, b, x: u, y: v)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let limit { return limit.survival(x) }
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    let (u, v) = betaArguments(a / b * x)
    return IncompleteBeta.upper(a, b, x: u, y: v)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if let limit { return limit.quantile(p) }
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    let (u, v) = IncompleteBeta.quantile(a, b, p)
    return u / v * (b / a)
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if let limit { return limit.upperQuantile(q) }
    if q == 0 { return .infinity }
    if q == 1 { return 0 }
    let (v, u) = IncompleteBeta.quantile(b, a, q)
    return u / v * (b / a)
  }

  private var a: Double { numeratorDegreesOfFreedom / 2 }
  private var b: Double { denominatorDegreesOfFreedom / 2 }

  /// χ²(ν₁)/ν₁ as a gamma distribution, when the denominator's degrees of freedom are infinite.
  private var limit: Gamma? {
    guard denominatorDegreesOfFreedom.isInfinite else { return nil }
    return Gamma(shape: a, rate: a)
  }
}

/// u = r/(1 + r) and v = 1 − u for a ratio r, both to full relative accuracy; r: not negative.
func betaArguments(_ ratio: Double) -> (u: Double, v: Double) {
  ratio < 1
    ? (ratio / (1 + ratio), 1 / (1 + ratio))
    : (1 / (1 + 1 / ratio), 1 / (1 + ratio))
}
