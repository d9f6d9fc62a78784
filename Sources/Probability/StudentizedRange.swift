#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The studentized range: the range of independent normals over an independent estimate of their
/// standard deviation, the reference of Tukey's comparisons.
///
/// Computed as in Copenhaver and Holland (J. Statist. Comput. Simul. 30, 1988) from the range of
/// standard normals, averaged over the chi distribution of the estimate.
public struct StudentizedRange: ContinuousDistribution, Equatable {
  /// Number of means compared, at least 2.
  public let groups: Int
  /// Degrees of freedom of the variance estimate, positive, possibly infinite.
  public let degreesOfFreedom: Double

  /// A studentized range distribution; groups: at least 2, degreesOfFreedom: positive, not
  /// necessarily whole, possibly infinite.
  public init(groups: Int, degreesOfFreedom: Double) {
    precondition(groups >= 2, "groups must be at least 2, got \(groups)")
    precondition(
      degreesOfFreedom > 0, "degreesOfFreedom must be positive, got \(degreesOfFreedom)")
    self.groups = groups
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0 || x == .infinity { return 0 }
    if x == 0 {
      // The range of two is √2 times the absolute value of one normal.
      let root = 1.4142135623730951
      return groups == 2 ? root * StudentT(degreesOfFreedom: degreesOfFreedom).density(0) : 0
    }
    return mean(x) { s, range in s * range.density(x * s) }
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 0 }
    return x == .infinity ? 1 : min(1, mean(x) { s, range in range.cdf(x * s) })
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= 0 { return 1 }
    if x == .infinity { return 0 }
    // A large survival loses nothing as a complement, and the cdf is cheaper.
    if bonferroni(x) > 0.1 {
      let below = cdf(x)
      if below < 0.9 { return 1 - below }
    }
    return min(1, mean(x) { s, range in range.survival(x * s) })
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if p == 0 { return 0 }
    return p == 1 ? .infinity : searchedQuantile(p, .positive, near: guess(upper: 1 - p))
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    if q == 0 { return .infinity }
    return q == 1 ? 0 : searchedUpperQuantile(q, .positive, near: guess(upper: q))
  }

  /// The mean of f over the estimate S of the standard deviation.
  private func mean(_ x: Double, _ f: (_ s: Double, _ range: NormalRange) -> Double) -> Double {
    let range = NormalRange(count: groups)
    if degreesOfFreedom.isInfinite { return f(1, range) }
    let chi = LogChiDensity(degreesOfFreedom: degreesOfFreedom)
    // The peak where x is so small that the range's cdf is a power, or so large that its survival
    // is a normal tail, and something between where it is neither.
    let nu = degreesOfFreedom
    let peak =
      (nu + Double(groups - 1)).squareRoot() / hypot(nu.squareRoot(), x * 0.7071067811865476)
    let step = chi.step(addedCurvature: 2 * Double(groups - 1), atMost: 0.08)
    return peakIntegral(near: log(peak), step: step) { y in chi(y) + log(f(exp(y), range)) }
  }

  /// The Bonferroni bound of the survival, with equality for two groups.
  private func bonferroni(_ x: Double) -> Double {
    pairs * StudentT(degreesOfFreedom: degreesOfFreedom).survival(x / 2.0.squareRoot())
  }

  /// The inverse of the bound.
  private func guess(upper q: Double) -> Double {
    let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(q / pairs)
    return max(1e-300, 2.0.squareRoot() * t)
  }

  /// Twice the number of pairs.
  private var pairs: Double { Double(groups) * Double(groups - 1) }
}
