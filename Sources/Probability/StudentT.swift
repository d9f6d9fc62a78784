import CBoostMath

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

  public func density(_ x: Double) -> Double {
    if degreesOfFreedom.isInfinite { return Normal().density(x) }
    return x.isInfinite ? 0 : cboost_student_t_density(degreesOfFreedom, x)
  }

  public func cdf(_ x: Double) -> Double {
    if degreesOfFreedom.isInfinite { return standardNormalSurvival(-x) }
    if x.isInfinite { return x > 0 ? 1 : 0 }
    return cboost_student_t_cdf(degreesOfFreedom, x)
  }

  public func survival(_ x: Double) -> Double {
    cdf(-x)
  }

  public func quantile(_ p: Double) -> Double {
    requireProbability(p)
    if degreesOfFreedom.isInfinite { return standardNormalQuantile(p) }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    return cboost_student_t_quantile(degreesOfFreedom, p)
  }

  public func upperQuantile(_ q: Double) -> Double {
    requireProbability(q, "q")
    return -quantile(q)
  }
}
