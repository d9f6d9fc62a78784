import Probability

/// What the ranks within blocks say.
public struct FriedmanResult: Codable, Sendable, Equatable {
  /// The chi-squared test, its statistic corrected for ties.
  public let test: TestResult
  /// Iman and Davenport's F of the same ranks, which keeps its size better in few blocks.
  public let imanDavenport: GroupFTestResult
  /// Kendall's W, the agreement of the blocks, 0…1; nil when every block is tied throughout.
  public let kendallsW: Double?
  /// The mean rank of each treatment, in the order given.
  public let meanRanks: [Double]
}

/// The Friedman test: do blocks (the same accounts, asked about each treatment) rank the treatments
/// alike?
///
/// Source: Friedman 1937, JASA 32:675; Iman & Davenport 1980, Communications in Statistics A9:571;
/// Kendall & Babington Smith 1939.
public struct Friedman: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Compares treatments.
  /// - Parameter blocks: a row per block, a value per treatment in each.
  /// - Throws: `tooFewInAll` under two blocks; `tooFewGroups` under two treatments; `nonFinite`.
  public func run(blocks: [[Double]]) throws(GroupTestError) -> FriedmanResult {
    let ranks = try BlockRanks(blocks)
    let (b, k) = (Double(ranks.blocks), Double(ranks.treatments))
    let deviations = ranks.deviations(weights: Array(repeating: 0.5, count: ranks.blocks))
    let between = deviations.reduce(0) { $0 + $1 * $1 }
    let spread = b * k * (k + 1) / 12 - ranks.tieSum / (12 * (k - 1))
    let null = "Within each block every order of the treatments is equally likely."
    let tied = spread <= 1e-12 * b * k * (k + 1)
    let statistic = tied ? nil : between / spread
    let w = statistic.map { min(1, $0 / (b * (k - 1))) }
    // Blocks that all agree put F at infinity.
    let f = w.flatMap { 1 - $0 > 1e-12 ? (b - 1) * $0 / (1 - $0) : nil }
    let notes: [Note] =
      tied
      ? [.allValuesEqual]
      : f == nil
        ? [
          Note(
            code: "complete_agreement",
            sentence: "All blocks rank the treatments alike, so F does not exist.")
        ] : []
    return FriedmanResult(
      test: TestResult(
        method: "friedman", null: null, statistic: statistic,
        degreesOfFreedom: tied ? nil : k - 1,
        pValue: statistic.map { ChiSquared(degreesOfFreedom: k - 1).survival($0) },
        notes: tied ? [.allValuesEqual] : []),
      imanDavenport: GroupFTestResult(
        method: "iman_davenport", null: null, f: f,
        degreesOfFreedom: (k - 1, (b - 1) * (k - 1)), notes: notes),
      kendallsW: w, meanRanks: deviations.map { $0 / b + (k + 1) / 2 })
  }
}
