/// Quade's test: as Friedman's, with blocks weighted by how far apart their values are.
///
/// Better than Friedman's in few treatments; it compares ranges of blocks, so all must be measured
/// on one scale. Source: Quade 1979, JASA 74:680.
public struct Quade: Codable, Sendable, Equatable {
  /// How the ranges of blocks are formed before they are ranked.
  public var ranges: DifferenceArithmetic

  /// Makes a test.
  public init(ranges: DifferenceArithmetic = .decimal) {
    self.ranges = ranges
  }

  /// Compares treatments.
  /// - Parameter blocks: a row per block, a value per treatment in each.
  /// - Throws: `tooFewInAll` under two blocks; `tooFewGroups` under two treatments; `nonFinite`.
  public func run(blocks: [[Double]]) throws(GroupTestError) -> GroupFTestResult {
    let ranks = try BlockRanks(blocks)
    let widths = blocks.map { ranges.difference($0.max() ?? 0, $0.min() ?? 0) }
    let weights = Midranks(widths).ranks.map { $0 / 2 }
    let (b, k) = (Double(ranks.blocks), Double(ranks.treatments))
    let between = ranks.deviations(weights: weights).reduce(0) { $0 + $1 * $1 } / b
    var total = 0.0
    for (block, weight) in zip(ranks.doubled, weights) {
      for rank in block {
        let share = weight * Double(rank - ranks.treatments - 1)
        total += share * share
      }
    }
    let within = total - between
    let exists = total > 0 && within > 1e-12 * total
    return GroupFTestResult(
      method: "quade", null: "Within each block every order of the treatments is equally likely.",
      f: exists ? (b - 1) * between / within : nil,
      degreesOfFreedom: (k - 1, (b - 1) * (k - 1)),
      notes: exists
        ? []
        : total == 0
          ? [.allValuesEqual]
          : [
            Note(
              code: "complete_agreement",
              sentence: "All blocks rank the treatments alike, so F does not exist.")
          ])
  }
}
