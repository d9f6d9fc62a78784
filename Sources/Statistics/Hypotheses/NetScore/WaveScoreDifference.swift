import Probability

/// The change of a net score between two waves in which the same accounts may answer.
///
/// The default of `ScoreDifference` at n/f answers a wave, f the `WaveVariance` ratio, with a t
/// reference. Accounts may answer in one wave only. The change is current minus previous.
public struct WaveScoreDifference: Sendable {
  /// The confidence level.
  public var level: Double
  /// The test shown beside: the waves of whole accounts swapped.
  public var swap: WaveSwapTest

  /// Below this many accounts in a wave the change is described, not estimated.
  public static let fewestAccounts = NetScoreEstimator.fewestAccounts

  /// Makes the configuration.
  public init(level: Double = 0.95, swap: WaveSwapTest = WaveSwapTest()) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
    self.swap = swap
  }

  /// The name of the method in results.
  public static let methodName = "wave_score_difference"

  /// Compares the current wave with the previous one.
  /// - Parameters:
  ///   - accounts: the counted answers of each account in both waves
  ///   - progress: told the share of the swap test that is done, 0…1
  public func run(
    _ accounts: [WaveAnswers], progress: (@Sendable (Double) -> Void)? = nil
  ) -> WaveDifferenceResult {
    let present = accounts.filter(\.answered)
    let current = NetScoreCounts(summing: present.map(\.current))
    let previous = NetScoreCounts(summing: present.map(\.previous))
    let naive = NetScoreDifference.scoreDifference.compare(current, previous, level: level)
    let statistic = Self.statistic(present)
    let repeats = present.contains { $0.current.total + $0.previous.total > 1 }
    let answered = current.total > 0 && previous.total > 0
    guard repeats, answered else {
      return WaveDifferenceResult(
        difference: naive, naive: nil, statistic: statistic, present, variance: nil,
        swap: answered ? swap.run(present, progress: progress) : nil)
    }
    var outcome: NetScoreDifference.Outcome
    if let statistic {
      outcome = NetScoreDifference.Outcome(statistic, level: level)
      let answers = present.map { $0.current.total + $0.previous.total }
      let share = (answers.max() ?? 0) / answers.reduce(0, +)
      if share > 1.0 / 3 {
        outcome.notes.append(
          Note(
            code: "dominant_account",
            sentence: "One account holds \(wholePercent(share)) of the answers of both waves; the "
              + "change is largely its change."))
      }
    } else {
      let found = present.count { $0.current.total > 0 }
      let before = present.count { $0.previous.total > 0 }
      outcome = .tooFewAccounts("\(before) and \(found) accounts in the two waves")
    }
    let difference = NetScoreDifferenceResult(
      Self.methodName, NetScoreDifference.equalScores, current, previous,
      estimate: naive.estimate, outcome, level: level)
    return WaveDifferenceResult(
      difference: difference, naive: naive, statistic: statistic, present,
      variance: WaveVariance(present), swap: swap.run(present, progress: progress))
  }

  /// The score statistic at the effective sizes; nil when the change cannot be estimated.
  /// - Parameter accounts: the counted answers of each account in both waves
  public static func statistic(_ accounts: [WaveAnswers]) -> ScoreDifference? {
    let current = NetScoreCounts(summing: accounts.map(\.current))
    let previous = NetScoreCounts(summing: accounts.map(\.previous))
    guard accounts.contains(where: { $0.current.total + $0.previous.total > 1 }) else {
      return ScoreDifference(current, previous)
    }
    guard accounts.count(where: { $0.current.total > 0 }) >= fewestAccounts,
      accounts.count(where: { $0.previous.total > 0 }) >= fewestAccounts,
      let variance = WaveVariance(accounts)
    else { return nil }
    return ScoreDifference(
      current.scaled(by: 1 / variance.ratio), previous.scaled(by: 1 / variance.ratio),
      degreesOfFreedom: variance.degreesOfFreedom)
  }
}

/// The change between two waves, on −2…2.
public struct WaveDifferenceResult: Codable, Sendable, Equatable {
  /// The honest comparison, current minus previous; without p-value where it is only described.
  public let difference: NetScoreDifferenceResult
  /// The comparison that takes all answers for independent; nil when they are.
  public let naive: NetScoreDifferenceResult?
  /// The statistic behind the honest comparison, for verdicts; nil where it is only described.
  public let statistic: ScoreDifference?
  /// The number of accounts that answered in both waves.
  public let accountsInBoth: Int
  /// The number of accounts that answered in the previous wave alone.
  public let accountsLost: Int
  /// The number of accounts that answered in the current wave alone.
  public let accountsGained: Int
  /// How accounts change the uncertainty; nil when no account has two answers.
  public let variance: WaveVariance?
  /// The test that swaps the waves of whole accounts.
  public let swap: TestResult?
  /// The posterior probability that the score has risen, at the effective sizes.
  public let probabilityIncreased: Double?

  fileprivate init(
    difference: NetScoreDifferenceResult, naive: NetScoreDifferenceResult?,
    statistic: ScoreDifference?, _ accounts: [WaveAnswers], variance: WaveVariance?,
    swap: TestResult?
  ) {
    self.difference = difference
    self.naive = naive
    self.statistic = statistic
    accountsInBoth = accounts.count { $0.current.total > 0 && $0.previous.total > 0 }
    accountsLost = accounts.count { $0.current.total == 0 }
    accountsGained = accounts.count { $0.previous.total == 0 }
    self.variance = variance
    self.swap = swap
    let shrink = 1 / (variance?.ratio ?? 1)
    probabilityIncreased = DirectionProbability.firstHigher(
      difference.first.scaled(by: shrink), difference.second.scaled(by: shrink))
  }
}
