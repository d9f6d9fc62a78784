import Probability

/// Tukey's honest comparisons of all pairs of means, in Kramer's form for unequal sizes.
///
/// Assumes one variance; use `GamesHowell` where it differs. The statistic is the studentized range.
/// Source: Tukey 1953; Kramer 1956, Biometrics 12:307.
public struct TukeyKramer: Codable, Sendable, Equatable {
  /// The simultaneous confidence level.
  public var level: Double

  /// Makes a comparison.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
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
    let range = StudentizedRange(
      groups: groups.count, degreesOfFreedom: pooled.degreesOfFreedom)
    let critical = pooled.meanSquare > 0 ? range.upperQuantile(1 - level) : 0
    return PairwiseResult(
      method: "tukey_kramer", null: "The means of the two groups are equal.",
      adjustment: "studentized_range",
      comparisons: pairs(groups.count).map { pair in
        // The range is of means, each with half the variance of a difference.
        let error = pooled.standardError(pair).map { $0 / 2.0.squareRoot() }
        let difference = pooled.difference(pair)
        let q = error.map { abs(difference) / $0 }
        return PairwiseComparison(
          first: pooled.names[pair.first], second: pooled.names[pair.second],
          difference: difference, standardError: pooled.standardError(pair), statistic: q,
          degreesOfFreedom: q == nil ? nil : pooled.degreesOfFreedom, pValue: nil,
          adjustedPValue: q.map(range.survival),
          interval: error.map {
            Interval(
              lower: difference - critical * $0, upper: difference + critical * $0, level: level,
              method: "tukey_kramer")
          })
      }, notes: pooled.notes)
  }
}
