/// Welch's analysis of variance: do the means of several groups differ, variances being unequal?
///
/// Source: Welch 1951, Biometrika 38:330.
public struct WelchANOVA: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Compares the means of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` under two values in a group.
  /// - Returns: the test; no F where a group does not vary.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> GroupFTestResult {
    _ = try checkGroups(groups, names: names, needed: 2)
    let moments = groups.map(GroupMoments.init)
    let k = Double(groups.count)
    let null = "All groups have the same mean, whatever their variances."
    guard moments.allSatisfy({ $0.sumOfSquares > 0 }) else {
      return GroupFTestResult(
        method: "welch_anova", null: null, f: nil, degreesOfFreedom: (k - 1, 1),
        notes: [
          Note(
            code: "no_variation_in_group",
            sentence: "The values of a group do not vary, so its mean would get infinite weight.")
        ])
    }
    let weights = moments.map { $0.size / ($0.variance ?? 1) }
    let total = weights.reduce(0, +)
    // About the first mean, so that what all means share cancels first.
    let means = moments.map { $0.difference(moments[0]) }
    let centre = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 } / total
    let between = zip(weights, means).reduce(0) {
      $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre)
    }
    let imbalance = zip(weights, moments).reduce(0) {
      let rest = 1 - $1.0 / total
      return $0 + rest * rest / ($1.1.size - 1)
    }
    let f =
      between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * imbalance)
    return GroupFTestResult(
      method: "welch_anova", null: null, f: f,
      degreesOfFreedom: (k - 1, (k * k - 1) / (3 * imbalance)))
  }
}
