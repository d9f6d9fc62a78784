import Probability

/// Dunn's comparisons of all pairs of groups by the ranks of all values, p-values adjusted.
///
/// The comparisons that go with a Kruskal–Wallis test; the variance is corrected for ties. Source:
/// Dunn 1964, Technometrics 6:241.
public struct DunnTest: Sendable {
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
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> PairwiseResult {
    let names = try checkGroups(groups, names: names, needed: 1)
    let ranks = Midranks(groups.flatMap { $0 })
    let n = Double(ranks.doubled.count)
    var start = 0
    let means = groups.map { group in
      defer { start += group.count }
      return Double(ranks.doubled[start..<(start + group.count)].reduce(0, +))
        / Double(2 * group.count)
    }
    let unit = n * (n + 1) / 12 - ranks.tieSum / (12 * (n - 1))
    let varies = ranks.tieSizes.count > 1
    return PairwiseResult(
      method: "dunn", null: "The two groups come from one distribution.", adjustment: adjustment,
      comparisons: pairs(groups.count).map { pair in
        let difference = means[pair.second] - means[pair.first]
        let shares = 1 / Double(groups[pair.first].count) + 1 / Double(groups[pair.second].count)
        let error = varies ? (unit * shares).squareRoot() : nil
        let z = error.map { difference / $0 }
        return PairwiseComparison(
          first: names[pair.first], second: names[pair.second], difference: difference,
          standardError: error, statistic: z, degreesOfFreedom: nil,
          pValue: z.map { TestAlternative.twoSided.pValue(of: $0, under: Normal()) },
          adjustedPValue: nil, interval: nil)
      }, notes: varies ? [] : [.allValuesEqual])
  }
}
