import Probability

/// The score difference of two groups whose answers share accounts, each account in one group.
///
/// The default of `ScoreDifference` at n/deff answers a side, deff the shrunken `DesignEffect` of
/// each group, with a t reference whose degrees of freedom join those of the two groups
/// (Satterthwaite 1946, Biometrics Bulletin 2:110–114).
public struct ClusteredScoreDifference: Sendable {
  /// The confidence level.
  public var level: Double

  /// Below this many accounts a side the difference is described, not estimated.
  public static let fewestAccounts = NetScoreEstimator.fewestAccounts

  /// Makes the configuration.
  public init(level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
  }

  /// The name of the method in results.
  public static let methodName = "clustered_score_difference"

  /// Compares `first` with `second`.
  /// - Parameters:
  ///   - first: the counted answers of each account of the first group; empty ones are ignored
  ///   - second: the same of the second group, whose score is subtracted
  public func run(
    _ first: [NetScoreCounts], _ second: [NetScoreCounts]
  ) -> ClusteredDifferenceResult {
    let sides = (Side(first), Side(second))
    let naive = NetScoreDifference.scoreDifference.compare(
      sides.0.counts, sides.1.counts, level: level)
    guard let a = sides.0.effect, let b = sides.1.effect, sides.0.hasRepeats || sides.1.hasRepeats
    else {
      return ClusteredDifferenceResult(
        difference: naive, naive: nil, statistic: Self.statistic(sides.0, sides.1), sides, nil, nil)
    }
    let statistic = Self.statistic(sides.0, sides.1)
    var outcome: NetScoreDifference.Outcome
    if let statistic {
      outcome = NetScoreDifference.Outcome(statistic, level: level)
      outcome.notes += [sides.0, sides.1].compactMap(\.dominanceNote)
    } else {
      outcome = .tooFewAccounts("\(sides.0.accounts) and \(sides.1.accounts) accounts")
    }
    let difference = NetScoreDifferenceResult(
      Self.methodName, NetScoreDifference.equalScores, sides.0.counts, sides.1.counts,
      estimate: naive.estimate, outcome, level: level)
    return ClusteredDifferenceResult(
      difference: difference, naive: naive, statistic: statistic, sides, a, b)
  }

  /// The score statistic at the effective sizes; nil when the difference cannot be estimated.
  /// - Parameters:
  ///   - first: the counted answers of each account of the first group
  ///   - second: the same of the second group
  public static func statistic(
    _ first: [NetScoreCounts], _ second: [NetScoreCounts]
  ) -> ScoreDifference? {
    statistic(Side(first), Side(second))
  }

  private static func statistic(_ first: Side, _ second: Side) -> ScoreDifference? {
    guard let a = first.effect, let b = second.effect else { return nil }
    guard first.hasRepeats || second.hasRepeats else {
      return ScoreDifference(first.counts, second.counts)
    }
    guard first.accounts >= fewestAccounts, second.accounts >= fewestAccounts else { return nil }
    let (w1, w2) = (first.variance(a), second.variance(b))
    let degrees =
      (w1 + w2) * (w1 + w2) / (w1 * w1 / a.degreesOfFreedom + w2 * w2 / b.degreesOfFreedom)
    return ScoreDifference(
      first.counts.scaled(by: 1 / a.value), second.counts.scaled(by: 1 / b.value),
      degreesOfFreedom: degrees)
  }

  /// One group of accounts.
  fileprivate struct Side {
    let counts: NetScoreCounts
    let accounts: Int
    let hasRepeats: Bool
    let effect: DesignEffect?

    init(_ accounts: [NetScoreCounts]) {
      let data = ClusterSums(accounts)
      counts = NetScoreCounts(summing: accounts)
      self.accounts = data.count
      hasRepeats = data.hasRepeats
      effect = DesignEffect(data)
    }

    /// The variance of the group's score, which weighs its degrees of freedom.
    ///
    /// Where all agree it is not zero: one answer in n may yet differ.
    func variance(_ effect: DesignEffect) -> Double {
      let n = counts.total
      return effect.value * max((counts.variance ?? 0) / max(n - 1, 1), 1 / (n * n))
    }

    var dominanceNote: Note? {
      guard let effect, effect.largestShare > 1.0 / 3 else { return nil }
      return Note(
        code: "dominant_account",
        sentence: "One account holds \(wholePercent(effect.largestShare)) of the answers of its "
          + "group; the group's score is largely its score.")
    }
  }
}

extension NetScoreDifference.Outcome {
  static func tooFewAccounts(_ found: String) -> Self {
    .init(
      undefined: "few_accounts",
      "The answers come from \(found); how much accounts differ cannot be seen below "
        + "\(ClusteredScoreDifference.fewestAccounts) a side, so the difference is described, not "
        + "estimated.")
  }
}

/// The comparison of two groups of accounts, on −2…2.
public struct ClusteredDifferenceResult: Codable, Sendable, Equatable {
  /// The honest comparison; without p-value and interval where it is only described.
  public let difference: NetScoreDifferenceResult
  /// The comparison that ignores accounts; nil when no account has two answers.
  public let naive: NetScoreDifferenceResult?
  /// The statistic behind the honest comparison, for verdicts; nil where it is only described.
  public let statistic: ScoreDifference?
  /// The number of accounts with answers in the first group.
  public let firstAccounts: Int
  /// The number of accounts with answers in the second group.
  public let secondAccounts: Int
  /// How accounts widen the first group's uncertainty; nil when no account has two answers.
  public let firstEffect: DesignEffect?
  /// How accounts widen the second group's uncertainty; nil when no account has two answers.
  public let secondEffect: DesignEffect?
  /// The posterior probability that the first score is the higher, at the effective sizes.
  public let probabilityFirstHigher: Double?

  fileprivate init(
    difference: NetScoreDifferenceResult, naive: NetScoreDifferenceResult?,
    statistic: ScoreDifference?,
    _ sides: (ClusteredScoreDifference.Side, ClusteredScoreDifference.Side),
    _ firstEffect: DesignEffect?, _ secondEffect: DesignEffect?
  ) {
    self.difference = difference
    self.naive = naive
    self.statistic = statistic
    firstAccounts = sides.0.accounts
    secondAccounts = sides.1.accounts
    self.firstEffect = firstEffect
    self.secondEffect = secondEffect
    probabilityFirstHigher = DirectionProbability.firstHigher(
      sides.0.counts.scaled(by: 1 / (sides.0.effect?.value ?? 1)),
      sides.1.counts.scaled(by: 1 / (sides.1.effect?.value ?? 1)))
  }
}
