/// How two independent proportions are to be compared: the intervals, the exact test, the level.
public struct TwoProportionComparison: Sendable {
  /// The interval of the difference.
  public var difference: ProportionDifference
  /// The interval of the risk ratio.
  public var riskRatio: RiskRatioInterval
  /// The exact test beside the score test; nil leaves it out.
  public var exact: UnconditionalExactTest?
  /// The confidence level.
  public var level: Double

  /// Makes a comparison; by default the score intervals and Boschloo's test.
  public init(
    difference: ProportionDifference = .miettinenNurminen,
    riskRatio: RiskRatioInterval = .miettinenNurminen,
    exact: UnconditionalExactTest? = UnconditionalExactTest(), level: Double = 0.95
  ) {
    self.difference = difference
    self.riskRatio = riskRatio
    self.exact = exact
    self.level = level
  }

  /// Compares two groups, first against second.
  public func run(_ data: TwoProportions) -> TwoProportionResult {
    let (interval, notes) = difference.interval(data, level: level)
    return TwoProportionResult(
      data: data, difference: data.difference, interval: interval,
      test: ProportionDifference.scoreTest(data), exactTest: exact?.run(data),
      riskRatio: riskRatio.estimate(data, level: level),
      oddsRatio: FisherExactTest.oddsRatio(data, level: level), cohensH: data.cohensH,
      phi: data.phi, notes: notes)
  }
}

/// The comparison of two independent proportions, first against second.
public struct TwoProportionResult: Codable, Sendable, Equatable {
  /// The counted answers.
  public let data: TwoProportions
  /// The first share minus the second; nil when a group is empty.
  public let difference: Double?
  /// The interval of the difference; nil with a note when none can be given.
  public let interval: Interval?
  /// The score test of no difference, which the default interval inverts.
  public let test: TestResult
  /// The exact test of no difference; nil when it was left out.
  public let exactTest: TestResult?
  /// The first share over the second.
  public let riskRatio: RatioEstimate
  /// The conditional maximum likelihood odds ratio with exact limits.
  public let oddsRatio: RatioEstimate
  /// Cohen's h; nil when a group is empty.
  public let cohensH: Double?
  /// The correlation of group and outcome; nil when all answers are alike.
  public let phi: Double?
  /// What the reader must know about the interval of the difference.
  public let notes: [Note]
}
