import Probability

/// Whether two scores differ by less than the smallest difference that matters: two one-sided tests.
///
/// Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15:657–680, with Z(Δ) at the
/// two margins.
public struct Equivalence: Codable, Sendable, Equatable {
  /// The smallest difference that matters, on 0…2.
  public let margin: Double
  /// Z at −margin: large when the difference is surely above it; nil where it is infinite.
  public let lowerStatistic: Double?
  /// Z at +margin: far below zero when the difference is surely under it; nil where it is infinite.
  public let upperStatistic: Double?
  /// The larger of the two one-sided p-values.
  public let pValue: Double
  /// The error rate of each one-sided test.
  public let alpha: Double
  /// Whether the difference is shown to be smaller than the margin.
  public let isEstablished: Bool

  /// Tests a difference against a margin.
  /// - Parameters:
  ///   - comparison: the score statistic
  ///   - margin: the smallest difference that matters, above 0 and below 2
  ///   - level: the confidence level; each one-sided test is made at 1 − level
  public init(_ comparison: ScoreDifference, margin: Double, level: Double = 0.95) {
    precondition(margin > 0 && margin < 2, "a margin of \(margin) on a scale of differences −2…2")
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    let (low, high) = (comparison.statistic(at: -margin), comparison.statistic(at: margin))
    let reference = comparison.reference
    self.margin = margin
    lowerStatistic = low.isFinite ? low : nil
    upperStatistic = high.isFinite ? high : nil
    pValue = max(reference.survival(low), reference.survival(-high))
    alpha = 1 - level
    isEstablished = isSignificant(pValue, level: level)
  }
}
