import Probability

/// The association of group and outcome within strata, as one odds ratio common to all of them.
///
/// Mantel & Haenszel (1959), Journal of the National Cancer Institute 22:719–748.
public struct MantelHaenszel: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double
  /// Whether the exact conditional test and estimate are computed.
  public var exact: Bool

  /// Makes an analysis.
  public init(level: Double = 0.95, exact: Bool = true) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.level = level
    self.exact = exact
  }

  /// Compares two groups within strata.
  /// - Parameter strata: the counted answers of the two groups in each stratum; those in which a
  ///   group is empty or all answers are alike say nothing and are left out with a note
  public func run(_ strata: [TwoProportions]) -> MantelHaenszelResult {
    let informative = strata.filter { $0.hasVariation && $0.total > 1 }
    let dropped = strata.count - informative.count
    let notes =
      dropped > 0
      ? [
        Note(
          code: "uninformative_strata",
          sentence: "\(dropped) of \(strata.count) strata hold one group or one outcome only and "
            + "say nothing about the association.")
      ] : []
    let common = MantelHaenszelOddsRatio(informative)
    let stratified = exact ? StratifiedExactTest(level: level) : nil
    return MantelHaenszelResult(
      strata: strata.count, informativeStrata: informative.count,
      commonOddsRatio: common.estimate(level: level),
      test: Self.test(informative, continuityCorrected: false),
      correctedTest: Self.test(informative, continuityCorrected: true),
      exactTest: stratified?.run(informative),
      conditionalOddsRatio: stratified?.oddsRatio(informative),
      homogeneity: BreslowDayTest().run(informative),
      taroneHomogeneity: BreslowDayTest(taroneCorrected: true).run(informative), notes: notes)
  }

  /// The χ² test of no association in any stratum.
  ///
  /// The statistic is (|Σ(a − E a)| − ½)²/Σ Var a, ½ being taken off only with the continuity
  /// correction and only from distances above it.
  static func test(_ strata: [TwoProportions], continuityCorrected: Bool) -> TestResult {
    let method = continuityCorrected ? "mantel_haenszel_corrected" : "mantel_haenszel"
    let null = "group and outcome are independent in every stratum"
    guard !strata.isEmpty else {
      return TestResult(
        method: method, null: null, statistic: nil, degreesOfFreedom: 1, pValue: nil,
        notes: [.noStrata])
    }
    var (distance, variance) = (0.0, 0.0)
    for stratum in strata {
      distance += stratum.firstSuccesses - stratum.firstTrials * (stratum.successes / stratum.total)
      let shares = (stratum.successes / stratum.total) * (stratum.failures / stratum.total)
      variance += stratum.firstTrials * (stratum.secondTrials / (stratum.total - 1)) * shares
    }
    let size = abs(distance)
    let reduced = continuityCorrected && size >= 0.5 ? size - 0.5 : size
    let statistic = reduced * reduced / variance
    return TestResult(
      method: method, null: null, statistic: statistic, degreesOfFreedom: 1,
      pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic))
  }
}

/// The association of group and outcome within strata.
public struct MantelHaenszelResult: Codable, Sendable, Equatable {
  /// The number of strata.
  public let strata: Int
  /// The number of strata with both groups and both outcomes.
  public let informativeStrata: Int
  /// The Mantel–Haenszel odds ratio.
  public let commonOddsRatio: RatioEstimate
  /// The χ² test of no association.
  public let test: TestResult
  /// The same with continuity correction.
  public let correctedTest: TestResult
  /// The exact conditional test; nil when it was left out.
  public let exactTest: TestResult?
  /// The conditional maximum likelihood odds ratio with exact limits; nil when it was left out.
  public let conditionalOddsRatio: RatioEstimate?
  /// The Breslow–Day test that the odds ratio is the same in all strata.
  public let homogeneity: TestResult
  /// The same with Tarone's correction.
  public let taroneHomogeneity: TestResult
  /// What the reader must know about the strata.
  public let notes: [Note]
}

extension Note {
  static let noStrata = Note(
    code: "no_strata", sentence: "No stratum holds both groups and both outcomes.")
}
