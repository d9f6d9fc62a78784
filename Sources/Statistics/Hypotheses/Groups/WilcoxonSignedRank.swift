/// What the ranks of the differences of pairs say.
public struct SignedRankResult: Codable, Sendable, Equatable {
  /// The test; its statistic is the sum of the positive ranks.
  public let test: TestResult
  /// The number of pairs.
  public let count: Int
  /// The number of pairs whose difference is not zero.
  public let nonzero: Int
  /// The sum of the positive ranks less that of the negative, over the sum of all ranks, −1…1: the
  /// matched-pairs rank-biserial correlation; nil without a nonzero difference.
  public let rankBiserial: Double?
}

/// Wilcoxon's signed-rank test of pairs: are the differences symmetric about zero?
///
/// The exact p-value is that of the ranks as observed, ties included. Source: Wilcoxon 1945,
/// Biometrics Bulletin 1:80; zeros by Pratt 1959, JASA 54:655; effect size Kerby 2014.
public struct WilcoxonSignedRank: Codable, Sendable, Equatable {
  /// Where the p-value comes from.
  public typealias Reference = MannWhitney.Reference

  /// What is done with differences of zero.
  public enum Zeros: String, Codable, Sendable, Equatable {
    /// They are left out before ranking (Wilcoxon).
    case dropped
    /// They are ranked and then left out (Pratt).
    case ranked
  }

  /// Where the p-value comes from.
  public var reference: Reference
  /// What is done with differences of zero.
  public var zeros: Zeros
  /// Which departures count.
  public var alternative: TestAlternative

  /// Makes a test.
  public init(
    reference: Reference = .automatic, zeros: Zeros = .dropped,
    alternative: TestAlternative = .twoSided
  ) {
    self.reference = reference
    self.zeros = zeros
    self.alternative = alternative
  }

  /// Compares pairs.
  /// - Parameters:
  ///   - first: one value per pair.
  ///   - second: one value per pair, in the same order.
  /// - Throws: `nonFinite`; `tooFewValues` without pairs.
  public func run(
    _ first: [Double], _ second: [Double]
  ) throws(GroupTestError) -> SignedRankResult {
    let all = try checkedDifferences(first, second, needed: 1)
    let ranked = zeros == .dropped ? all.filter { $0 != 0 } : all
    // Ranks of zeros count for nothing, but push the others up.
    let ranks = zip(Midranks(ranked.map(abs)).doubled, ranked).filter { $0.1 != 0 }
    let doubled = ranks.map(\.0)
    let positive = ranks.reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
    let total = doubled.reduce(0, +)
    guard !doubled.isEmpty else { return Self.withoutDifferences(all.count, alternative) }
    var notes: [Note] = []
    var pValue: Double?
    var exact = false
    if reference == .exact || reference == .automatic {
      if let sums = RankSumDistribution(coinsOn: doubled) {
        pValue = sums.pValue(positive, mean: (total, 2), alternative)
        exact = true
      } else if reference == .exact {
        notes.append(.tooLargeToCount)
      }
    }
    if !exact {
      // Ties are in the squares of the ranks already.
      let variance = doubled.reduce(0.0) { $0 + Double($1) * Double($1) } / 16
      pValue = normalTail(
        Double(positive) / 2 - Double(total) / 4, variance: variance,
        correction: reference == .normal ? 0 : 0.5, alternative)
    }
    return SignedRankResult(
      test: TestResult(
        method: "wilcoxon_signed_rank", null: Self.null, statistic: Double(positive) / 2,
        pValue: pValue, alternative: alternative.rawValue, exact: exact, notes: notes),
      count: all.count, nonzero: doubled.count,
      rankBiserial: Double(2 * positive - total) / Double(total))
  }

  private static let null = "The differences of the pairs are distributed symmetrically about zero."

  private static func withoutDifferences(
    _ count: Int, _ alternative: TestAlternative
  ) -> SignedRankResult {
    SignedRankResult(
      test: TestResult(
        method: "wilcoxon_signed_rank", null: null, statistic: nil, pValue: nil,
        alternative: alternative.rawValue, notes: [.noNonzeroDifference]),
      count: count, nonzero: 0, rankBiserial: nil)
  }
}

extension Note {
  /// Every pair is tied.
  static let noNonzeroDifference = Note(
    code: "no_nonzero_difference",
    sentence: "The two values of every pair are equal, so there is nothing to test.")
}
