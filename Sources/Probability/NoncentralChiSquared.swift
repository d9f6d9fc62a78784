#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The noncentral chi-squared distribution: the sum of squares of normals of variance 1 whose
/// means have the noncentrality as sum of squares.
public struct NoncentralChiSquared: ContinuousDistribution, Equatable {
  /// Degrees of freedom, positive, not necessarily whole.
  public let degreesOfFreedom: Double
  /// Noncentrality, not negative.
  public let noncentrality: Double

  /// A noncentral chi-squared distribution; degreesOfFreedom: finite and positive, noncentrality:
  /// 0…1e10.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    requirePositive(degreesOfFreedom, "degreesOfFreedom")
    precondition(
      noncentrality >= 0 && noncentrality <= 1e10,
      "noncentrality must be in 0…1e10, got \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if let central { return central.density(x) }
    if x.isNaN { return x }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      if degreesOfFreedom == 2 { return 0.5 * exp(-0.5 * noncentrality) }
      return degreesOfFreedom < 2 ? .infinity : 0
    }
    return x * 0.5 > 0 ? mixture(x).scaledDensity() / x : density(0)
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let central { return central.cdf(x) }
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    return x * 0.5 > 0 ? mixture(x).lower() : 0
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let central { return central.survival(x) }
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    return x * 0.5 > 0 ? mixture(x).upper() : 1
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

  private var central: ChiSquared? {
    noncentrality == 0 ? ChiSquared(degreesOfFreedom: degreesOfFreedom) : nil
  }

  private func mixture(_ x: Double) -> PoissonMixture<GammaLadder> {
    PoissonMixture(
      mean: noncentrality / 2, ladder: GammaLadder(shape: degreesOfFreedom / 2, x: x / 2))
  }

  /// Factor of the scaled central chi-squared with the same mean and variance, the first guess.
  private var stretch: Double {
    (degreesOfFreedom + 2 * noncentrality) / (degreesOfFreedom + noncentrality)
  }

  private var matched: ChiSquared {
    ChiSquared(degreesOfFreedom: (degreesOfFreedom + noncentrality) / stretch)
  }
}

/// Gamma distributions of rate 1 at x.
private struct GammaLadder: ShapeLadder {
  let shape: Double
  let x: Double

  func lower(_ j: Double) -> Double { IncompleteGamma.lower(shape + j, x) }

  func upper(_ j: Double) -> Double { IncompleteGamma.upper(shape + j, x) }

  func logStep(_ j: Double) -> Double { logGammaPower(shape + j, x) - log(shape + j) }

  func stepRatio(_ j: Double) -> Double { x / (shape + j + 1) }
}
