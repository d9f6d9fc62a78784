import Probability

/// How large a change between two waves of the same people must be to be detected, in the normal
/// approximation.
///
/// Blind to the end of the scale and to the skewness of small samples: with few answers it promises
/// more than an exact computation keeps.
public struct PairedNetScoreChange: Codable, Sendable, Equatable {
  /// Where the change starts.
  public var truth: NetScoreTruth
  /// The correlation of a person's two answers coded −1, 0, +1; 0 for different people.
  public var correlation: Double
  /// The two-sided error rate of the test.
  public var alpha: Double
  /// The wanted probability of detection.
  public var power: Double

  /// Makes the configuration.
  public init(
    truth: NetScoreTruth, correlation: Double, alpha: Double = 0.05, power: Double = 0.8
  ) {
    precondition(abs(correlation) <= 1, "a correlation of \(correlation)")
    precondition(alpha > 0 && power > alpha && power < 1, "power \(power), error rate \(alpha)")
    self.truth = truth
    self.correlation = correlation
    self.alpha = alpha
    self.power = power
  }

  /// The change, on −2…2, that `size` pairs detect; nil where it would leave the scale both ways.
  ///
  /// (z₁₋α/₂ + z₁₋β)·√(2v(1 − ρ)/n), v the variance of one answer: the usual sample size
  /// formula for a paired mean, solved for the change.
  public func detectable(size: Int) -> Double? {
    precondition(size >= 1, "\(size) pairs")
    let change = change(effective: Double(size))
    return change <= 1 + abs(truth.score) ? change : nil
  }

  /// The same change in each direction, nil where the scale ends first.
  /// - Parameters:
  ///   - effective: pairs, or the independent ones that they are worth; more than 0.
  ///   - degreesOfFreedom: of the t quantiles; infinite for independent people.
  public func detectable(
    effective: Double, degreesOfFreedom: Double = .infinity
  ) -> DetectableChange {
    precondition(effective > 0 && effective.isFinite, "\(effective) effective pairs")
    let change = change(effective: effective, degreesOfFreedom: degreesOfFreedom)
    return DetectableChange(
      down: change <= 1 + truth.score ? -change : nil, up: change <= 1 - truth.score ? change : nil,
      power: power)
  }

  private func change(effective: Double, degreesOfFreedom: Double = .infinity) -> Double {
    let reference = StudentT(degreesOfFreedom: degreesOfFreedom)
    return (reference.upperQuantile(alpha / 2) + reference.quantile(power))
      * (2 * truth.variance * (1 - correlation) / effective).squareRoot()
  }
}
