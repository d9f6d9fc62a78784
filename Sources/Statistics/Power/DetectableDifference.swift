import Probability

extension ScoreDifference {
  /// About the smallest true difference that this comparison finds with a wanted probability.
  ///
  /// (t₁₋α/₂ + t_power)·SE(0), the usual approximation at the effective sizes; nil beyond the scale.
  /// - Parameters:
  ///   - level: the confidence level; the test is made at 1 − level
  ///   - power: the wanted probability of detection
  public func detectableDifference(level: Double, power: Double = 0.8) -> Double? {
    let quantiles = reference.upperQuantile((1 - level) / 2) + reference.quantile(power)
    let difference = quantiles * standardError(at: 0)
    return difference > 0 && difference < 2 ? difference : nil
  }

  /// How many times as many answers would find a true difference like the observed one.
  ///
  /// Z(0) grows with the square root of the sizes at fixed shares.
  /// - Parameters:
  ///   - level: the confidence level; the test is made at 1 − level
  ///   - power: the wanted probability of detection
  /// - Returns: nil where the difference is told already, or is none.
  public func factorNeeded(level: Double, power: Double = 0.8) -> Double? {
    let z = abs(statistic(at: 0))
    let critical = reference.upperQuantile((1 - level) / 2)
    guard z > 0, z < critical else { return nil }
    let wanted = (critical + reference.quantile(power)) / z
    return wanted * wanted
  }
}
