import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The noncentral t distribution: (Z + noncentrality) / S with Z standard normal and S² an
/// independent chi-squared over its degrees of freedom.
public struct NoncentralT: ContinuousDistribution, Equatable {
  /// Degrees of freedom, positive, not necessarily whole, possibly infinite.
  public let degreesOfFreedom: Double
  /// Noncentrality.
  public let noncentrality: Double

  /// A noncentral t distribution; degreesOfFreedom: positive, not necessarily whole, possibly
  /// infinite; noncentrality: finite.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    precondition(
      degreesOfFreedom > 0, "degreesOfFreedom must be positive, got \(degreesOfFreedom)")
    precondition(noncentrality.isFinite, "noncentrality must be finite, got \(noncentrality)")
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if let simple { return simple.density(x) }
    if x.isNaN { return x }
    if x.isInfinite { return 0 }
    let (nu, delta) = (degreesOfFreedom, noncentrality)
    // The mean over S of S φ(xS − δ); in log S its peak and curvature are known.
    let product = x * delta
    let square = nu + x * x
    let root = (product * product + 4 * (nu + 1) * square).squareRoot()
    let peak =
      product > 0 ? (product + root) / (2 * square) : 2 * (nu + 1) / (root - product)
    let step = min(0.06, 0.6 / (2 * (nu + 1) + product * peak).squareRoot())
    let chi = LogChiDensity(degreesOfFreedom: nu)
    return peakIntegral(near: log(peak), step: step) { y in
      let z = x * exp(y) - delta
      return chi(y) + y - 0.5 * z * z - halfLogTwoPi
    }
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let simple { return simple.cdf(x) }
    return noncentrality < 0 ? Self.upper(-x, mirrored) : Self.lower(x, self)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let simple { return simple.survival(x) }
    return noncentrality < 0 ? Self.lower(-x, mirrored) : Self.upper(x, self)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if let simple { return simple.quantile(p) }
    if p == 0 { return -.infinity }
    return p == 1
      ? .infinity
      : searchedQuantile(
        p, .line, near: noncentrality + StudentT(degreesOfFreedom: degreesOfFreedom).quantile(p))
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if let simple { return simple.upperQuantile(q) }
    if q == 0 { return .infinity }
    return q == 1
      ? -.infinity
      : searchedUpperQuantile(
        q, .line, near: noncentrality - StudentT(degreesOfFreedom: degreesOfFreedom).quantile(q))
  }

  private var mirrored: NoncentralT {
    NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
  }

  /// The distribution where it is one of the simpler ones.
  private var simple: (any ContinuousDistribution)? {
    if degreesOfFreedom.isInfinite { return Normal(mean: noncentrality) }
    return noncentrality == 0 ? StudentT(degreesOfFreedom: degreesOfFreedom) : nil
  }

  /// From here on Boost's series, whose terms are incomplete beta functions, loses digits in
  /// proportion to the degrees of freedom.
  private static let largest = 1e5

  /// P(X ≤ x) for a positive noncentrality.
  private static func lower(_ x: Double, _ t: NoncentralT) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return x > 0 ? 1 : 0 }
    // Against the direction of the noncentrality Boost's series cancels.
    if x < 0 || t.degreesOfFreedom > largest { return mixed(x, t) { standardNormalSurvival(-$0) } }
    return cboost_noncentral_t_cdf(t.degreesOfFreedom, t.noncentrality, x)
  }

  /// P(X > x) for a positive noncentrality.
  private static func upper(_ x: Double, _ t: NoncentralT) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return x > 0 ? 0 : 1 }
    if x < 0 { return 1 - lower(x, t) }
    if t.degreesOfFreedom > largest { return mixed(x, t) { standardNormalSurvival($0) } }
    return cboost_noncentral_t_survival(t.degreesOfFreedom, t.noncentrality, x)
  }

  /// The mean over S of a tail of the normal at xS − δ.
  private static func mixed(_ x: Double, _ t: NoncentralT, _ tail: (Double) -> Double) -> Double {
    let (nu, delta) = (t.degreesOfFreedom, t.noncentrality)
    let chi = LogChiDensity(degreesOfFreedom: nu)
    // Where the normal tail is small it is about exp(−(xs − δ)²/2), and this is the peak.
    let product = x * delta
    let square = nu + x * x
    let root = (product * product + 4 * nu * square).squareRoot()
    let peak = product > 0 ? (product + root) / (2 * square) : 2 * nu / (root - product)
    let step = chi.step(addedCurvature: max(0, 2 * x * x * peak * peak))
    return min(
      1,
      peakIntegral(near: log(peak), step: step) { y in chi(y) + log(tail(x * exp(y) - delta)) })
  }
}
