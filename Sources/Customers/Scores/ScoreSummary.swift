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
  /// The number of answers at which this score would be told from zero, all else the same.
  public let answersNeeded: Int?
  /// What follows.
  public let finding: Remark
  /// What the reader must know of this group.
  public let notes: [Remark]

  init(keys: [String?], estimate: NetScoreEstimate, level: Double) {
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
    accounts = estimate.accounts
    intraclassCorrelation = estimate.designEffect?.intraclassCorrelation
    designEffect = estimate.designEffect?.value
    effectiveAnswers = estimate.effectiveSize
    sizeCorrelation = estimate.sizeCorrelation
    largestAccountShare = estimate.designEffect?.largestShare
    answersNeeded = estimate.answersNeeded(level: level)
    finding = Self.finding(estimate, needed: answersNeeded, level: level)
    notes = estimate.notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  private static func finding(
    _ estimate: NetScoreEstimate, needed: Int?, level: Double
  ) -> Remark {
    guard let score = estimate.score else {
      return Remark(code: "not_estimable", sentence: "There are no answers, so there is no score.")
    }
    guard let interval = estimate.interval, let lower = interval.lower, let upper = interval.upper
    else {
      let chance = estimate.probabilityAboveZero.map { Format.value($0, as: .percent) } ?? "–"
      return Remark(
        code: "not_estimable",
        sentence: "How sure the score is cannot be said. Taken alone, these answers make a score "
          + "above zero \(chance) likely.")
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
    let advice =
      needed.map {
        " A score of \(Format.value(score * 100, as: .score)) would be told from zero by about "
          + "\(Format.value(Double($0), as: .count)) answers."
      } ?? ""
    return Remark(
      code: "inconclusive",
      sentence: "The data cannot tell whether promoters or detractors prevail.\(advice)")
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
  /// Why there is none.
  public let reason: String?
}

extension Interval {
  /// The same interval with limits times 100.
  var onHundred: Interval {
    Interval(
      lower: lower.map { $0 * 100 }, upper: upper.map { $0 * 100 }, level: level, method: method)
  }
}
