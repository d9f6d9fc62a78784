import Probability

/// The power of t tests, and the size that a power takes.
///
/// Exact under normality, by the noncentral t; two-sided power counts both rejection regions. Source:
/// Cohen 1988, Statistical Power Analysis, chapter 2.
public struct TTestPlan: Codable, Sendable, Equatable {
  /// What is compared.
  public enum Design: String, Codable, Sendable, Equatable {
    /// Two independent groups of one variance.
    case twoSample = "two_sample"
    /// Pairs; effects are in standard deviations of the differences.
    case paired
    /// One group with a fixed value.
    case oneSample = "one_sample"
  }

  /// What is compared.
  public var design: Design
  /// `.greater` and `.less` are one-sided tests.
  public var alternative: TestAlternative
  /// One less the size of the test.
  public var level: Double

  /// Makes a plan.
  public init(
    design: Design = .twoSample, alternative: TestAlternative = .twoSided, level: Double = 0.95
  ) {
    requireLevel(level)
    self.design = design
    self.alternative = alternative
    self.level = level
  }

  /// The power.
  /// - Parameters:
  ///   - effectSize: the difference in standard deviations (Cohen's d); for `.less` a drop is
  ///     negative.
  ///   - count: answers per group, or pairs; at least 2.
  public func power(effectSize: Double, count: Int) -> Double {
    precondition(count >= 2, "a t test of \(count)")
    return power(effectSize, size: Double(count))
  }

  /// The power of two independent groups of unequal size.
  /// - Parameters:
  ///   - effectSize: the difference in standard deviations.
  ///   - counts: answers in each group; at least 1, three together.
  public func power(effectSize: Double, counts: (Int, Int)) -> Double {
    precondition(design == .twoSample, "two sizes for a design of \(design.rawValue)")
    precondition(
      min(counts.0, counts.1) >= 1 && counts.0 + counts.1 >= 3,
      "a t test of \(counts.0) and \(counts.1)")
    let (n, m) = (Double(counts.0), Double(counts.1))
    return tail(effectSize * (n * m / (n + m)).squareRoot(), degreesOfFreedom: n + m - 2)
  }

  /// The answers per group, or pairs, that a power takes; nil when there is no effect.
  /// - Parameters:
  ///   - effectSize: the difference in standard deviations.
  ///   - power: the probability of finding it.
  public func sampleSize(effectSize: Double, power target: Double) -> PlannedSize? {
    guard favours(effectSize) else { return nil }
    return plannedSize(reaching: target, from: 2) { power(effectSize, size: $0) }
  }

  /// The smallest effect in standard deviations that is found with a power, in the direction of the
  /// alternative (upwards for a two-sided test).
  /// - Parameters:
  ///   - count: answers per group, or pairs; at least 2.
  ///   - power: the probability of finding it.
  public func detectableEffect(count: Int, power target: Double) -> Double {
    precondition(count >= 2, "a t test of \(count)")
    requirePower(target)
    let direction = alternative == .less ? -1.0 : 1.0
    let size = Double(count)
    if power(0, size: size) >= target { return 0 }
    var high = 1.0
    while power(direction * high, size: size) < target { high *= 2 }
    return direction
      * bracketedRoot(lower: 0, upper: high, absoluteTolerance: 1e-12) {
        power(direction * $0, size: size) - target
      }
  }

  private func favours(_ effect: Double) -> Bool {
    switch alternative {
    case .twoSided: effect != 0
    case .greater: effect > 0
    case .less: effect < 0
    }
  }

  private func power(_ effect: Double, size: Double) -> Double {
    design == .twoSample
      ? tail(effect * (size / 2).squareRoot(), degreesOfFreedom: 2 * (size - 1))
      : tail(effect * size.squareRoot(), degreesOfFreedom: size - 1)
  }

  private func tail(_ noncentrality: Double, degreesOfFreedom: Double) -> Double {
    let central = StudentT(degreesOfFreedom: degreesOfFreedom)
    let sides = alternative == .twoSided ? 2.0 : 1.0
    let critical = central.upperQuantile((1 - level) / sides)
    let shifted = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
    return switch alternative {
    case .twoSided: min(1, shifted.survival(critical) + shifted.cdf(-critical))
    case .greater: shifted.survival(critical)
    case .less: shifted.cdf(-critical)
    }
  }
}
