/// The exact test of no association within strata, given the margins of every stratum.
///
/// Gart (1970), Biometrika 57:471–475; the distribution is the convolution of the strata's
/// hypergeometric laws. The two-sided p-value sums the outcomes not more probable than the observed.
public struct StratifiedExactTest: Codable, Sendable, Equatable {
  /// Which departures count as evidence: `greater` is larger first shares.
  public typealias Alternative = BinomialTest.Alternative

  /// Which departures count.
  public var alternative: Alternative
  /// The confidence level of the odds ratio.
  public var level: Double

  /// Makes a test.
  public init(alternative: Alternative = .twoSided, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    self.alternative = alternative
    self.level = level
  }

  /// Tests two groups within strata; the statistic is the number of successes in the first groups.
  /// - Returns: p is nil with a note when the counts are not whole or no stratum says anything.
  public func run(_ strata: [TwoProportions]) -> TestResult {
    let informative = strata.filter(\.hasVariation)
    guard !informative.isEmpty else { return result(nil, nil, [.noStrata]) }
    let laws: [ConditionalDistribution]
    do { laws = try Self.laws(informative) } catch { return result(nil, nil, [error.note]) }
    let law = ConditionalDistribution(laws, logOdds: 0)
    let observed = Self.observed(informative)
    let values = law.pValues(observed)
    let p =
      switch alternative {
      case .twoSided: values.twoSided
      case .greater: values.greater
      case .less: values.less
      }
    return result(Double(observed), p, law.lowest < law.highest ? [] : [.fixedMargins])
  }

  /// The conditional maximum likelihood odds ratio common to all strata, with exact limits.
  public func oddsRatio(_ strata: [TwoProportions]) -> RatioEstimate {
    let informative = strata.filter(\.hasVariation)
    guard !informative.isEmpty else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.noStrata])
    }
    let laws: [ConditionalDistribution]
    do { laws = try Self.laws(informative) } catch {
      return RatioEstimate(estimate: nil, interval: nil, notes: [error.note])
    }
    return Self.law(informative, laws).oddsRatio(Self.observed(informative), level: level)
  }

  /// The law of the successes in the first groups, with that number; nil where it is not listed.
  package static func law(
    _ strata: [TwoProportions]
  ) -> (law: ConditionalDistribution, observed: Int)? {
    let informative = strata.filter(\.hasVariation)
    guard !informative.isEmpty, let laws = try? laws(informative) else { return nil }
    return (law(informative, laws), observed(informative))
  }

  /// Tilted to where the data are, the convolution keeps its digits in the tails that matter.
  private static func law(
    _ strata: [TwoProportions], _ laws: [ConditionalDistribution]
  ) -> ConditionalDistribution {
    let start = MantelHaenszelOddsRatio(strata).value.flatMap { $0 > 0 ? logOf($0) : nil }
    return ConditionalDistribution(laws, logOdds: start ?? 0)
  }

  private static func observed(_ strata: [TwoProportions]) -> Int {
    strata.reduce(0) { $0 + Int($1.firstSuccesses) }
  }

  /// The most products of two probabilities that the convolution adds up: about a second.
  private static let largestConvolution = 1_000_000_000.0

  private static func laws(
    _ strata: [TwoProportions]
  ) throws(ExactUnavailable) -> [ConditionalDistribution] {
    var laws: [ConditionalDistribution] = []
    var (support, products) = (1.0, 0.0)
    for stratum in strata {
      let law = try ConditionalDistribution(stratum)
      products += support * Double(law.logMasses.count)
      support += Double(law.logMasses.count - 1)
      guard products <= largestConvolution else { throw ExactUnavailable(note: .tooManyOutcomes) }
      laws.append(law)
    }
    return laws
  }

  private func result(_ statistic: Double?, _ p: Double?, _ notes: [Note]) -> TestResult {
    TestResult(
      method: "stratified_exact", null: "the common odds ratio is 1", statistic: statistic,
      pValue: p, alternative: alternative.rawValue, exact: true, notes: notes)
  }
}
