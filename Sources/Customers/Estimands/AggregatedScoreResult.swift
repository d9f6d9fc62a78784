import Reports
import Statistics

/// What `AggregatedScore` returns; scores on −100…100.
public struct AggregatedScoreResult: Codable, Sendable, Equatable {
  /// The scale and its breaks.
  public let scale: ScoreScale
  /// The confidence level.
  public let level: Double
  /// The file, as it was given.
  public let source: String
  /// Which columns were taken for what.
  public let columns: [ColumnChoice]
  /// What answers are clustered by, where known.
  public let clusterUnit: ClusterUnit?
  /// Whose score was asked for; nil for all side by side.
  public let estimand: NetScoreEstimand?
  /// The weight of each role that answered; empty without roles.
  public let roleWeights: [RoleWeight]
  /// The scores, the one that was asked for alone or all that the data allow.
  public let estimates: [EstimandSummary]
  /// How much the scores differ, each pair, first minus second.
  public let differences: [EstimandGap]
  /// The columns that the groups are made by.
  public let groupColumns: [String]
  /// The chosen score (everyone's, where all are shown) of each group.
  public let groups: [EstimandSummary]
  /// What the reader must know of the file and of the scores together.
  public let notes: [Note]

  /// Whether any score can be estimated.
  public var isEstimable: Bool { (estimates + groups).contains { $0.interval != nil } }

  /// The findings: where scores disagree, then of each score against zero.
  public var findings: [Remark] {
    differences.filter(\.disagree).map(\.finding) + estimates.map(\.finding)
  }

  /// The notes of the file, then those of each score under its name.
  public var remarks: [Remark] {
    let general = notes.map { Remark(code: $0.code, sentence: $0.sentence) }
    let own = estimates.flatMap { estimate in
      estimate.notes.map {
        Remark(
          code: $0.code,
          sentence: estimates.count > 1
            ? "\(estimate.estimand.title.capitalizedFirst): \($0.sentence)" : $0.sentence)
      }
    }
    let ofGroups = groups.flatMap { group in
      group.notes.map { Remark(code: $0.code, sentence: "\(group.keys.asLabel): \($0.sentence)") }
    }
    return general + own + ofGroups
  }
}

/// A role, its weight, and how many answered.
public struct RoleWeight: Codable, Sendable, Equatable {
  /// The role.
  public let role: String
  /// Its declared weight; 1 where none was declared.
  public let weight: Double
  /// How many answers come from it.
  public let answers: Int
}

/// A score under one estimand, on −100…100.
public struct EstimandSummary: Codable, Sendable, Equatable {
  /// Whose score it is.
  public let estimand: NetScoreEstimand
  /// The values of the group columns; empty for all answers.
  public let keys: [String?]
  /// The number of answers with weight.
  public let answers: Int
  /// The number of accounts with weight.
  public let accounts: Int
  /// The weighted shares of detractors, passives and promoters, 0…1; nil without answers.
  public let shares: [Double]?
  /// The score; nil without answers.
  public let score: Double?
  /// The interval; nil with a note when none can be given.
  public let interval: Interval?
  /// The number of independent answers that would say as much.
  public let effectiveAnswers: Double
  /// Kish's effective size; shown, not used.
  public let kishEffectiveAnswers: Double
  /// How weights and accounts widen the interval.
  public let designEffect: Double?
  /// The degrees of freedom of the t quantile; nil for the normal.
  public let degreesOfFreedom: Double?
  /// What follows.
  public let finding: Remark
  /// What the reader must know.
  public let notes: [Remark]

  init(_ estimate: EstimandEstimate, keys: [String?] = []) {
    estimand = estimate.estimand
    self.keys = keys
    answers = estimate.answers
    accounts = estimate.accounts
    shares = estimate.counts.map { counts in
      [counts.detractors, counts.passives, counts.promoters].map { $0 / counts.total }
    }
    score = estimate.score.map { $0 * 100 }
    interval = estimate.interval?.onHundred
    effectiveAnswers = estimate.effectiveSize
    kishEffectiveAnswers = estimate.kishEffectiveSize
    designEffect = estimate.designEffect?.value
    degreesOfFreedom =
      estimate.interval == nil ? nil : estimate.designEffect?.degreesOfFreedom
    finding = Self.finding(estimate)
    notes = estimate.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  private static func finding(_ estimate: EstimandEstimate) -> Remark {
    let way = "Counting \(estimate.estimand.title), the score"
    guard estimate.score != nil else {
      return Remark(code: "not_estimable", sentence: "\(way) has no answers to rest on.")
    }
    guard let lower = estimate.interval?.lower, let upper = estimate.interval?.upper else {
      return Remark(
        code: "not_estimable",
        sentence: "\(way) is described only: how sure it is cannot be said from so few accounts.")
    }
    if lower > 0 { return Remark(code: "above_zero", sentence: "\(way) is above zero.") }
    if upper < 0 { return Remark(code: "below_zero", sentence: "\(way) is below zero.") }
    return Remark(
      code: "inconclusive", sentence: "\(way) cannot be told from zero by these data.")
  }
}

/// How much two scores of the same answers differ, on −200…200.
public struct EstimandGap: Codable, Sendable, Equatable {
  /// The first score.
  public let first: NetScoreEstimand
  /// The second score.
  public let second: NetScoreEstimand
  /// First minus second.
  public let difference: Double
  /// Its standard error; nil where it cannot be estimated.
  public let standardError: Double?
  /// The degrees of freedom of its t quantile.
  public let degreesOfFreedom: Double?
  /// Its interval; nil where it cannot be estimated.
  public let interval: Interval?
  /// The two-sided p-value of no difference.
  public let pValue: Double?
  /// Whether the scores differ by more than their uncertainty.
  public let disagree: Bool

  init(_ difference: EstimandDifference) {
    first = difference.first
    second = difference.second
    self.difference = difference.difference * 100
    standardError = difference.standardError.map { $0 * 100 }
    degreesOfFreedom = difference.degreesOfFreedom
    interval = difference.interval?.onHundred
    pValue = difference.pValue
    disagree = difference.disagree
  }

  /// What follows, where they disagree.
  var finding: Remark {
    let (high, low) = difference > 0 ? (first, second) : (second, first)
    return Remark(
      code: "different",
      sentence: "The score of \(high.title) is higher than that of \(low.title), by "
        + "\(Format.number(abs(difference), digits: 1)) points: say which is meant.")
  }
}
