import Probability
import Statistics

/// The gap between two sides in one unit (an account, a partner), against what chance makes.
public struct UnitGap: Codable, Sendable, Equatable {
  /// The unit as it is identified.
  public let unit: String
  /// What people call it.
  public let name: String
  /// How many answers the first side's figure rests on.
  public let firstCount: Int
  /// How many answers the second side's figure rests on.
  public let secondCount: Int
  /// The first side's figure; nil when it was not heard.
  public let first: Double?
  /// The second side's figure; nil when it was not heard.
  public let second: Double?
  /// First less second; nil when a side was not heard.
  public let gap: Double?
  /// Its interval, alone; nil where chance cannot be judged.
  public let interval: Interval?
  /// The p-value that the gap is `reference`.
  public let pValue: Double?
  /// The same, corrected for the number of units; nil where it is not.
  public internal(set) var adjustedPValue: Double?
  /// What the gap was tested against: zero, or the usual gap.
  public let reference: Double
  /// What the unit shows, as a code.
  public internal(set) var verdict: String

  /// The p-value that counts: corrected where it was.
  var deciding: Double? { adjustedPValue ?? pValue }

  init(
    unit: String, name: String, first: SideFigure?, second: SideFigure?, reference: Double = 0,
    gap: Double? = nil, error: NestedNoise.Error?, isTested: Bool = true, level: Double
  ) {
    self.unit = unit
    self.name = name
    firstCount = first?.count ?? 0
    secondCount = second?.count ?? 0
    self.first = first?.mean
    self.second = second?.mean
    self.reference = reference
    var difference = gap
    if difference == nil, let first, let second { difference = first.mean - second.mean }
    self.gap = difference
    guard let difference, let error, error.variance > 0 else {
      (interval, pValue) = (nil, nil)
      verdict = difference == nil ? "one_side" : isTested ? "unknown" : "described"
      return
    }
    let law = StudentT(degreesOfFreedom: error.degreesOfFreedom)
    let deviation = error.variance.squareRoot()
    let half = deviation * law.upperQuantile((1 - level) / 2)
    interval = Interval(
      lower: difference - half, upper: difference + half, level: level, method: "nested_noise_t")
    pValue = isTested ? min(1, 2 * law.survival(abs(difference - reference) / deviation)) : nil
    verdict = isTested ? "inconclusive" : "estimated"
  }

  /// Corrects p-values for the number of units looked at.
  static func adjusted(_ gaps: [UnitGap], by adjustment: PValueAdjustment?) -> [UnitGap] {
    guard let adjustment else { return gaps }
    return zip(gaps, adjustment.adjusted(gaps.map(\.pValue))).map { gap, p in
      var gap = gap
      gap.adjustedPValue = p
      return gap
    }
  }
}

/// One side's figure of a unit: a mean of answers, and how much of it may be chance.
struct SideFigure: Sendable, Equatable {
  let mean: Double
  let count: Int
  /// Nil where chance cannot be judged.
  let error: NestedNoise.Error?
}
