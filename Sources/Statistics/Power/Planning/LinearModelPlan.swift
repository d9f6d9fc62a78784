import Probability

/// The power of F tests: of analyses of variance and of drivers in a linear model.
///
/// Exact under normality, by the noncentral F. Source: Cohen 1988, Statistical Power Analysis,
/// chapters 8 and 9.
public struct LinearModelPlan: Codable, Sendable, Equatable {
  /// One less the size of the test.
  public var level: Double

  /// Makes a plan.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// The noncentrality that belongs to an effect: f² times answers.
  ///
  /// Answers are taken to be ν₁ + ν₂ + 1, an intercept and the tested terms in the model.
  /// - Parameters:
  ///   - effectSize: Cohen's f², R²/(1 − R²) of the tested terms.
  ///   - tested: the degrees of freedom of the terms tested.
  ///   - residual: the degrees of freedom of the residuals.
  public func noncentrality(effectSize: Double, tested: Int, residual: Int) -> Double {
    precondition(
      effectSize >= 0 && tested >= 1 && residual >= 1,
      "an f² of \(effectSize) on \(tested) and \(residual) degrees of freedom")
    return effectSize * Double(tested + residual + 1)
  }

  /// The power of the F test of some terms.
  /// - Parameters:
  ///   - effectSize: Cohen's f², R²/(1 − R²) of the tested terms.
  ///   - tested: the degrees of freedom of the terms tested.
  ///   - residual: the degrees of freedom of the residuals.
  public func power(effectSize: Double, tested: Int, residual: Int) -> Double {
    power(
      noncentrality: noncentrality(effectSize: effectSize, tested: tested, residual: residual),
      Double(tested), Double(residual))
  }

  /// The answers that a power takes when all the drivers of a model are tested together; nil when
  /// there is no effect.
  /// - Parameters:
  ///   - effectSize: Cohen's f² of all drivers.
  ///   - drivers: how many there are.
  ///   - power: the probability of finding the effect.
  public func sampleSize(effectSize: Double, drivers: Int, power target: Double) -> PlannedSize? {
    precondition(drivers >= 1 && effectSize >= 0, "\(drivers) drivers, an f² of \(effectSize)")
    guard effectSize > 0 else { return nil }
    return plannedSize(reaching: target, from: Double(drivers + 2)) {
      power(noncentrality: effectSize * $0, Double(drivers), $0 - Double(drivers) - 1)
    }
  }

  /// The power of a one-way analysis of variance.
  /// - Parameters:
  ///   - effectSize: Cohen's f, the standard deviation of the means over that within groups.
  ///   - groups: how many; at least 2.
  ///   - count: answers per group; at least 2.
  public func oneWayPower(effectSize: Double, groups: Int, count: Int) -> Double {
    precondition(
      effectSize >= 0 && groups >= 2 && count >= 2,
      "an f of \(effectSize) in \(groups) groups of \(count)")
    return oneWay(effectSize, Double(groups), Double(count))
  }

  /// The answers per group that a power takes in a one-way analysis of variance; nil when there is no
  /// effect.
  /// - Parameters:
  ///   - effectSize: Cohen's f.
  ///   - groups: how many; at least 2.
  ///   - power: the probability of finding the effect.
  public func oneWaySampleSize(
    effectSize: Double, groups: Int, power target: Double
  ) -> PlannedSize? {
    precondition(groups >= 2 && effectSize >= 0, "an f of \(effectSize) in \(groups) groups")
    guard effectSize > 0 else { return nil }
    return plannedSize(reaching: target, from: 2) { oneWay(effectSize, Double(groups), $0) }
  }

  private func oneWay(_ f: Double, _ groups: Double, _ size: Double) -> Double {
    power(noncentrality: groups * size * f * f, groups - 1, groups * (size - 1))
  }

  private func power(noncentrality: Double, _ tested: Double, _ residual: Double) -> Double {
    let critical = FisherF(
      numeratorDegreesOfFreedom: tested, denominatorDegreesOfFreedom: residual
    ).upperQuantile(1 - level)
    return NoncentralF(
      numeratorDegreesOfFreedom: tested, denominatorDegreesOfFreedom: residual,
      noncentrality: noncentrality
    ).survival(critical)
  }
}
