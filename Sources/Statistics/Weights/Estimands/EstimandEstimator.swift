/// How scores are estimated when answers have weights and share accounts.
public struct EstimandEstimator: Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Makes an estimator.
  public init(level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
  }

  /// Estimates one score.
  /// - Throws: what the estimand lacks, or which role or revenue cannot be used.
  public func estimate(
    _ answers: EstimandAnswers, _ estimand: NetScoreEstimand
  ) throws(EstimandError) -> EstimandEstimate {
    estimate(answers, try EstimandWeights(answers, estimand), answers.rowsByAccount)
  }

  /// Estimates every score that the answers allow, and the differences between them.
  ///
  /// An estimand that lacks what it needs is left out with a note.
  /// - Throws: what is wrong in the answers, roles or revenues.
  public func compare(_ answers: EstimandAnswers) throws(EstimandError) -> EstimandComparison {
    var weights: [EstimandWeights] = []
    var notes: [Note] = []
    let estimands = NetScoreEstimand.ofAnswers + (answers.totals == nil ? [] : [.population])
    for estimand in estimands {
      do throws(EstimandError) {
        weights.append(try EstimandWeights(answers, estimand))
      } catch {
        guard case .missing = error else { throw error }
        notes.append(Note(code: "estimand_left_out", sentence: "\(error)."))
      }
    }
    let groups = answers.rowsByAccount
    let estimates = weights.map { estimate(answers, $0, groups) }
    var differences: [EstimandDifference] = []
    for first in weights.indices {
      for second in weights.indices.dropFirst(first + 1) {
        if let difference = EstimandDifference(
          answers.values, weights[first], weights[second], groups: groups, level: level)
        {
          differences.append(difference)
        }
      }
    }
    if differences.contains(where: \.disagree) {
      notes.append(
        Note(
          code: "estimands_disagree",
          sentence:
            "Some of these scores differ by more than their uncertainty: say which is meant "
            + "whenever one is quoted."))
    }
    return EstimandComparison(estimates: estimates, differences: differences, notes: notes)
  }

  private func estimate(
    _ answers: EstimandAnswers, _ weights: EstimandWeights, _ groups: [[Int]]
  ) -> EstimandEstimate {
    guard let data = WeightedClusterSums(answers.values, weights: weights.weights, groups: groups)
    else {
      return EstimandEstimate(
        estimand: weights.estimand, answers: 0, accounts: 0, counts: nil, score: nil,
        interval: nil, effectiveSize: 0, kishEffectiveSize: 0, designEffect: nil,
        notes: weights.notes
          + [Note(code: "no_answers", sentence: "There are no answers to count.")])
    }
    let n = data.answers
    let counts = NetScoreCounts(
      detractors: data.shares.minus * n, passives: data.shares.zero * n,
      promoters: data.shares.plus * n)
    let independent = data.areWeightsEqual && !data.unweighted.hasRepeats
    let effect = independent ? nil : WeightedDesignEffect(data)
    let (interval, notes) = interval(counts, effect)
    return EstimandEstimate(
      estimand: weights.estimand, answers: Int(n), accounts: data.count, counts: counts,
      score: data.mean, interval: interval, effectiveSize: n / (effect?.value ?? 1),
      kishEffectiveSize: data.kish, designEffect: effect, notes: weights.notes + notes)
  }

  private func interval(
    _ counts: NetScoreCounts, _ effect: WeightedDesignEffect?
  ) -> (Interval?, [Note]) {
    guard let effect else { return NetScoreInterval.score.interval(counts, level: level) }
    guard effect.clusters >= NetScoreEstimator.fewestAccounts else {
      return (
        nil,
        [
          Note(
            code: "few_accounts",
            sentence:
              "\(effect.clusters) account\(effect.clusters == 1 ? "" : "s") cannot show how "
              + "much accounts differ; below \(NetScoreEstimator.fewestAccounts) the score is "
              + "described, not estimated.")
        ]
      )
    }
    let method = NetScoreInterval(
      name: "weighted_score", title: "score interval of weighted shares",
      reference: ClusteredInterval.shrunkenDesignEffect.reference
    ) { counts, level in
      .score(
        counts, designEffect: effect.value, degreesOfFreedom: effect.degreesOfFreedom,
        level: level)
    }
    let (interval, notes) = method.interval(counts, level: level)
    guard effect.largestShare > 1.0 / 3 else { return (interval, notes) }
    let dominant = Note(
      code: "dominant_account",
      sentence:
        "One account holds \(wholePercent(effect.largestShare)) of the weight; the score is "
        + "largely its score.")
    return (interval, [dominant] + notes)
  }
}

/// A score under one estimand with everything that is needed to judge it, on −1…1.
public struct EstimandEstimate: Codable, Sendable, Equatable {
  /// Whose score it is.
  public let estimand: NetScoreEstimand
  /// The number of answers with weight.
  public let answers: Int
  /// The number of accounts with weight; answers without account are accounts of their own.
  public let accounts: Int
  /// The weighted shares of detractors, passives and promoters, times the number of answers; nil
  /// without answers.
  public let counts: NetScoreCounts?
  /// The score; nil without answers.
  public let score: Double?
  /// The interval; nil with a note when none can be given.
  public let interval: Interval?
  /// The number of independent answers that would say as much.
  public let effectiveSize: Double
  /// Kish's effective size, which knows neither accounts nor answers; printed, not used.
  public let kishEffectiveSize: Double
  /// How weights and accounts widen the interval; nil when each account gave one answer and all
  /// weights are equal.
  public let designEffect: WeightedDesignEffect?
  /// What the reader must know.
  public let notes: [Note]
}

/// The scores of one set of answers under every estimand, and the differences between them.
public struct EstimandComparison: Codable, Sendable, Equatable {
  /// The scores, in the order of `NetScoreEstimand`.
  public let estimates: [EstimandEstimate]
  /// Every pair of scores, first minus second.
  public let differences: [EstimandDifference]
  /// What the reader must know.
  public let notes: [Note]
}
