import Probability

/// The noncentralities that put an observed t at the tails of its distribution.
///
/// Source: Steiger & Fouladi 1997, in Harlow, Mulaik & Steiger (eds.), What If There Were No
/// Significance Tests?, chapter 9.
/// - Parameters:
///   - t: the observed statistic.
///   - degreesOfFreedom: of its distribution.
///   - level: the confidence level.
/// - Returns: nil for a statistic beyond ten thousand.
package func noncentralTLimits(
  _ t: Double, degreesOfFreedom: Double, level: Double
) -> (lower: Double, upper: Double)? {
  let tail = (1 - level) / 2
  func excess(_ noncentrality: Double, _ upper: Bool) -> Double {
    let distribution = NoncentralT(
      degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
    // Both are increasing in the noncentrality, for one root search.
    return upper ? tail - distribution.cdf(t) : distribution.survival(t) - tail
  }
  func root(upper: Bool) -> Double? {
    let start = 2.0 + abs(t) / (2 * degreesOfFreedom).squareRoot()
    var (low, high, width) = (t, t, start)
    while excess(low, upper) > 0 {
      low -= width
      width *= 2
    }
    width = start
    while excess(high, upper) < 0 {
      high += width
      width *= 2
    }
    if low == high { return excess(t, upper) == 0 ? t : nil }
    return bracketedRoot(lower: low, upper: high, absoluteTolerance: 1e-13 * max(1, abs(t))) {
      excess($0, upper)
    }
  }
  // Far beyond this the series behind the distribution runs out of range.
  guard abs(t) <= 1e4, let lower = root(upper: false), let upper = root(upper: true) else {
    return nil
  }
  return (lower, upper)
}

/// Hedges' factor that makes a standardized difference unbiased; nil under two degrees of freedom.
///
/// Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)). Source: Hedges 1981, Journal of Educational Statistics 6:107.
func hedgesFactor(degreesOfFreedom: Double) -> Double? {
  guard degreesOfFreedom > 1 else { return nil }
  return exponential(logGamma(degreesOfFreedom / 2) - logGamma((degreesOfFreedom - 1) / 2))
    / (degreesOfFreedom / 2).squareRoot()
}
