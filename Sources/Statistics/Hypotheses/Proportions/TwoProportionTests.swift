import Probability

extension TwoProportions {
  /// The z test of equal proportions with the pooled variance; its square is Pearson's statistic.
  ///
  /// Pearson (1900); the statistic is positive when the first share is larger.
  public func pooledZTest() -> TestResult {
    let null = "both groups have the same share of successes"
    guard hasBothGroups, let difference else {
      return TestResult(
        method: "pooled_z", null: null, statistic: nil, pValue: nil, notes: [.emptyGroup])
    }
    guard hasVariation else {
      return TestResult(
        method: "pooled_z", null: null, statistic: nil, pValue: nil, notes: [.noVariation])
    }
    let variance = (successes / total) * (failures / total) * (1 / firstTrials + 1 / secondTrials)
    let z = difference / variance.squareRoot()
    return TestResult(
      method: "pooled_z", null: null, statistic: z, pValue: 2 * Normal().survival(abs(z)))
  }

  /// Pearson's χ² test of a two by two table, with Yates' continuity correction or without.
  ///
  /// Yates (1934), Supplement to the Journal of the Royal Statistical Society 1:217–235; the
  /// correction never exceeds the distance between a count and its expectation.
  /// - Parameter continuityCorrected: whether ½ is taken off each distance
  public func chiSquaredTest(continuityCorrected: Bool = false) -> TestResult {
    let method = continuityCorrected ? "chi_square_yates" : "chi_square"
    let null = "group and outcome are independent"
    guard hasVariation else {
      return TestResult(
        method: method, null: null, statistic: nil, degreesOfFreedom: 1, pValue: nil,
        notes: [hasBothGroups ? .noVariation : .emptyGroup])
    }
    // All four cells lie at the same distance from their expectations.
    let expected = firstTrials * (successes / total)
    let distance = abs(firstSuccesses - expected)
    let reduced = distance - (continuityCorrected ? min(0.5, distance) : 0)
    let inverses =
      (1 / firstTrials + 1 / secondTrials) * (total / successes) * (total / failures)
    let statistic = reduced * reduced * inverses
    return TestResult(
      method: method, null: null, statistic: statistic, degreesOfFreedom: 1,
      pValue: ChiSquared(degreesOfFreedom: 1).survival(statistic))
  }
}
