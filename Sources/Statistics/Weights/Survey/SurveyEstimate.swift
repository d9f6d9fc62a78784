import Probability

/// A figure of the population with its design-based standard error.
public struct SurveyEstimate: Codable, Sendable, Equatable {
  /// The estimate.
  public let value: Double
  /// Its standard error by Taylor linearisation.
  public let standardError: Double
  /// Sampled units minus strata.
  public let degreesOfFreedom: Int
  /// The t interval; nil without degrees of freedom.
  public let interval: Interval?
  /// The variance over that of the same number of rows drawn at random with replacement; nil for
  /// what is not a mean, and where that variance is zero.
  public let designEffectWithReplacement: Double?
  /// The same without replacement from a population as large as the sum of weights; nil where the
  /// sample is the population.
  public let designEffectWithoutReplacement: Double?
}

extension SurveyDesign {
  /// The sum of the weights, which estimates the size of the population.
  public var sumOfWeights: Double { CompensatedSum(weights).value }

  /// The mean in the population, or in a domain of it.
  /// - Parameters:
  ///   - values: one per row
  ///   - domain: which rows belong to the domain; nil means all
  ///   - level: the confidence level, between 0 and 1
  /// - Returns: nil when no row of the domain has weight.
  /// - Throws: `nonFinite` naming the row.
  public func mean(
    _ values: [Double], domain: [Bool]? = nil, level: Double = 0.95
  ) throws(SurveyDesignError) -> SurveyEstimate? {
    let member = domain ?? [Bool](repeating: true, count: weights.count)
    let ones = member.map { $0 ? 1.0 : 0 }
    precondition(values.count == ones.count, "\(values.count) values for \(ones.count) rows")
    try checkFinite(values)
    let inside = zip(values, member).map { $1 ? $0 : 0 }
    guard let (mean, variance) = linearisedRatio(inside, ones) else { return nil }
    let rows = weights.indices.filter { weights[$0] > 0 && member[$0] }
    let n = Double(rows.count)
    let (total, squares) = rows.reduce(into: (0.0, 0.0)) {
      let deviation = values[$1] - mean
      $0.0 += weights[$1]
      $0.1 += weights[$1] * deviation * deviation
    }
    let single = n > 1 ? squares / total * n / (n - 1) : 0
    return estimate(
      mean, variance, level: level,
      withReplacement: single > 0 ? variance / (single / n) : nil,
      withoutReplacement: single > 0 && total > n
        ? variance / (single * (total - n) / (total * n)) : nil)
  }

  /// The total in the population.
  /// - Throws: `nonFinite` naming the row.
  public func total(
    _ values: [Double], level: Double = 0.95
  ) throws(SurveyDesignError) -> SurveyEstimate {
    precondition(values.count == weights.count, "\(values.count) values, \(weights.count) weights")
    try checkFinite(values)
    var sum = CompensatedSum()
    for (value, weight) in zip(values, weights) { sum.add(product: value, weight) }
    return estimate(sum.value, variance(ofTotal: values), level: level)
  }

  /// The ratio of two totals.
  /// - Returns: nil when the denominator's total is zero.
  /// - Throws: `nonFinite` naming the row.
  public func ratio(
    _ numerators: [Double], over denominators: [Double], level: Double = 0.95
  ) throws(SurveyDesignError) -> SurveyEstimate? {
    precondition(
      numerators.count == weights.count && denominators.count == weights.count,
      "\(numerators.count) numerators, \(denominators.count) denominators, \(weights.count) rows")
    try checkFinite(numerators)
    try checkFinite(denominators)
    return linearisedRatio(numerators, denominators).map {
      estimate($0.ratio, $0.variance, level: level)
    }
  }

  /// Σwy/Σwx with the variance of its linearisation, Σw(y − Rx)/Σwx.
  private func linearisedRatio(
    _ numerators: [Double], _ denominators: [Double]
  ) -> (ratio: Double, variance: Double)? {
    var (top, bottom) = (CompensatedSum(), CompensatedSum())
    for row in weights.indices {
      top.add(product: numerators[row], weights[row])
      bottom.add(product: denominators[row], weights[row])
    }
    guard bottom.value != 0 else { return nil }
    let ratio = top.value / bottom.value
    let influences = zip(numerators, denominators).map { ($0 - ratio * $1) / bottom.value }
    return (ratio, variance(ofTotal: influences))
  }

  private func estimate(
    _ value: Double, _ variance: Double, level: Double, withReplacement: Double? = nil,
    withoutReplacement: Double? = nil
  ) -> SurveyEstimate {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    let error = variance.squareRoot()
    var interval: Interval?
    if degreesOfFreedom > 0 {
      let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom))
      let margin = t.upperQuantile((1 - level) / 2) * error
      interval = Interval(
        lower: value - margin, upper: value + margin, level: level, method: "design_based_t")
    }
    return SurveyEstimate(
      value: value, standardError: error, degreesOfFreedom: degreesOfFreedom, interval: interval,
      designEffectWithReplacement: withReplacement,
      designEffectWithoutReplacement: withoutReplacement)
  }

  private func checkFinite(_ values: [Double]) throws(SurveyDesignError) {
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw .nonFinite(row: row) }
  }
}
