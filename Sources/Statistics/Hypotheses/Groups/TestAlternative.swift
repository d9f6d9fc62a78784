import Probability

/// Which departures from the null count as evidence against it; the first group less the second.
public enum TestAlternative: String, Codable, Sendable, Equatable, CaseIterable {
  /// A difference in either direction.
  case twoSided = "two_sided"
  /// The first group is higher.
  case greater
  /// The first group is lower.
  case less

  /// The tail probability of a statistic whose null distribution is symmetric about zero.
  package func pValue(of statistic: Double, under null: some ContinuousDistribution) -> Double {
    switch self {
    case .twoSided: min(1, 2 * null.survival(abs(statistic)))
    case .greater: null.survival(statistic)
    case .less: null.cdf(statistic)
    }
  }

  /// The interval that holds the values not rejected: bounded on one side for a one-sided test.
  func interval(
    around estimate: Double, standardError: Double, quantile: (_ upperTail: Double) -> Double,
    level: Double, method: String
  ) -> Interval {
    let half = quantile(self == .twoSided ? (1 - level) / 2 : 1 - level) * standardError
    return Interval(
      lower: self == .less ? nil : estimate - half,
      upper: self == .greater ? nil : estimate + half, level: level, method: method)
  }
}

/// Stops on a confidence level outside 0…1.
package func requireLevel(_ level: Double) {
  precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
}
