import Probability
import Statistics

/// The goodness-of-fit test that compares events with risks in groups of similar risk.
///
/// Groups end at the type 7 quantiles of the risks, closed on the right, the lowest risk included;
/// groups that ties leave empty are dropped. Σ(O − E)²/(E(1 − E/n)) is compared with χ² on two
/// degrees of freedom fewer than groups. With few rows it has hardly any power: a large p-value
/// does not show that the model fits.
/// Source: Hosmer & Lemeshow 1980, Communications in Statistics A 9:1043.
public struct HosmerLemeshow: Codable, Sendable, Equatable {
  /// The sum over the groups.
  public let statistic: Double
  /// Groups less two.
  public let degreesOfFreedom: Int
  /// The upper tail of χ²; nil with fewer than three groups.
  public let pValue: Double?
  /// The events in each group.
  public let observed: [Double]
  /// The sum of the risks in each group.
  public let expected: [Double]
  /// The rows in each group.
  public let sizes: [Int]

  /// Tests risks against outcomes.
  /// - Parameters:
  ///   - risks: predicted probabilities.
  ///   - outcomes: 0 or 1.
  ///   - groups: how many; nil for a sixth of the rows, at least 3 and at most 10.
  /// - Returns: nil without rows, or where a group's risks are all exactly 0 or 1.
  public init?(risks: [Double], outcomes: [Double], groups: Int? = nil) {
    precondition(
      risks.count == outcomes.count, "\(risks.count) risks for \(outcomes.count) outcomes")
    let groups = groups ?? min(10, max(3, risks.count / 6))
    precondition(groups >= 2, "\(groups) groups; at least 2 are needed")
    let sorted = risks.sorted()
    let ends = (1...groups).compactMap {
      sampleQuantile(Double($0) / Double(groups), ofSorted: sorted)
    }
    guard ends.count == groups else { return nil }
    var observed = [Double](repeating: 0, count: groups)
    var expected = observed
    var sizes = [Int](repeating: 0, count: groups)
    for (risk, outcome) in zip(risks, outcomes) {
      let group = ends.firstIndex { risk <= $0 } ?? groups - 1
      observed[group] += outcome
      expected[group] += risk
      sizes[group] += 1
    }
    let filled = sizes.indices.filter { sizes[$0] > 0 }
    var sum = 0.0
    for g in filled {
      let spread = expected[g] * (1 - expected[g] / Double(sizes[g]))
      guard spread > 0 else { return nil }
      sum += (observed[g] - expected[g]) * (observed[g] - expected[g]) / spread
    }
    statistic = sum
    degreesOfFreedom = filled.count - 2
    pValue =
      filled.count > 2
      ? ChiSquared(degreesOfFreedom: Double(filled.count - 2)).survival(sum) : nil
    self.observed = filled.map { observed[$0] }
    self.expected = filled.map { expected[$0] }
    self.sizes = filled.map { sizes[$0] }
  }
}
