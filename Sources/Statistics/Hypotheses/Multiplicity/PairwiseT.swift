import Probability

/// Comparisons of all pairs of means with the variance pooled over all groups, p-values adjusted.
///
/// Unadjusted these are Fisher's least significant differences. Source: Fisher 1935, The Design of
/// Experiments, 24.
public struct PairwiseT: Sendable {
  /// How p-values are adjusted for the number of pairs.
  public var adjustment: PValueAdjustment

  /// Makes a comparison.
  public init(adjustment: PValueAdjustment = .holm) {
    self.adjustment = adjustment
  }

  /// Compares all pairs of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` when
  ///   every group has one value.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> PairwiseResult {
    let pooled = try PooledGroups(groups, names: names)
    let reference = StudentT(degreesOfFreedom: pooled.degreesOfFreedom)
    return PairwiseResult(
      method: "pairwise_t", null: "The means of the two groups are equal.",
      adjustment: adjustment,
      comparisons: pairs(groups.count).map { pair in
        let error = pooled.standardError(pair)
        let difference = pooled.difference(pair)
        let t = error.map { difference / $0 }
        return PairwiseComparison(
          first: pooled.names[pair.first], second: pooled.names[pair.second],
          difference: difference, standardError: error, statistic: t,
          degreesOfFreedom: t == nil ? nil : pooled.degreesOfFreedom,
          pValue: t.map { TestAlternative.twoSided.pValue(of: $0, under: reference) },
          adjustedPValue: nil, interval: nil)
      }, notes: pooled.notes)
  }
}

extension PairwiseResult {
  /// A result whose p-values are adjusted over all comparisons.
  init(
    method: String, null: String, adjustment: PValueAdjustment,
    comparisons: [PairwiseComparison], notes: [Note]
  ) {
    let adjusted = adjustment.adjusted(comparisons.map(\.pValue))
    self.init(
      method: method, null: null, adjustment: adjustment.name,
      comparisons: zip(comparisons, adjusted).map { comparison, p in
        PairwiseComparison(
          first: comparison.first, second: comparison.second, difference: comparison.difference,
          standardError: comparison.standardError, statistic: comparison.statistic,
          degreesOfFreedom: comparison.degreesOfFreedom, pValue: comparison.pValue,
          adjustedPValue: p, interval: comparison.interval)
      }, notes: notes)
  }
}
