import Probability

/// Scheffé's comparisons: all pairs of means with a guarantee that covers every contrast.
///
/// Wider than `TukeyKramer` where only pairs matter. Source: Scheffé 1953, Biometrika 40:87.
public struct Scheffe: Codable, Sendable, Equatable {
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
    let contrasts = Double(groups.count - 1)
    let reference = FisherF(
      numeratorDegreesOfFreedom: contrasts,
      denominatorDegreesOfFreedom: pooled.degreesOfFreedom)
    let critical = (contrasts * reference.upperQuantile(1 - level)).squareRoot()
    return PairwiseResult(
      method: "scheffe", null: "The means of the two groups are equal.", adjustment: "scheffe",
      comparisons: pairs(groups.count).map { pair in
        let error = pooled.standardError(pair)
        let difference = pooled.difference(pair)
        let f = error.map { difference / $0 * (difference / $0) / contrasts }
        return PairwiseComparison(
          first: pooled.names[pair.first], second: pooled.names[pair.second],
          difference: difference, standardError: error, statistic: f,
          degreesOfFreedom: f == nil ? nil : contrasts, pValue: nil,
          adjustedPValue: f.map(reference.survival),
          interval: error.map {
            Interval(
              lower: difference - critical * $0, upper: difference + critical * $0, level: level,
              method: "scheffe")
          })
      }, notes: pooled.notes)
  }
}
