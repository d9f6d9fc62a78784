/// The scale of a score question and how its answers are classed.
public struct ScoreScale: Codable, Sendable, Equatable {
  /// Which question it is.
  public let metric: ColumnPurpose
  /// The lowest answer.
  public let minimum: Int
  /// The highest answer.
  public let maximum: Int
  /// Answers up to here count −1 (detractors; "not positive" for a share).
  public let lastLow: Int
  /// Answers above this count +1 (promoters; "positive" for a share).
  public let lastMiddle: Int

  /// Makes a scale; see the static members for the usual ones.
  /// - Throws: `ScoreError.badScale` when the breaks do not lie in order on the scale.
  public init(
    metric: ColumnPurpose, minimum: Int, maximum: Int, lastLow: Int, lastMiddle: Int
  ) throws(ScoreError) {
    guard minimum < maximum, maximum - minimum <= 1_000, minimum <= lastLow,
      lastLow <= lastMiddle, lastMiddle < maximum
    else {
      throw ScoreError.badScale(
        minimum: minimum, maximum: maximum, lastLow: lastLow, lastMiddle: lastMiddle)
    }
    self.init(
      unchecked: metric, minimum: minimum, maximum: maximum, lastLow: lastLow,
      lastMiddle: lastMiddle)
  }

  private init(
    unchecked metric: ColumnPurpose, minimum: Int, maximum: Int, lastLow: Int, lastMiddle: Int
  ) {
    self.metric = metric
    self.minimum = minimum
    self.maximum = maximum
    self.lastLow = lastLow
    self.lastMiddle = lastMiddle
  }

  /// A scale of two classes: positive from `positive` on.
  /// - Throws: `ScoreError.badPositive` when the positive answers are none or all.
  public static func twoClasses(
    metric: ColumnPurpose, minimum: Int, maximum: Int, positive: Int
  ) throws(ScoreError) -> ScoreScale {
    guard minimum < maximum, maximum - minimum <= 1_000, minimum < positive, positive <= maximum
    else {
      throw ScoreError.badPositive(minimum: minimum, maximum: maximum, positive: positive)
    }
    return ScoreScale(
      unchecked: metric, minimum: minimum, maximum: maximum, lastLow: positive - 1,
      lastMiddle: positive - 1)
  }

  /// 0…10: detractors 0–6, passives 7–8, promoters 9–10.
  public static let netPromoter = ScoreScale(
    unchecked: .netPromoter, minimum: 0, maximum: 10, lastLow: 6, lastMiddle: 8)
  /// 1…5: positive are 4 and 5.
  public static let satisfaction = ScoreScale(
    unchecked: .satisfaction, minimum: 1, maximum: 5, lastLow: 3, lastMiddle: 3)
  /// 1…7: easy are 5 to 7.
  public static let effort = ScoreScale(
    unchecked: .effort, minimum: 1, maximum: 7, lastLow: 4, lastMiddle: 4)

  /// The points of the scale.
  public var points: ClosedRange<Int> { minimum...maximum }

  /// The positive answers in words: "4 to 5", or "1" where there is but one.
  var positiveAnswers: String {
    lastMiddle + 1 == maximum ? "\(maximum)" : "\(lastMiddle + 1) to \(maximum)"
  }

  /// −1, 0 or +1 for an answer on the scale.
  func classify(_ answer: Int) -> Int {
    answer <= lastLow ? -1 : answer <= lastMiddle ? 0 : 1
  }
}
