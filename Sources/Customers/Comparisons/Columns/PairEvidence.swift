import Probability
import Reports
import Statistics

/// What one comparison of two groups rests on, whatever the column.
struct PairEvidence {
  /// The estimates of the two groups.
  var estimates: (first: Double?, second: Double?)
  var difference: Double?
  var standardError: Double?
  var statistic: Double?
  var degreesOfFreedom: Double?
  /// Nil where the difference is only described.
  var pValue: Double?
  /// An exact p-value that a difference must pass as well, in small groups; nil elsewhere.
  var exactPValue: Double?
  var interval: Interval?
  var naiveInterval: Interval?
  var detectable: Double?
  /// The two one-sided tests against the margin; nil without a margin.
  var equivalencePValue: Double?
  var powerAtMargin: Double?
  var method: String
  var title: String
  var null: String
  var isExact = false
  var notes: [Note] = []

  /// The evidence of a score statistic on a bounded scale.
  init(_ comparison: ScaleComparison, figure: ColumnFigure, level: Double, margin: Double?) {
    let statistic = comparison.statistic
    estimates = (comparison.first.mean, comparison.second.mean)
    difference = comparison.estimate
    standardError = statistic.map { $0.standardError(at: 0) }.flatMap { $0 > 0 ? $0 : nil }
    self.statistic = statistic.map { $0.statistic(at: 0) }.flatMap { $0.isFinite ? $0 : nil }
    degreesOfFreedom = statistic?.degreesOfFreedom
    pValue = statistic?.pValue()
    interval = statistic?.interval(level: level)
    naiveInterval = comparison.naive?.interval(level: level)
    interval?.method = comparison.method
    detectable = statistic?.detectableDifference(level: level)
    equivalencePValue = margin.flatMap { margin in
      statistic.map { $0.equivalencePValue(margin: margin) }
    }
    powerAtMargin = margin.flatMap { margin in
      statistic.map { $0.power(at: margin, level: level) }
    }
    method = comparison.method
    title =
      comparison.statistic?.degreesOfFreedom == nil
      ? "score test" : "score test, accounts as clusters"
    null = "the \(figure.noun) is the same in both, whatever else differs"
    notes = comparison.notes
    askExactTest(comparison, level: level)
  }

  /// Below this many values in a group the score test of a share was measured to find up to .125
  /// instead of .05 (`Guides/ScaleMeanDifference.md`).
  static let smallGroup = 10.0

  /// Independent shares of small groups must pass Boschloo's exact test as well.
  private mutating func askExactTest(_ comparison: ScaleComparison, level: Double) {
    let (first, second) = (comparison.first, comparison.second)
    guard comparison.naive == nil, first.points == [0, 1], second.points == [0, 1],
      min(first.total, second.total) < Self.smallGroup, pValue != nil
    else { return }
    let counts = TwoProportions(
      Int(first.counts[1]), of: Int(first.total), versus: Int(second.counts[1]),
      of: Int(second.total))
    guard let exact = UnconditionalExactTest().run(counts).pValue else { return }
    exactPValue = exact
    notes.append(
      Note(
        code: "small_groups",
        sentence:
          "A group has fewer than \(Int(Self.smallGroup)) values, where the score test finds "
          + "too much: a difference is called one only where Boschloo's exact test agrees "
          + "(\(shownPValue(exact)))."))
  }

  /// The evidence of a t test; equivalence by two one-sided tests (Schuirmann 1987).
  init(_ result: MeanDifferenceResult, level: Double, margin: Double?, title: String) {
    estimates = (result.firstMean, result.secondMean)
    difference = result.difference
    standardError = result.standardError
    statistic = result.test.statistic
    degreesOfFreedom = result.test.degreesOfFreedom
    pValue = result.test.pValue
    interval = result.interval
    interval?.method = result.test.method
    method = result.test.method
    self.title = title
    null = result.test.null
    notes = result.test.notes
    guard let error = result.standardError, let degrees = result.test.degreesOfFreedom else {
      return
    }
    let reference = StudentT(degreesOfFreedom: degrees)
    let critical = reference.upperQuantile((1 - level) / 2)
    detectable = (critical + reference.quantile(DifferenceJudge.wantedPower)) * error
    powerAtMargin = margin.map { reference.cdf($0 / error - critical) }
    equivalencePValue = margin.map {
      reference.survival(($0 - abs(result.difference)) / error)
    }
  }

  /// No evidence, with the reason.
  init(
    undefined note: Note, estimates: (first: Double?, second: Double?), method: String,
    title: String, null: String
  ) {
    self.estimates = estimates
    if let first = estimates.first, let second = estimates.second { difference = first - second }
    self.method = method
    self.title = title
    self.null = null
    notes = [note]
  }

  /// Empty evidence to be filled.
  init(estimates: (first: Double?, second: Double?), method: String, title: String, null: String) {
    self.estimates = estimates
    if let first = estimates.first, let second = estimates.second { difference = first - second }
    self.method = method
    self.title = title
    self.null = null
  }

  /// What it shows, by the rules of `DifferenceJudge`.
  func verdict(level: Double, isOrdered: Bool) -> DifferenceVerdict {
    guard let pValue, let difference else { return .notEstimable }
    if isSignificant(max(pValue, exactPValue ?? 0), level: level) {
      guard isOrdered else { return .different }
      return difference > 0 ? .increased : .decreased
    }
    guard let equivalencePValue else { return .inconclusive }
    if isSignificant(equivalencePValue, level: level) { return .equivalent }
    return (powerAtMargin ?? 0) < DifferenceJudge.wantedPower ? .underpowered : .inconclusive
  }
}
