import Probability

/// The margin that a number of answers is expected to give: half the expected width of the default
/// score interval, over every way in which the answers can fall.
///
/// With accounts as clusters the answers fall as the effective number of independent ones would, and
/// the quantile is t; an effective number between two whole ones takes both in proportion. For N
/// customers the margin is that of the finite-population interval, √(1 − n/N) of it.
public struct ExpectedMargin: Sendable {
  /// The shares that answers are expected to have.
  public let truth: NetScoreTruth
  /// The confidence level.
  public let level: Double

  /// Up to so many effective answers the expectation is a sum over all outcomes; beyond, the width
  /// is that at the expected counts, which then differs by less than a hundredth of a point.
  public static let largestEnumeration = 300.0

  /// Makes the configuration.
  public init(truth: NetScoreTruth, level: Double = 0.95) {
    requireLevel(level)
    self.truth = truth
    self.level = level
  }

  /// The expected margin on 0…1 of `effective` independent answers.
  /// - Parameters:
  ///   - effective: more than 0.
  ///   - degreesOfFreedom: of the t quantile; infinite for independent answers.
  ///   - fraction: the share of all customers who answer, 0…1.
  public func halfWidth(
    effective: Double, degreesOfFreedom: Double = .infinity, fraction: Double = 0
  ) -> Double {
    precondition(effective > 0 && effective.isFinite, "\(effective) effective answers")
    precondition((0...1).contains(fraction), "a sampling fraction lies on 0…1, not \(fraction)")
    let critical = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
    let finite = (1 - fraction).squareRoot()
    if effective > Self.largestEnumeration {
      return finite * Self.halfWidth(truth.counts(effective), critical)
    }
    let below = max(1, Int(effective.rounded(.down)))
    let share = min(1, max(0, effective - Double(below)))
    var width = (1 - share) * enumerated(below, effective, critical)
    if share > 0 { width += share * enumerated(below + 1, effective, critical) }
    return finite * width
  }

  /// Whether `halfWidth` of so many answers is an exact expectation.
  public static func isExact(effective: Double) -> Bool { effective <= largestEnumeration }

  private func enumerated(_ size: Int, _ effective: Double, _ critical: Double) -> Double {
    let outcomes = TrinomialOutcomes(size: size)
    let masses = outcomes.masses(detractors: truth.detractors, promoters: truth.promoters)
    let scale = effective / Double(size)
    var (sum, seen) = (0.0, 0.0)
    // Outcomes this rare change no digit that is printed.
    for (counts, mass) in zip(outcomes.counts, masses) where mass > 1e-10 {
      sum += mass * Self.halfWidth(counts.scaled(by: scale), critical)
      seen += mass
    }
    return sum / seen
  }

  private static func halfWidth(_ counts: NetScoreCounts, _ critical: Double) -> Double {
    let limits = RestrictedScore(counts: counts).limits(critical: critical)
    return (limits.upper - limits.lower) / 2
  }
}

/// The smallest whole number from 1 on that meets a condition which, once met, stays met; nil when
/// `most` does not.
package func smallestWhole(most: Int, _ meets: (Int) -> Bool) -> Int? {
  guard most >= 1 else { return nil }
  var (low, high) = (0, 1)
  while !meets(high) {
    if high == most { return nil }
    (low, high) = (high, min(most, 2 * high))
  }
  while high - low > 1 {
    let middle = (low + high) / 2
    if meets(middle) { high = middle } else { low = middle }
  }
  return high
}
