import Probability

/// What the ranks of two groups say.
public struct MannWhitneyResult: Codable, Sendable, Equatable {
  /// The test; its statistic is `pairsWon`.
  public let test: TestResult
  /// The number of values in the first group.
  public let firstCount: Int
  /// The number of values in the second group.
  public let secondCount: Int
  /// U: pairs in which the first group's value is higher, ties counted by half.
  public let pairsWon: Double
  /// The share of pairs won, P(first > second) + ½P(equal).
  public let probabilityOfSuperiority: Double
}

/// The Mann–Whitney (Wilcoxon rank-sum) test: do answers of one group tend to be higher?
///
/// It is a test that two distributions are the same. It compares medians or means only where the
/// two distributions have the same shape; where they have not, use `BrunnerMunzel`. The exact
/// p-value is that of the ranks as observed, ties included; a two-sided one adds the arrangements at
/// least as far from the mean. Source: Mann & Whitney 1947, Annals of Mathematical Statistics 18:50.
public struct MannWhitney: Codable, Sendable, Equatable {
  /// Where the p-value comes from.
  public enum Reference: String, Codable, Sendable, Equatable {
    /// Exact where it can be counted quickly, otherwise normal with continuity correction.
    case automatic
    /// Every arrangement of the observed ranks.
    case exact
    /// The normal approximation with the variance corrected for ties.
    case normal
    /// The same with the statistic moved towards its mean by ½.
    case normalContinuityCorrected = "normal_continuity_corrected"
  }

  /// Where the p-value comes from.
  public var reference: Reference
  /// Which departures count.
  public var alternative: TestAlternative

  /// Makes a test.
  public init(reference: Reference = .automatic, alternative: TestAlternative = .twoSided) {
    self.reference = reference
    self.alternative = alternative
  }

  /// Compares two groups.
  /// - Parameters:
  ///   - first: one value per answer.
  ///   - second: one value per answer.
  /// - Throws: `nonFinite`; `tooFewValues` for an empty group. An exact
  ///   test too large to count gives the normal p-value and a note instead.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> MannWhitneyResult {
    try checkPair(first, second, needed: 1)
    let ranks = Midranks(first + second)
    let (n, m) = (first.count, second.count)
    let doubledSum = ranks.doubled.prefix(n).reduce(0, +)
    let won = Double(doubledSum - n * (n + 1)) / 2
    var notes: [Note] = ranks.tieSizes.count == 1 ? [.allValuesEqual] : []
    var pValue: Double?
    var exact = false
    if reference == .exact || reference == .automatic {
      if let sums = RankSumDistribution(of: ranks.doubled, size: n) {
        pValue = sums.pValue(doubledSum, mean: (n * (n + m + 1), 1), alternative)
        exact = true
      } else if reference == .exact {
        notes.append(.tooLargeToCount)
      }
    }
    if !exact {
      pValue = normalPValue(
        won, n, m, ties: ranks.tieSum, corrected: reference != .normal)
    }
    return MannWhitneyResult(
      test: TestResult(
        method: "mann_whitney",
        null: "Both groups come from one distribution; that one tends to be higher is a shift of "
          + "location only where the two have the same shape.",
        statistic: won, pValue: pValue, alternative: alternative.rawValue, exact: exact,
        notes: notes),
      firstCount: n, secondCount: m, pairsWon: won,
      probabilityOfSuperiority: won / (Double(n) * Double(m)))
  }

  private func normalPValue(
    _ won: Double, _ n: Int, _ m: Int, ties: Double, corrected: Bool
  ) -> Double? {
    let (a, b, all) = (Double(n), Double(m), Double(n + m))
    let variance = a * b / 12 * ((all + 1) - ties / (all * (all - 1)))
    return normalTail(
      won - a * b / 2, variance: variance, correction: corrected ? 0.5 : 0, alternative)
  }
}

/// The normal tail of a rank statistic's distance from its mean; nil without variance.
func normalTail(
  _ distance: Double, variance: Double, correction: Double, _ alternative: TestAlternative
) -> Double? {
  guard variance > 0 else { return nil }
  let towardsMean =
    switch alternative {
    case .twoSided: distance == 0 ? 0 : distance > 0 ? correction : -correction
    case .greater: correction
    case .less: -correction
    }
  return alternative.pValue(
    of: (distance - towardsMean) / variance.squareRoot(), under: Normal())
}

extension Note {
  /// An exact distribution that would take too long.
  static let tooLargeToCount = Note(
    code: "too_large_to_count",
    sentence: "There are too many arrangements to count, so the p-value is approximate.")
}
