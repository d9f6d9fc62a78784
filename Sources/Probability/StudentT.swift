import CBoostMath

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Student's t distribution; with infinite degrees of freedom, the standard normal.
public struct StudentT: ContinuousDistribution, Equatable {
  /// Degrees of freedom, positive, not necessarily whole, possibly infinite.
  public let degreesOfFreedom: Double

  /// A t distribution; degreesOfFreedom: positive, not necessarily whole, possibly infinite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0, "degreesOfFreedom must be positive, got \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability density at `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if degreesOfFreedom.isInfinite { return Normal().density(x) }
    return x.isInfinite ? 0 : cboost_student_t_density(degreesOfFreedom, x)
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double {
    if x.isNaN { return x }
    if degreesOfFreedom.isInfinite { return standardNormalSurvival(-x) }
    if x.isInfinite { return x > 0 ? 1 : 0 }
    if abs(x) < 0.5 {
      // P(−|x| < T < |x|) / 2 about the median, so that small arguments keep their digits.
      let sum = degreesOfFreedom + x * x
      let half = IncompleteBeta.lower(
        0.5, degreesOfFreedom / 2, x: x * x / sum, y: degreesOfFreedom / sum)
      return x < 0 ? 0.5 - 0.5 * half : 0.5 + 0.5 * half
    }
    return cboost_student_t_cdf(degreesOfFreedom, x)
  }

  /// P(X > x), accurate where it is tiny.
  public func survival(_ x: Double) -> Double {
    cdf(-x)
  }

  /// The x with P(X ≤ x) = p; p: 0…1.
  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if degreesOfFreedom.isInfinite { return standardNormalQuantile(p) }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    let start = cboost_student_t_quantile(degreesOfFreedom, p)
    let target = min(p, 1 - p)
    return target < 1e-12 ? refined(start, target) : start
  }

  /// Newton steps for the logarithm of the tail beyond x against log |x|, which is nearly a
  /// straight line. Boost's inverse may stop early far out.
  private func refined(_ start: Double, _ target: Double) -> Double {
    var x = start
    for _ in 0..<60 where x.isFinite {
      let tail = cdf(-abs(x))
      let step = log(tail / target) * tail / (abs(x) * density(x))
      guard step.isFinite else { break }
      x *= exp(max(-5, min(5, step)))
      if abs(step) < 1e-12 { break }
    }
    return x
  }

  /// The x with P(X > x) = q; q: 0…1.
  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    return -quantile(q)
  }
}
