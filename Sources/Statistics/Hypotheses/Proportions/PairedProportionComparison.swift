/// How two paired proportions are to be compared: the interval, the tests, the level.
public struct PairedProportionComparison: Sendable {
  /// The interval of the difference.
  public var difference: PairedDifference
  /// The version of McNemar's test.
  public var mcNemar: McNemarTest
  /// The confidence level.
  public var level: Double

  /// Makes a comparison; by default Tango's interval and the mid-p test.
  public init(
    difference: PairedDifference = .tango, mcNemar: McNemarTest = McNemarTest(),
    level: Double = 0.95
  ) {
    self.difference = difference
    self.mcNemar = mcNemar
    self.level = level
  }

  /// Compares two answers of the same people, first against second.
  public func run(_ data: PairedProportions) -> PairedProportionResult {
    let (interval, notes) = difference.interval(data, level: level)
    return PairedProportionResult(
      data: data, difference: data.difference, interval: interval, test: mcNemar.run(data),
      oddsRatio: data.oddsRatio(level: level), notes: notes)
  }
}

/// The comparison of two paired proportions, first against second.
public struct PairedProportionResult: Codable, Sendable, Equatable {
  /// The counted pairs.
  public let data: PairedProportions
  /// The first share minus the second; nil without pairs.
  public let difference: Double?
  /// The interval of the difference; nil with a note when none can be given.
  public let interval: Interval?
  /// McNemar's test of no difference.
  public let test: TestResult
  /// The conditional odds ratio of the changes.
  public let oddsRatio: RatioEstimate
  /// What the reader must know about the interval of the difference.
  public let notes: [Note]
}
