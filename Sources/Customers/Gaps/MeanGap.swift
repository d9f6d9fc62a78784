import Statistics

/// The mean gap between two sides over units (accounts, partners), each unit one vote.
public struct MeanGap: Codable, Sendable, Equatable {
  /// What is compared: a wave, a dimension, "all".
  public let name: String
  /// The units in which both sides were heard.
  public let units: Int
  /// The mean of the first side over those units; nil without units.
  public let first: Double?
  /// The mean of the second side over those units; nil without units.
  public let second: Double?
  /// First less second; nil without units.
  public let gap: Double?
  /// Its standard error; nil where gaps do not vary or units are too few.
  public let standardError: Double?
  /// Student's interval of the paired difference; nil with a note where there is none.
  public let interval: Interval?
  /// The p-value of the paired t test.
  public let pValue: Double?
  /// The same, corrected for the comparisons made together; nil where it is not.
  public internal(set) var adjustedPValue: Double?
  /// The p-value of flipping the sign of each unit's gap, shown beside.
  public let signFlipPValue: Double?
  /// Whether every pattern of signs was counted for it.
  public let signFlipIsExact: Bool
  /// What the reader must know.
  public let notes: [Note]

  /// Below this many units a gap is described, not estimated.
  public static let fewestUnits = 5

  /// Compares both sides.
  /// - Parameters:
  ///   - name: what is compared
  ///   - pairs: the figures of both sides, one pair per unit
  ///   - noun: what a unit is, such as "account"
  ///   - level: the confidence level
  ///   - flips: how signs are drawn where there are too many to count
  init(
    _ name: String, pairs: [(first: Double, second: Double)], noun: String, level: Double,
    flips: SignFlipTest
  ) {
    self.name = name
    units = pairs.count
    let count = Double(pairs.count)
    let (a, b) = (pairs.map(\.first), pairs.map(\.second))
    first = pairs.isEmpty ? nil : a.reduce(0, +) / count
    second = pairs.isEmpty ? nil : b.reduce(0, +) / count
    guard pairs.count >= Self.fewestUnits,
      let paired = try? PairedT(level: level).run(a, b)
    else {
      gap = pairs.isEmpty ? nil : zip(a, b).reduce(0) { $0 + $1.0 - $1.1 } / count
      (standardError, interval, pValue, adjustedPValue) = (nil, nil, nil, nil)
      (signFlipPValue, signFlipIsExact) = (nil, false)
      notes = [
        Note(
          code: "few_\(noun)s",
          sentence: pairs.isEmpty
            ? "No \(noun) was rated by both sides."
            : "Both sides are known of \(counted(pairs.count, noun)) only; how much \(noun)s differ "
              + "cannot be seen below \(Self.fewestUnits), so the gap is described, not estimated.")
      ]
      return
    }
    gap = paired.difference
    standardError = paired.standardError
    interval = paired.interval
    pValue = paired.test.pValue
    adjustedPValue = nil
    let flipped = try? flips.mean(of: zip(a, b).map { $0 - $1 })
    signFlipPValue = flipped?.pValue()
    signFlipIsExact = flipped?.exact ?? false
    notes =
      paired.interval == nil
      ? [
        Note(
          code: "no_variation",
          sentence: "Every \(noun) shows the same gap, which leaves nothing to judge it by.")
      ] : []
  }

  /// Corrects p-values for being looked at together.
  static func adjusted(_ gaps: [MeanGap], by adjustment: PValueAdjustment?) -> [MeanGap] {
    guard let adjustment, gaps.count > 1 else { return gaps }
    return zip(gaps, adjustment.adjusted(gaps.map(\.pValue))).map { gap, p in
      var gap = gap
      gap.adjustedPValue = p
      return gap
    }
  }

  /// The p-value that counts: corrected where it was.
  var deciding: Double? { adjustedPValue ?? pValue }

  /// Whether the gap is more than chance at a level.
  func isEstablished(level: Double) -> Bool { isSignificant(deciding, level: level) }
}
