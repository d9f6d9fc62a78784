import Reports
import Statistics

/// The difference of one figure between two groups or waves, and what it shows.
///
/// Shares and their differences are on 0…1 and −1…1, means in the unit of the column.
public struct ColumnPair: Codable, Sendable, Equatable {
  /// Share or mean.
  public let figure: ColumnFigure.Kind
  /// The group or the later wave.
  public let first: String
  /// What it is compared with: another group, or the wave before.
  public let second: String
  /// The figure of the first; of those in both waves where pairs are compared.
  public let firstEstimate: Double?
  /// The figure of the second.
  public let secondEstimate: Double?
  /// First minus second.
  public let difference: Double?
  /// Its standard error.
  public let standardError: Double?
  /// The test statistic.
  public let statistic: Double?
  /// The degrees of freedom of its reference; nil for the normal.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value; nil where the difference is only described.
  public let pValue: Double?
  /// The p-value corrected for the number of comparisons; nil for a single one.
  public internal(set) var adjustedPValue: Double?
  /// The interval of the difference that goes with the test.
  public let interval: Interval?
  /// The interval that takes all answers for independent; nil where they are.
  public let naiveInterval: Interval?
  /// About the smallest true difference that would be found with probability 0.8, at this size.
  public let detectable: Double?
  /// The method of test and interval.
  public let method: String
  /// The values of both, or the pairs.
  public let values: Int
  /// The verdict.
  public internal(set) var verdict: DifferenceVerdict
  /// The verdict in a sentence.
  public internal(set) var finding: Remark
  /// What the reader must know of this comparison.
  public let notes: [Remark]

  init(
    _ evidence: PairEvidence, figure: ColumnFigure, first: String, second: String, values: Int,
    level: Double, margin: Double?, isOrdered: Bool
  ) {
    let verdict = evidence.verdict(level: level, isOrdered: isOrdered)
    self.figure = figure.kind
    self.first = first
    self.second = second
    firstEstimate = evidence.estimates.first
    secondEstimate = evidence.estimates.second
    difference = evidence.difference
    standardError = evidence.standardError
    statistic = evidence.statistic
    degreesOfFreedom = evidence.degreesOfFreedom
    pValue = evidence.pValue
    interval = evidence.interval
    naiveInterval = evidence.naiveInterval
    detectable = evidence.detectable
    method = evidence.method
    self.values = values
    self.verdict = verdict
    finding = Remark(
      code: verdict.rawValue,
      sentence: Self.sentence(
        verdict, evidence, figure, first: first, second: second, margin: margin,
        isOrdered: isOrdered))
    var notes = evidence.notes
    if isSignificant(evidence.equivalencePValue, level: level), verdict != .equivalent {
      notes.append(
        Note(
          code: "smaller_than_margin",
          sentence: "The difference is real and smaller than the smallest that was said to matter."
        ))
    }
    self.notes = notes.map { Remark(code: $0.code, sentence: $0.sentence) }
  }

  /// The same comparison as one of several: a difference is called so only where the corrected
  /// p-value says so too.
  func corrected(
    _ value: Double?, of comparisons: Int, level: Double, noun: String
  ) -> ColumnPair {
    var pair = self
    pair.adjustedPValue = value
    if let remark = verdict.lostToCorrection(
      value, alone: pValue, of: comparisons, level: level,
      subject: "the \(noun) of \(first) and \(second)")
    {
      pair.verdict = .inconclusive
      pair.finding = remark
    }
    return pair
  }

  private static func sentence(
    _ verdict: DifferenceVerdict, _ evidence: PairEvidence, _ figure: ColumnFigure, first: String,
    second: String, margin: Double?, isOrdered: Bool
  ) -> String {
    let smallest = margin.map { " of \(figure.difference($0))" } ?? ""
    switch verdict {
    case .increased: return "The \(figure.noun) rose from \(second) to \(first)."
    case .decreased: return "The \(figure.noun) fell from \(second) to \(first)."
    case .different:
      let isFirst = (evidence.difference ?? 0) > 0
      let (high, low) = isFirst ? (first, second) : (second, first)
      return "The \(figure.noun) is higher in \(high) than in \(low)."
    case .equivalent:
      return "\(first) against \(second): any difference of the \(figure.noun) is smaller than the "
        + "one\(smallest) that matters."
    case .underpowered:
      let chance = Format.value(evidence.powerAtMargin, as: .percent)
      return "\(first) against \(second): too few to say. A difference\(smallest) of the "
        + "\(figure.noun) would have been found with a probability of \(chance)."
    case .inconclusive:
      let least =
        evidence.detectable.map {
          " Only a difference of about \(figure.difference($0)) or more would probably show."
        } ?? ""
      return
        (isOrdered
        ? "The data cannot tell whether the \(figure.noun) changed from \(second) to \(first)."
        : "The data cannot tell the \(figure.noun) of \(first) and \(second) apart.") + least
    case .notEstimable:
      return "\(first) against \(second): nothing can be said about the \(figure.noun)."
    }
  }
}

/// A figure against a benchmark; shares on 0…1.
public struct ColumnBenchmark: Codable, Sendable, Equatable {
  /// The group; empty for all rows.
  public let label: String
  /// Share or mean.
  public let figure: ColumnFigure.Kind
  /// The figure.
  public let estimate: Double?
  /// Its interval.
  public let interval: Interval?
  /// The lower end of the benchmark.
  public let from: Double
  /// The upper end of the benchmark; the same for a single value.
  public let to: Double
  /// The two-sided p-value against the end of the benchmark that lies nearer.
  public let pValue: Double?
  /// What follows: `above`, `below`, `within`, `inconclusive` or `not_estimable`.
  public let finding: Remark

  init(
    label: String, figure: ColumnFigure, estimate: Double?, interval: Interval?,
    range: ClosedRange<Double>, pValue: (_ null: Double) -> Double?
  ) {
    self.label = label
    self.figure = figure.kind
    self.estimate = estimate
    self.interval = interval
    from = range.lowerBound
    to = range.upperBound
    let (low, high) = (
      Format.value(range.lowerBound, as: figure.valueKind),
      Format.value(range.upperBound, as: figure.valueKind)
    )
    let name = from == to ? "the benchmark of \(low)" : "the range \(low) to \(high)"
    guard let lower = interval?.lower, let upper = interval?.upper, let estimate else {
      self.pValue = nil
      finding = Remark(
        code: "not_estimable",
        sentence: "How the \(figure.noun) stands to \(name) cannot be said from these data.")
      return
    }
    self.pValue = pValue(abs(estimate - from) < abs(estimate - to) ? from : to)
    let (code, verb) =
      lower > to
      ? ("above", "is confidently above")
      : upper < from
        ? ("below", "is confidently below")
        : from < to && lower >= from && upper <= to
          ? ("within", "lies confidently inside") : ("inconclusive", "")
    finding = Remark(
      code: code,
      sentence: code == "inconclusive"
        ? from == to
          ? "The data cannot tell whether the \(figure.noun) lies above or below \(name)."
          : "The data cannot tell whether the \(figure.noun) lies inside \(name)."
        : "The \(figure.noun) \(verb) \(name).")
  }
}
