/// Whether silent accounts leave more often than those that answered: one row per account.
///
/// An account is silent when it was invited and nobody answered. It counts as churned only when it
/// left after the survey, in the same window for both groups: accounts that had left before could
/// not answer.
public struct SilentChurn: Sendable {
  /// The interval of the risk ratio, silent over responding.
  public var riskRatio: RiskRatioInterval
  /// The exact test of equal risks.
  public var test: FisherExactTest
  /// The interval of each group's share.
  public var share: ProportionInterval
  /// The confidence level.
  public var level: Double

  /// Makes the comparison; by default the score interval of the risk ratio and Fisher's test.
  public init(
    riskRatio: RiskRatioInterval = .miettinenNurminen, test: FisherExactTest = FisherExactTest(),
    share: ProportionInterval = .wilson, level: Double = 0.95
  ) {
    self.riskRatio = riskRatio
    self.test = test
    self.share = share
    self.level = level
  }

  /// Compares the groups.
  /// - Parameter accounts: churned accounts of the silent, then of the responding
  public func run(_ accounts: TwoProportions) -> SilentChurnResult {
    SilentChurnResult(
      accounts: accounts,
      silentShare: accounts.firstShare, respondingShare: accounts.secondShare,
      silentInterval: share.interval(
        successes: accounts.firstSuccesses, trials: accounts.firstTrials, level: level),
      respondingInterval: share.interval(
        successes: accounts.secondSuccesses, trials: accounts.secondTrials, level: level),
      riskRatio: riskRatio.estimate(accounts, level: level), test: test.run(accounts))
  }

  /// Counts accounts and compares the groups.
  /// - Parameters:
  ///   - answered: whether anybody answered, one per invited account
  ///   - churned: whether the account left after the survey, one per invited account
  public func run(answered: [Bool], churned: [Bool]) -> SilentChurnResult {
    precondition(
      answered.count == churned.count, "\(answered.count) answers, \(churned.count) churn flags")
    func count(_ silent: Bool, _ left: Bool?) -> Int {
      zip(answered, churned).count { $0 != silent && (left == nil || left == $1) }
    }
    return run(
      TwoProportions(
        count(true, true), of: count(true, nil), versus: count(false, true),
        of: count(false, nil)))
  }
}

/// The churn of silent accounts beside that of responding ones.
public struct SilentChurnResult: Codable, Sendable, Equatable {
  /// The counted accounts: churned of the silent, then of the responding.
  public let accounts: TwoProportions
  /// The churned share of the silent; nil when nobody was silent.
  public let silentShare: Double?
  /// The churned share of those who answered; nil when nobody answered.
  public let respondingShare: Double?
  /// The interval of the silent share; nil when nobody was silent.
  public let silentInterval: Interval?
  /// The interval of the responding share; nil when nobody answered.
  public let respondingInterval: Interval?
  /// The silent share over the responding share, with its interval and notes.
  public let riskRatio: RatioEstimate
  /// The exact test of equal shares, with its notes.
  public let test: TestResult
}
