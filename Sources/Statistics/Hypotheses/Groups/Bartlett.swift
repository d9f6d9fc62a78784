import Probability

/// Bartlett's test: do the variances of normal groups differ?
///
/// Sensitive to departures from normality: for answers on a scale prefer `Levene`. Source: Bartlett
/// 1937, Proceedings of the Royal Society A 160:268.
public struct Bartlett: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Compares the variances of groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` under two values in a group.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> TestResult {
    _ = try checkGroups(groups, names: names, needed: 2)
    let moments = groups.map(GroupMoments.init)
    let null = "All groups come from normal distributions with the same variance."
    guard moments.allSatisfy({ $0.sumOfSquares > 0 }) else {
      return TestResult(
        method: "bartlett", null: null, statistic: nil, pValue: nil,
        notes: [
          Note(
            code: "no_variation_in_group",
            sentence: "The values of a group do not vary, so its variance has no logarithm.")
        ])
    }
    let k = Double(groups.count)
    let degrees = moments.reduce(0) { $0 + ($1.size - 1) }
    let pooled = moments.reduce(0) { $0 + $1.sumOfSquares } / degrees
    // Logarithms of ratios: nothing cancels where variances are nearly equal.
    let ratio = moments.reduce(0) { $0 - ($1.size - 1) * logOf(($1.variance ?? 1) / pooled) }
    let correction =
      1 + (moments.reduce(0) { $0 + 1 / ($1.size - 1) } - 1 / degrees) / (3 * (k - 1))
    let statistic = max(0, ratio / correction)
    return TestResult(
      method: "bartlett", null: null, statistic: statistic, degreesOfFreedom: k - 1,
      pValue: ChiSquared(degreesOfFreedom: k - 1).survival(statistic))
  }
}
