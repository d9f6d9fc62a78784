/// Fisher's exact test of a two by two table, given both margins.
///
/// Fisher (1935), Journal of the Royal Statistical Society 98:39–82. Two-sided p-values sum the
/// tables not more probable than the observed one; mid-p values (Lancaster 1961) count tables
/// exactly as probable by half, which is closer to the nominal size and no longer below it for sure.
public struct FisherExactTest: Codable, Sendable, Equatable {
  /// Which departures from equal shares count as evidence: `greater` is a larger first share.
  public typealias Alternative = BinomialTest.Alternative

  /// Which departures count.
  public var alternative: Alternative
  /// Whether tables exactly as probable as the observed one count by half.
  public var midP: Bool

  /// Makes a test.
  public init(alternative: Alternative = .twoSided, midP: Bool = false) {
    self.alternative = alternative
    self.midP = midP
  }

  /// Tests whether two groups have the same share of successes; the statistic is the number of
  /// successes in the first group.
  /// - Returns: p is nil with a note when a group is empty or the counts are not whole.
  public func run(_ data: TwoProportions) -> TestResult {
    guard data.hasBothGroups else { return result(nil, nil, [.emptyGroup]) }
    let law: ConditionalDistribution
    do { law = try ConditionalDistribution(data) } catch { return result(nil, nil, [error.note]) }
    let values = law.pValues(Int(data.firstSuccesses))
    let p =
      switch (alternative, midP) {
      case (.twoSided, false): values.twoSided
      case (.twoSided, true): values.midTwoSided
      case (.greater, false): values.greater
      case (.greater, true): values.midGreater
      case (.less, false): values.less
      case (.less, true): values.midLess
      }
    return result(data.firstSuccesses, p, law.lowest < law.highest ? [] : [.fixedMargins])
  }

  /// The conditional maximum likelihood odds ratio with the limits that the one-sided tests give.
  /// - Parameters:
  ///   - data: the counted answers of two groups
  ///   - level: the confidence level, between 0 and 1
  public static func oddsRatio(_ data: TwoProportions, level: Double = 0.95) -> RatioEstimate {
    guard data.hasBothGroups else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.emptyGroup])
    }
    do {
      return try ConditionalDistribution(data).oddsRatio(Int(data.firstSuccesses), level: level)
    } catch {
      return RatioEstimate(estimate: nil, interval: nil, notes: [error.note])
    }
  }

  private func result(_ statistic: Double?, _ p: Double?, _ notes: [Note]) -> TestResult {
    TestResult(
      method: midP ? "fisher_exact_mid_p" : "fisher_exact",
      null: "both groups have the same odds of success", statistic: statistic, pValue: p,
      alternative: alternative.rawValue, exact: true, notes: notes)
  }
}

extension ConditionalDistribution {
  /// The most outcomes that are listed; beyond them asymptotic methods are as good as exact.
  static let largestSupport = 200_000

  /// Successes in the first group given both margins.
  /// - Throws: when the counts are not whole, or are too large to list the outcomes
  init(_ data: TwoProportions) throws(ExactUnavailable) {
    guard let cells = data.whole else { throw ExactUnavailable(note: .fractionalCounts) }
    let (first, second) = (cells.a + cells.b, cells.c + cells.d)
    let successes = cells.a + cells.c
    guard min(first, successes) - max(0, successes - second) < Self.largestSupport else {
      throw ExactUnavailable(note: .tooManyOutcomes)
    }
    self.init(firstTrials: first, secondTrials: second, successes: successes)
  }
}

/// Why an exact method cannot be carried out.
struct ExactUnavailable: Error {
  let note: Note
}

extension Note {
  static let tooManyOutcomes = Note(
    code: "enumeration_unavailable",
    sentence: "There are too many outcomes to list; in samples this large the χ² and score methods "
      + "are as good as exact ones.")
}
