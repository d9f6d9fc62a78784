import Probability

/// How many answers a net score needs for a margin, and what difference two samples can show, by the
/// normal approximation.
///
/// For the margin and the power that the default methods have in fact, use `NetScoreCoverage` and the
/// exact power of the score test: below 30 answers this one promises too much. Source: the Wald half
/// width z√(v/n), v = p₊ + p₋ − (p₊ − p₋)²; Cochran 1977, Sampling Techniques, 4.5, for finite
/// populations.
public struct NetScorePlan: Codable, Sendable, Equatable {
  /// The expected share of promoters, 0…1.
  public let promoters: Double
  /// The expected share of detractors, 0…1.
  public let detractors: Double
  /// The confidence level, or one less the size of the test.
  public let level: Double
  /// By how much clustering in accounts multiplies the variance; 1 for independent answers.
  public let designEffect: Double

  /// Makes a plan.
  public init(
    promoters: Double, detractors: Double, level: Double = 0.95, designEffect: Double = 1
  ) {
    requireLevel(level)
    precondition(
      promoters >= 0 && detractors >= 0 && promoters + detractors <= 1 + 1e-12,
      "shares of promoters \(promoters) and detractors \(detractors)")
    precondition(
      designEffect > 0 && designEffect.isFinite, "a design effect of \(designEffect)")
    self.promoters = promoters
    self.detractors = detractors
    self.level = level
    self.designEffect = designEffect
  }

  /// The variance of one answer coded −1, 0, +1.
  public var variance: Double {
    let score = promoters - detractors
    return max(0, promoters + detractors - score * score)
  }

  /// The answers that a margin takes from a population without end; nil when answers do not vary.
  /// - Parameter halfWidth: the margin on −1…1, more than 0.
  public func sampleSize(halfWidth: Double) -> PlannedSize? {
    precondition(halfWidth > 0 && halfWidth.isFinite, "a half width of \(halfWidth)")
    guard variance > 0 else { return nil }
    let z = Normal().upperQuantile((1 - level) / 2)
    return PlannedSize(exact: designEffect * variance * z * z / (halfWidth * halfWidth))
  }

  /// The answers that a margin takes from so many customers; nil when answers do not vary.
  /// - Parameters:
  ///   - halfWidth: the margin on −1…1, more than 0.
  ///   - population: the customers there are; at least 1.
  public func sampleSize(halfWidth: Double, population: Int) -> PlannedSize? {
    precondition(population >= 1, "a population of \(population)")
    return sampleSize(halfWidth: halfWidth).map {
      PlannedSize(exact: $0.exact / (1 + $0.exact / Double(population)))
    }
  }

  /// The margin that a number of answers gives.
  /// - Parameter count: answers; at least 1.
  public func halfWidth(count: Int) -> Double {
    precondition(count >= 1, "a margin of \(count) answers")
    return Normal().upperQuantile((1 - level) / 2)
      * (designEffect * variance / Double(count)).squareRoot()
  }

  /// The smallest difference of two scores on −1…1 that a two-sided test finds with a power, both
  /// groups having this plan's variance; nil when it exceeds 2, the length of the scale.
  /// - Parameters:
  ///   - counts: answers in each group; at least 1.
  ///   - power: the probability of finding the difference.
  public func detectableDifference(counts: (Int, Int), power: Double) -> Double? {
    precondition(counts.0 >= 1 && counts.1 >= 1, "groups of \(counts.0) and \(counts.1)")
    requirePower(power)
    let error =
      (designEffect * variance * (1 / Double(counts.0) + 1 / Double(counts.1))).squareRoot()
    let reach = Normal().upperQuantile((1 - level) / 2) + Normal().quantile(power)
    let difference = max(0, reach) * error
    return difference <= 2 ? difference : nil
  }
}
