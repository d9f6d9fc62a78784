import Statistics

/// Empirical Bayes for estimates of known variance whose true values are normal with known mean and
/// variance: each estimate is drawn towards the mean by what is chance in it.
///
/// Source: Efron & Morris 1975, Journal of the American Statistical Association 70:311. Where mean and
/// variance are estimated too, `RandomEffectsPooling.predictions` count the error of the mean.
public struct NormalShrinkage: Codable, Sendable, Equatable {
  /// The mean of the true values.
  public var mean: Double
  /// The variance of the true values, zero or positive.
  public var varianceBetween: Double

  /// Names the law of the true values.
  public init(mean: Double, varianceBetween: Double) {
    precondition(mean.isFinite, "a mean of \(mean)")
    precondition(
      varianceBetween >= 0 && varianceBetween.isFinite, "a variance of \(varianceBetween)")
    self.mean = mean
    self.varianceBetween = varianceBetween
  }

  /// The posterior law of one true value.
  public struct Posterior: Codable, Sendable, Equatable {
    /// The share of the estimate in the posterior mean, τ²/(τ² + v).
    public let shrinkageWeight: Double
    /// The posterior mean.
    public let mean: Double
    /// The posterior standard deviation.
    public let standardDeviation: Double
  }

  /// Shrinks estimates.
  /// - Parameters:
  ///   - estimates: k values.
  ///   - variances: their k sampling variances, positive; of means, residual variance over size.
  /// - Throws: `nonFinite`, `outOfRange`, `invalidVariance`.
  public func run(
    estimates: [Double], variances: [Double]
  ) throws(HierarchicalError) -> [Posterior] {
    try checkKnownVariances(estimates, variances)
    return zip(estimates, variances).map { estimate, variance in
      let weight = varianceBetween / (varianceBetween + variance)
      return Posterior(
        shrinkageWeight: weight, mean: mean + weight * (estimate - mean),
        standardDeviation: (weight * variance).squareRoot())
    }
  }
}
