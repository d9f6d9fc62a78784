/// The score statistic of two independent proportions at a hypothetical difference, with both
/// shares at their restricted maximum likelihood estimates.
///
/// Miettinen & Nurminen (1985, Statistics in Medicine 4:213, eq. 6–8). The cubic likelihood equation
/// is solved by bracketing: its trigonometric solution loses half the digits near double roots.
struct RestrictedDifference {
  let data: TwoProportions
  /// What the variance is multiplied by: N/(N − 1) after Miettinen and Nurminen, 1 after Mee.
  let varianceFactor: Double

  /// The second share that maximises the likelihood when first − second is held at `delta`.
  func secondShare(at delta: Double) -> Double {
    let (low, high) = (max(0, -delta), min(1, 1 - delta))
    guard low < high else { return low }
    // The derivative of the log-likelihood, which falls in the share; an absent outcome adds nothing.
    func ratio(_ count: Double, _ share: Double) -> Double {
      count == 0 ? 0 : share > 0 ? count / share : .infinity
    }
    func slope(_ share: Double) -> Double {
      ratio(data.firstSuccesses, share + delta) - ratio(data.firstFailures, 1 - share - delta)
        + ratio(data.secondSuccesses, share) - ratio(data.secondFailures, 1 - share)
    }
    if slope(low) <= 0 { return low }
    if slope(high) >= 0 { return high }
    return bracketedRoot(lower: low, upper: high, slope)
  }

  /// The variance of the estimated difference at `delta`, under the restricted estimates.
  func variance(at delta: Double) -> Double {
    let second = secondShare(at: delta)
    let first = min(1, max(0, second + delta))
    return varianceFactor
      * (first * (1 - first) / data.firstTrials + second * (1 - second) / data.secondTrials)
  }

  /// Z(δ): zero at the estimate, falling in δ; infinite where the restricted variance is zero.
  func statistic(at delta: Double) -> Double {
    let numerator = (data.difference ?? 0) - delta
    if abs(numerator) <= 1e-14 { return 0 }
    let deviation = variance(at: delta).squareRoot()
    return deviation > 0 ? numerator / deviation : (numerator > 0 ? .infinity : -.infinity)
  }

  /// The hull of the differences δ with |Z(δ)| ≤ `critical`.
  func limits(critical: Double) -> (lower: Double, upper: Double) {
    let estimate = data.difference ?? 0
    let lower =
      statistic(at: -1) <= critical
      ? -1 : bracketedRoot(lower: -1, upper: estimate) { statistic(at: $0) - critical }
    let upper =
      statistic(at: 1) >= -critical
      ? 1 : bracketedRoot(lower: estimate, upper: 1) { statistic(at: $0) + critical }
    return (min(lower, estimate), max(upper, estimate))
  }
}
