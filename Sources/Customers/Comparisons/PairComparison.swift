import Reports
import Statistics

/// The difference of two scores with its uncertainty and what it shows, on −200…200.
public struct PairComparison: Codable, Sendable, Equatable {
  /// The group or the later wave.
  public let first: String
  /// What it is compared with: another group, or the wave before.
  public let second: String
  /// The score of the first, on −100…100.
  public let firstScore: Double?
  /// The score of the second, on −100…100.
  public let secondScore: Double?
  /// First minus second.
  public let difference: Double?
  /// Its standard error.
  public let standardError: Double?
  /// The score statistic.
  public let statistic: Double?
  /// The degrees of freedom of its reference; nil for the normal.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value; nil where the difference is only described.
  public let pValue: Double?
  /// The p-value corrected for the number of comparisons; nil for a single one.
  public internal(set) var adjustedPValue: Double?
  /// The honest interval of the difference.
  public let interval: Interval?
  /// The interval that takes all answers for independent.
  public let naiveInterval: Interval?
  /// The answers of both.
  public let answers: Int
  /// The accounts that answered in both waves; nil for groups.
  public let accountsInBoth: Int?
  /// The p-value of swapping whole accounts' waves; nil for groups.
  public let swapPValue: Double?
  /// The probability that the first score is the higher.
  public let probabilityFirstHigher: Double?
  /// About the smallest true difference that would be found with probability 0.8, at this size.
  public let detectable: Double?
  /// About how many answers in all would find a difference of this size with probability 0.8; nil
  /// where it is told.
  public let answersNeeded: Int?
  /// How many answers would have to move by one class for the finding to flip; nil with clusters.
  public let fragility: Int?
  /// The accounts without which the verdict of this comparison alone would be another.
  public let influentialAccounts: [String]
  /// The verdict.
  public internal(set) var verdict: DifferenceVerdict
  /// The verdict in a sentence.
  public internal(set) var finding: Remark
  /// What the reader must know of this comparison.
  public let notes: [Remark]

  init(
    first: AnswerGroup, second: AnswerGroup, difference result: NetScoreDifferenceResult,
    naive: NetScoreDifferenceResult?, statistic: ScoreDifference?, judge: DifferenceJudge,
    swap: TestResult?, accountsInBoth: Int?, influential: [String]
  ) {
    let found = judge.finding(statistic)
    self.first = first.label
    self.second = second.label
    firstScore = first.counts.score.map { $0 * 100 }
    secondScore = second.counts.score.map { $0 * 100 }
    difference = result.estimate.map { $0 * 100 }
    standardError = result.standardError.map { $0 * 100 }
    self.statistic = result.statistic
    degreesOfFreedom = result.degreesOfFreedom
    pValue = result.pValue
    interval = result.interval?.onHundred
    naiveInterval = naive?.interval?.onHundred
    answers = Int(first.counts.total + second.counts.total)
    self.accountsInBoth = accountsInBoth
    swapPValue = swap?.pValue
    probabilityFirstHigher = found.probabilityFirstHigher
    detectable = statistic?.detectableDifference(level: judge.level).map { $0 * 100 }
    answersNeeded = Self.answersNeeded(
      answers, factor: statistic?.factorNeeded(level: judge.level))
    fragility =
      naive == nil && statistic != nil
      ? Fragility(first.counts, second.counts, level: judge.level)?.moves : nil
    influentialAccounts = influential
    verdict = found.verdict
    finding = Remark(
      code: found.verdict.rawValue,
      sentence: Self.sentence(
        found, first: first.label, second: second.label, ordered: judge.isOrdered,
        estimate: result.estimate, needed: answersNeeded, level: judge.level))
    notes = (result.notes + found.notes).map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  /// The same comparison as one of several: a difference is called so only where the corrected
  /// p-value says so too.
  func corrected(_ value: Double?, of comparisons: Int, level: Double) -> PairComparison {
    var pair = self
    pair.adjustedPValue = value
    if let remark = verdict.lostToCorrection(
      value, alone: pValue, of: comparisons, level: level, subject: "\(first) and \(second)")
    {
      pair.verdict = .inconclusive
      pair.finding = remark
    }
    return pair
  }

  /// Nil where more than a million answers would be needed.
  private static func answersNeeded(_ answers: Int, factor: Double?) -> Int? {
    guard let factor, Double(answers) * factor <= 1e6 else { return nil }
    return Int((Double(answers) * factor).rounded(.up))
  }

  /// The verdict with the names of what was compared.
  private static func sentence(
    _ found: DifferenceFinding, first: String, second: String, ordered: Bool, estimate: Double?,
    needed: Int?, level: Double
  ) -> String {
    let more =
      needed.map {
        " To find a difference of this size with 80 % probability takes about "
          + "\(Format.count($0)) answers."
      } ?? ""
    switch found.verdict {
    case .increased: return "The score rose from \(second) to \(first)."
    case .decreased: return "The score fell from \(second) to \(first)."
    case .different:
      let (high, low) = (estimate ?? 0) > 0 ? (first, second) : (second, first)
      return "The score of \(high) is higher than that of \(low)."
    case .inconclusive:
      return ordered
        ? "The data cannot tell whether the score changed from \(second) to \(first).\(more)"
        : "The data cannot tell the scores of \(first) and \(second) apart.\(more)"
    // Where nothing was found to differ in a way that matters, more answers are no advice.
    case .equivalent, .notEstimable: return "\(first) against \(second): \(found.sentence)"
    case .underpowered: return "\(first) against \(second): \(found.sentence)\(more)"
    }
  }
}

/// A score against a benchmark.
public struct BenchmarkComparison: Codable, Sendable, Equatable {
  /// The group; empty for all answers.
  public let label: String
  /// The score, on −100…100.
  public let score: Double?
  /// The honest interval.
  public let interval: Interval?
  /// The lower end of the benchmark.
  public let from: Double
  /// The upper end of the benchmark; the same for a single score.
  public let to: Double
  /// The two-sided p-value against the end of the benchmark that lies nearer.
  public let pValue: Double?
  /// What follows: `above`, `below`, `within`, `inconclusive` or `not_estimable`.
  public let finding: Remark

  init(label: String, estimate: NetScoreEstimate, range: ClosedRange<Double>, level: Double) {
    self.label = label
    score = estimate.score.map { $0 * 100 }
    interval = estimate.interval?.onHundred
    from = range.lowerBound
    to = range.upperBound
    let name =
      from == to
      ? "the benchmark of \(Format.score(from))"
      : "the range \(Format.score(from)) to \(Format.score(to))"
    guard let interval, let lower = interval.lower, let upper = interval.upper, let score else {
      pValue = nil
      finding = Remark(
        code: "not_estimable",
        sentence: "How the score stands to \(name) cannot be said from these answers.")
      return
    }
    let nearer = abs(score - from) < abs(score - to) ? from : to
    pValue = estimate.test(null: nearer / 100)?.pValue
    if lower > to {
      finding = Remark(code: "above", sentence: "The score is confidently above \(name).")
    } else if upper < from {
      finding = Remark(code: "below", sentence: "The score is confidently below \(name).")
    } else if from < to, lower >= from, upper <= to {
      finding = Remark(code: "within", sentence: "The score lies confidently inside \(name).")
    } else {
      finding = Remark(
        code: "inconclusive",
        sentence: from == to
          ? "The data cannot tell whether the score lies above or below \(name)."
          : "The data cannot tell whether the score lies inside \(name).")
    }
  }
}
