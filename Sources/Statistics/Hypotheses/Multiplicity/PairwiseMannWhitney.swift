/// Mann–Whitney tests of all pairs of groups, p-values adjusted.
///
/// Each pair is ranked by itself, so a third group never changes what is said about two.
public struct PairwiseMannWhitney: Sendable {
  /// Where each p-value comes from.
  public var reference: MannWhitney.Reference
  /// How p-values are adjusted for the number of pairs.
  public var adjustment: PValueAdjustment

  /// Makes a comparison.
  public init(
    reference: MannWhitney.Reference = .automatic, adjustment: PValueAdjustment = .holm
  ) {
    self.reference = reference
    self.adjustment = adjustment
  }

  /// Compares all pairs of groups; the difference is P(second > first) − P(second < first).
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> PairwiseResult {
    let names = try checkGroups(groups, names: names, needed: 1)
    var comparisons: [PairwiseComparison] = []
    for pair in pairs(groups.count) {
      let result = try MannWhitney(reference: reference)
        .run(groups[pair.second], groups[pair.first])
      comparisons.append(
        PairwiseComparison(
          first: names[pair.first], second: names[pair.second],
          difference: 2 * result.probabilityOfSuperiority - 1, standardError: nil,
          statistic: result.pairsWon, degreesOfFreedom: nil, pValue: result.test.pValue,
          adjustedPValue: nil, interval: nil))
    }
    return PairwiseResult(
      method: "pairwise_mann_whitney", null: "The two groups come from one distribution.",
      adjustment: adjustment, comparisons: comparisons,
      notes: comparisons.contains { $0.pValue == nil } ? [.groupsDoNotVary] : [])
  }
}
