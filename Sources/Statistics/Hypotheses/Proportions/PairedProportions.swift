/// Two yes/no answers of the same people, counted: before and after, or two questions.
///
/// Counts may be fractional; exact methods need whole ones and say so.
public struct PairedProportions: Codable, Sendable, Equatable {
  /// The number of people with success both times.
  public let both: Double
  /// The number of people with success the first time only.
  public let firstOnly: Double
  /// The number of people with success the second time only.
  public let secondOnly: Double
  /// The number of people without success.
  public let neither: Double

  /// Makes the counts; each must be finite and not negative.
  public init(both: Double, firstOnly: Double, secondOnly: Double, neither: Double) {
    precondition(
      [both, firstOnly, secondOnly, neither].allSatisfy { $0.isFinite && $0 >= 0 },
      "counts must be finite and not negative: \(both), \(firstOnly), \(secondOnly), \(neither)")
    self.both = both
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
    self.neither = neither
  }

  /// Makes the counts from whole numbers.
  public init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
    self.init(
      both: Double(both), firstOnly: Double(firstOnly), secondOnly: Double(secondOnly),
      neither: Double(neither))
  }

  /// The number of people.
  public var total: Double { both + firstOnly + secondOnly + neither }
  /// The number of people whose two answers differ.
  public var discordant: Double { firstOnly + secondOnly }
  /// The number of successes the first time.
  public var firstSuccesses: Double { both + firstOnly }
  /// The number of successes the second time.
  public var secondSuccesses: Double { both + secondOnly }

  /// The first share minus the second; nil without people.
  public var difference: Double? {
    total > 0 ? (firstOnly - secondOnly) / total : nil
  }

  /// The two times exchanged.
  public var swapped: PairedProportions {
    PairedProportions(both: both, firstOnly: secondOnly, secondOnly: firstOnly, neither: neither)
  }

  /// Successes and failures exchanged.
  public var complement: PairedProportions {
    PairedProportions(both: neither, firstOnly: secondOnly, secondOnly: firstOnly, neither: both)
  }

  /// The changes as a net score: +1 for success the first time only, −1 for the second only.
  ///
  /// The difference of paired proportions is the mean of one trinomial, so that what holds for a
  /// net score holds here.
  public var changes: NetScoreCounts {
    NetScoreCounts(detractors: secondOnly, passives: both + neither, promoters: firstOnly)
  }
}

extension Note {
  static let noPairs = Note(
    code: "no_pairs", sentence: "Nobody answered both times, so nothing is compared.")

  static let noChanges = Note(
    code: "no_changes", sentence: "Nobody's two answers differ, so there is no change to test.")
}
