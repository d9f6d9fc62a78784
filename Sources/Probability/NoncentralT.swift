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
    let peak = peak(x, power: nu + 1)
    let step = min(0.06, 0.6 / (2 * (nu + 1) + x * peak * delta).squareRoot())
    let chi = LogChiDensity(degreesOfFreedom: nu)
    return peakIntegral(near: log(peak), step: step) { y in
      let z = x * exp(y) - delta
      return chi(y) + y - 0.5 * z * z - halfLogTwoPi
    }
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if let simple { return simple.cdf(x) }
    if !x.isFinite { return x.isNaN ? x : x > 0 ? 1 : 0 }
    return tail(x, isUpper: false)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if let simple { return simple.survival(x) }
    if !x.isFinite { return x.isNaN ? x : x > 0 ? 0 : 1 }
    return tail(x, isUpper: true)
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

  /// The distribution where it is one of the simpler ones.
  private var simple: (any ContinuousDistribution)? {
    if degreesOfFreedom.isInfinite { return Normal(mean: noncentrality) }
    return noncentrality == 0 ? StudentT(degreesOfFreedom: degreesOfFreedom) : nil
  }

  private func tail(_ x: Double, isUpper: Bool) -> Double {
    let delta = noncentrality
    if abs(delta) > 40 && delta * delta > degreesOfFreedom {
      return delta > 0
        ? meanOverNormal(x, delta, isUpper: isUpper) : meanOverNormal(-x, -delta, isUpper: !isUpper)
    }
    return meanOverScale(x, isUpper: isUpper)
  }

  /// The mean over S of the tail of a normal beyond or below xS − δ, integrated over log S. Both
  /// integrands have one peak.
  private func meanOverScale(_ x: Double, isUpper: Bool) -> Double {
    let (nu, delta) = (degreesOfFreedom, noncentrality)
    // Where the normal tail is small it is about exp(−(xs − δ)²/2), and this is the peak.
    let peak = peak(x, power: nu)
    // Where xS passes δ on the same side of 0, the tail changes over a relative width of 1/δ.
    let product = x * peak * delta
    let added = product > 0 ? delta * delta + product : 0
    let chi = LogChiDensity(degreesOfFreedom: nu)
    let integral = peakIntegral(
      near: log(peak), step: chi.step(addedCurvature: added, atMost: 0.06)
    ) { y in
      let z = x * exp(y) - delta
      return chi(y) + logStandardNormalSurvival(isUpper ? z : -z)
    }
    return min(1, integral)
  }

  /// The mean over Z of the tail of S at (Z + δ)/x, for a δ so large that Z + δ < 0 has no
  /// probability that a Double could hold. The work does not grow with δ.
  private func meanOverNormal(_ x: Double, _ delta: Double, isUpper: Bool) -> Double {
    if x <= 0 { return isUpper ? 1 : 0 }
    let half = degreesOfFreedom / 2
    let step = 0.6 / (2 + 4 * half / (delta * delta)).squareRoot()
    let integral = peakIntegral(near: 0, step: step) { z in
      let s = (z + delta) / x
      let argument = half * s * s
      guard s > 0 && argument > 0 else { return isUpper ? -.infinity : -0.5 * z * z }
      guard argument < .infinity else { return isUpper ? -0.5 * z * z : -.infinity }
      // T > x where S is below s.
      let tail =
        isUpper ? IncompleteGamma.lower(half, argument) : IncompleteGamma.upper(half, argument)
      return log(tail) - 0.5 * z * z
    }
    return min(1, integral * 0.3989422804014327)
  }

  /// The s at which sᵏ exp(−νs²/2 − (xs − δ)²/2) is largest, k being the power.
  private func peak(_ x: Double, power: Double) -> Double {
    let scale = hypot(degreesOfFreedom.squareRoot(), x)
    let lead = noncentrality * (x / scale)
    let root = (lead * lead + 4 * power).squareRoot()
    return (lead > 0 ? (lead + root) / 2 : 2 * power / (root - lead)) / scale
  }
}
