import Probability

/// Games and Howell's comparisons of all pairs of means, each with its own variances.
///
/// The default after Welch's analysis of variance. The statistic is the studentized range on
/// Satterthwaite's degrees of freedom. Source: Games & Howell 1976, Journal of Educational
/// Statistics 1:113.
public struct GamesHowell: Codable, Sendable, Equatable {
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
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` under two values in a group.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> PairwiseResult {
    let names = try checkGroups(groups, names: names, needed: 2)
    // Welch's test of each pair has the error and the degrees of freedom.
    var comparisons: [PairwiseComparison] = []
    for pair in pairs(groups.count) {
      let welch = try TwoSampleT(level: level).run(groups[pair.second], groups[pair.first])
      let range = welch.test.degreesOfFreedom.map {
        StudentizedRange(groups: groups.count, degreesOfFreedom: $0)
      }
      let q = welch.test.statistic.map { abs($0) * 2.0.squareRoot() }
      var interval: Interval?
      if let range, let error = welch.standardError {
        let half = range.upperQuantile(1 - level) * error / 2.0.squareRoot()
        interval = Interval(
          lower: welch.difference - half, upper: welch.difference + half, level: level,
          method: "games_howell")
      }
      comparisons.append(
        PairwiseComparison(
          first: names[pair.first], second: names[pair.second], difference: welch.difference,
          standardError: welch.standardError, statistic: q,
          degreesOfFreedom: welch.test.degreesOfFreedom, pValue: nil,
          adjustedPValue: q.flatMap { q in range.map { $0.survival(q) } }, interval: interval))
    }
    return PairwiseResult(
      method: "games_howell",
      null: "The means of the two groups are equal, whatever their variances.",
      adjustment: "studentized_range", comparisons: comparisons,
      notes: comparisons.contains { $0.statistic == nil } ? [.groupsDoNotVary] : [])
  }
}
