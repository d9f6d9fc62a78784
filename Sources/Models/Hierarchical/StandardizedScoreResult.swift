import Probability
import Statistics

/// Standardised, shrunken scores of accounts.
public struct StandardizedScoreResult: Codable, Sendable, Equatable {
  /// Where an account stands among all, 1 being the highest score.
  public struct Rank: Codable, Sendable, Equatable {
    /// The mean rank over the draws.
    public let mean: Double
    /// The best rank that is plausible at the level.
    public let lower: Int
    /// The worst rank that is plausible at the level.
    public let upper: Int
  }

  /// One account.
  public struct Account: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// The number of answers.
    public let answers: Int
    /// The roles that answered.
    public let roles: [String]
    /// The mean of all answers, as they came.
    public let mean: Double
    /// Means within roles weighted over the roles present; nil when only roles of weight 0 answered.
    public let weightedMean: Double?
    /// Kish's effective number of answers under the weights; nil as above.
    public let effectiveAnswers: Double?
    /// The standardised, shrunken score.
    public let score: Double
    /// Its standard error, with the uncertainty of role effects and of the intraclass correlation.
    public let standardError: Double
    /// The interval by t; on the scale of the model, so that a limit may pass the end of the scale.
    public let interval: Interval
    /// P(score < threshold); nil without a threshold.
    public let probabilityBelow: Double?
    /// The rank with its interval; nil without draws.
    public let rank: Rank?
  }

  /// What the model says of an account without answers: where accounts like these lie.
  public struct Unheard: Codable, Sendable, Equatable {
    /// The level of the average account.
    public let score: Double
    /// The standard error of one account's score about it.
    public let standardError: Double
    /// The interval by t that such an account's score lies in.
    public let interval: Interval
    /// P(score < threshold); nil without a threshold.
    public let probabilityBelow: Double?
  }

  /// One role.
  public struct Role: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// The declared weight as a share of all.
    public let weight: Double
    /// The number of answers.
    public let answers: Int
    /// The number of accounts in which it answered.
    public let accounts: Int
    /// The level of its answers in the average account, or with the role mix as covariate where an
    /// account's shares are zero; nil without answers.
    public let level: Double?
  }

  /// The confidence level.
  public let level: Double
  /// Below this an account is at risk; nil when not asked for.
  public let threshold: Double?
  /// Accounts with answers, in the order of their names' list.
  public let accounts: [Account]
  /// What is known of an account that nobody has answered for; nil when the role mix is a covariate.
  public let unheard: Unheard?
  /// All declared roles.
  public let roles: [Role]
  /// Accounts less columns: the degrees of freedom of the intervals.
  public let degreesOfFreedom: Int
  /// The restricted maximum-likelihood estimate ρ of the intraclass correlation, which may be zero;
  /// nil when answers do not vary within accounts.
  public let intraclassCorrelation: Double?
  /// The average of the intraclass correlations by their weights in the scores.
  public let averageIntraclassCorrelation: Double
  /// The seed of the ranks; nil without draws.
  public let seed: UInt64?
  /// What the reader must know: `zero_between_variance_estimate`, `no_variation_within`.
  public let notes: [Note]

  init(
    _ design: RoleDesign, _ mixture: ScoreMixture, score: StandardizedScore, ranks: [Rank]?
  ) {
    let answers = design.answers
    let law = StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
    let reach = law.upperQuantile((1 - score.level) / 2)
    level = score.level
    threshold = score.threshold
    degreesOfFreedom = design.degreesOfFreedom
    accounts = design.accounts.indices.map { place in
      let tally = design.tallies[place]
      let (centre, error) = (mixture.scores[place], mixture.errors[place])
      return Account(
        name: answers.accountNames[design.accounts[place]], answers: Int(tally.answers),
        roles: tally.counts.indices.filter { tally.counts[$0] > 0 }.map {
          answers.roleNames[$0]
        },
        mean: tally.mean, weightedMean: tally.weightedMean(design.weights),
        effectiveAnswers: tally.effectiveAnswers(design.weights), score: centre,
        standardError: error,
        interval: Interval(
          lower: centre - reach * error, upper: centre + reach * error, level: score.level,
          method: "t_grid_average"),
        probabilityBelow: score.threshold.map { law.cdf(($0 - centre) / error) },
        rank: ranks?[place])
    }
    unheard = mixture.unheard.map { own in
      Unheard(
        score: own.score, standardError: own.error,
        interval: Interval(
          lower: own.score - reach * own.error, upper: own.score + reach * own.error,
          level: score.level, method: "t_grid_average"),
        probabilityBelow: score.threshold.map { law.cdf(($0 - own.score) / own.error) })
    }
    let levels = (0..<design.kernel.columns).map { column in
      mixture.components.reduce(0.0) { $0 + $1.share * $1.coefficients[column] }
    }
    roles = answers.roleNames.enumerated().map { role, name in
      Role(
        name: name, weight: design.weights[role], answers: design.roleAnswers[role],
        accounts: design.roleAccounts[role],
        level: design.roles.firstIndex(of: role).map { levels[$0] })
    }
    intraclassCorrelation = mixture.restricted
    averageIntraclassCorrelation = mixture.components.reduce(0) { $0 + $1.share * $1.correlation }
    seed = ranks == nil ? nil : score.seed
    notes = [
      mixture.restricted == 0 ? Note.zeroVarianceEstimate : nil,
      mixture.restricted == nil ? Note.constantAccounts : nil,
    ].compactMap { $0 }
  }

  /// How far every score moves when the weights change by no more than a factor each.
  ///
  /// The model gives all accounts the same role effects, so a change of weights moves every score by
  /// the same amount and no rank: only who lies below a threshold depends on it.
  /// - Parameter factor: the largest change of a weight, above 1.
  /// - Returns: the largest fall, not positive, and the largest rise.
  public func shift(weightsWithin factor: Double = 2) -> (lowest: Double, highest: Double) {
    precondition(factor >= 1 && factor.isFinite, "a factor of \(factor)")
    let counted = roles.filter { $0.weight > 0 }.compactMap { role in
      role.level.map { (weight: role.weight, level: $0) }
    }.sorted { $0.level < $1.level }
    func mean(_ weights: [Double]) -> Double {
      zip(weights, counted).reduce(0) { $0 + $1.0 * $1.1.level } / weights.reduce(0, +)
    }
    let now = mean(counted.map(\.weight))
    var (lowest, highest) = (now, now)
    // A ratio of linear functions is largest at a corner: the levels above some cut get the most.
    for cut in 0...counted.count {
      let falling = counted.enumerated().map { $1.weight * ($0 < cut ? factor : 1 / factor) }
      let rising = counted.enumerated().map { $1.weight * ($0 < cut ? 1 / factor : factor) }
      lowest = min(lowest, mean(falling))
      highest = max(highest, mean(rising))
    }
    return (lowest - now, highest - now)
  }

  /// Accounts below the threshold whatever weights within a factor are declared, and those below it
  /// for some; both empty without a threshold.
  public func atRisk(weightsWithin factor: Double = 2) -> (always: [String], sometimes: [String]) {
    guard let threshold else { return ([], []) }
    let (lowest, highest) = shift(weightsWithin: factor)
    let always = accounts.filter { $0.score + highest < threshold }.map(\.name)
    let sometimes = accounts.filter {
      $0.score + lowest < threshold && $0.score + highest >= threshold
    }.map(\.name)
    return (always, sometimes)
  }
}

extension Note {
  static let zeroVarianceEstimate = Note(
    code: "zero_between_variance_estimate",
    sentence:
      "The restricted likelihood is largest where accounts do not differ; the scores average "
      + "over what else these answers allow.")

  static let constantAccounts = Note(
    code: "no_variation_within",
    sentence: "Answers of one account do not differ beyond their roles, so the intraclass "
      + "correlation has no estimate; the scores rest on correlations up to .95.")
}
