import Probability

extension ScaleMeanEstimate {
  /// The test of a hypothetical mean that the interval inverts, at the effective sample size.
  /// - Parameter mean: the hypothetical mean, in scale units
  /// - Returns: nil where there is no interval.
  public func test(null mean: Double) -> TestResult? {
    guard interval != nil else { return nil }
    let effective = counts.scaled(by: 1 / (designEffect?.value ?? 1))
    let z = ScaleMeanScore(effective).statistic(at: mean)
    let degrees = designEffect?.degreesOfFreedom
    let reference = StudentT(degreesOfFreedom: degrees ?? .infinity)
    return TestResult(
      method: "scale_mean_score", null: "the mean is \(mean)",
      statistic: z.isFinite ? z : nil, degreesOfFreedom: degrees,
      pValue: min(1, 2 * reference.survival(abs(z))))
  }
}
