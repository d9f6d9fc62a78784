import Reports
import Statistics

/// A score with its uncertainty, on −100…100, for all answers or one group.
public struct ScoreSummary: Codable, Sendable, Equatable {
  /// The values of the group columns; empty for all answers.
  public let keys: [String?]
  /// The number of answers.
  public let answers: Int
  /// Answers that count +1.
  public let promoters: Int
  /// Answers that count 0.
  public let passives: Int
  /// Answers that count −1.
  public let detractors: Int
  /// The score; nil without answers.
  public let score: Double?
  /// Its standard error at the effective number of answers.
  public let standardError: Double?
  /// The score statistic against a score of zero.
  public let statistic: Double?
  /// The degrees of freedom of its reference distribution; nil for the normal.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value against a score of zero.
  public let pValue: Double?
  /// The honest interval for the process behind these answers.
  public let interval: Interval?
  /// The interval that ignores that answers share accounts.
  public let naiveInterval: Interval?
  /// The interval for exactly these customers, where their number is known.
  public let finitePopulationInterval: Interval?
  /// The share of the population that answered, 0…1.
  public let samplingFraction: Double?
  /// The probability that the score is positive, given a uniform prior.
  public let probabilityAboveZero: Double?
  /// The number of accounts (or people) that answered, where known.
  public let accounts: Int?
  /// The intraclass correlation of answers within accounts.
  public let intraclassCorrelation: Double?
  /// How much less clustered answers say than independent ones.
  public let designEffect: Double?
  /// The number of independent answers that would say as much.
  public let effectiveAnswers: Double
  /// The correlation of account size with account score, from ten accounts on.
  public let sizeCorrelation: Double?
  /// The share of the answers that come from the largest account.
  public let largestAccountShare: Double?
  /// The number of answers that would tell this score from zero with probability 0.8, all else the
  /// same.
  public let answersNeeded: Int?
  /// What follows.
  public let finding: Remark
  /// What the reader must know of this group.
  public let notes: [Remark]

  init(
    keys: [String?], estimate: NetScoreEstimate, level: Double, unit: ClusterUnit?,
    population: Int? = nil
  ) {
    self.keys = keys
    answers = Int(estimate.counts.total)
    promoters = Int(estimate.counts.promoters)
    passives = Int(estimate.counts.passives)
    detractors = Int(estimate.counts.detractors)
    score = estimate.score.map { $0 * 100 }
    standardError = estimate.standardError.map { $0 * 100 }
    statistic = estimate.statistic.flatMap { $0.isFinite ? $0 : nil }
    degreesOfFreedom = estimate.interval == nil ? nil : estimate.designEffect?.degreesOfFreedom
    pValue = estimate.pValue
    interval = estimate.interval?.onHundred
    naiveInterval = estimate.naive?.onHundred
    finitePopulationInterval = estimate.finitePopulation?.onHundred
    samplingFraction = estimate.samplingFraction
    probabilityAboveZero = estimate.probabilityAboveZero
    accounts = unit == nil ? nil : estimate.accounts
    intraclassCorrelation = estimate.designEffect?.intraclassCorrelation
    designEffect = estimate.designEffect?.value
    effectiveAnswers = estimate.effectiveSize
    sizeCorrelation = estimate.sizeCorrelation
    largestAccountShare = estimate.designEffect?.largestShare
    // More answers than there are customers cannot be had.
    answersNeeded = estimate.answersNeeded(level: level).flatMap { needed in
      population.map { needed <= $0 } ?? true ? needed : nil
    }
    finding = Self.finding(estimate, needed: answersNeeded)
    notes = estimate.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  private static func finding(_ estimate: NetScoreEstimate, needed: Int?) -> Remark {
    guard let score = estimate.score else {
      return Remark(code: "not_estimable", sentence: "There are no answers, so there is no score.")
    }
    guard let lower = estimate.interval?.lower, let upper = estimate.interval?.upper else {
      guard estimate.notes.contains(where: { $0.code == "few_accounts" }) else {
        return Remark(
          code: "not_estimable",
          sentence: "The method that was asked for gives no interval for these answers; the "
            + "default does.")
      }
      let chance = Format.value(estimate.probabilityAboveZero, as: .percent)
      return Remark(
        code: "not_estimable",
        sentence: "How sure the score is cannot be said from so few accounts. If answers of one "
          + "account agree as much as they usually do, a score above zero has a probability of "
          + "\(chance).")
    }
    if lower > 0 {
      return Remark(
        code: "above_zero",
        sentence: "The score is above zero: promoters outnumber detractors.")
    }
    if upper < 0 {
      return Remark(
        code: "below_zero",
        sentence: "The score is below zero: detractors outnumber promoters.")
    }
    let size = estimate.designEffect == nil ? "" : ", as many from each account as now"
    let advice =
      needed.map {
        " To tell a score of \(Format.score(score * 100)) from zero with 80 % probability takes about "
          + "\(Format.count($0)) answers\(size)."
      } ?? ""
    return Remark(
      code: "inconclusive",
      sentence: "The data cannot tell whether promoters or detractors prevail.\(advice)"
        + ofTheseCustomers(estimate.finitePopulation))
  }

  /// What a known set of customers says by itself, where the process behind it stays open.
  private static func ofTheseCustomers(_ interval: Interval?) -> String {
    guard let lower = interval?.lower, let upper = interval?.upper else { return "" }
    if lower > 0 { return " Of these customers alone, promoters outnumber detractors." }
    if upper < 0 { return " Of these customers alone, detractors outnumber promoters." }
    return ""
  }
}

/// One row of the comparison of interval methods.
public struct MethodInterval: Codable, Sendable, Equatable {
  /// The name of the method.
  public let method: String
  /// The name for people.
  public let title: String
  /// Whether it treats accounts as clusters.
  public let clustered: Bool
  /// The interval on −100…100.
  public let interval: Interval?
  /// Why there is none, or what was done to it.
  public let reason: String?
}

extension Interval {
  /// The same interval with limits times 100.
  var onHundred: Interval {
    Interval(
      lower: lower.map { $0 * 100 }, upper: upper.map { $0 * 100 }, level: level, method: method)
  }
}
