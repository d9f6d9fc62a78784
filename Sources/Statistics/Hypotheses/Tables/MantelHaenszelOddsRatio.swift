import Probability

/// The Mantel–Haenszel odds ratio of several strata with the variance of its logarithm.
///
/// Robins, Breslow & Greenland (1986), Biometrics 42:311–323, eq. 5.
struct MantelHaenszelOddsRatio {
  private var strata = 0
  // Σ ad/N and Σ bc/N, and the three sums of the variance.
  private var (up, down) = (0.0, 0.0)
  private var (upUp, upDown, downDown) = (0.0, 0.0, 0.0)

  init(_ data: [TwoProportions]) {
    for stratum in data where stratum.total > 0 {
      strata += 1
      let n = stratum.total
      let concordant = (stratum.firstSuccesses + stratum.secondFailures) / n
      let discordant = (stratum.firstFailures + stratum.secondSuccesses) / n
      let r = stratum.firstSuccesses * stratum.secondFailures / n
      let s = stratum.firstFailures * stratum.secondSuccesses / n
      up += r
      down += s
      upUp += concordant * r
      upDown += concordant * s + discordant * r
      downDown += discordant * s
    }
  }

  /// The odds ratio; nil when it is undefined or unbounded.
  var value: Double? { down > 0 ? up / down : nil }

  /// The odds ratio with the interval of its logarithm; none when either sum is zero.
  func estimate(level: Double) -> RatioEstimate {
    guard strata > 0 else {
      return RatioEstimate(estimate: nil, interval: nil, notes: [.noStrata])
    }
    guard let value else {
      return RatioEstimate(
        estimate: nil, interval: nil, notes: [up > 0 ? .unboundedRatio : .undefinedRatio])
    }
    guard up > 0 else { return RatioEstimate(estimate: 0, interval: nil, notes: [.zeroCell]) }
    let variance =
      upUp / (2 * up * up) + upDown / (2 * up * down) + downDown / (2 * down * down)
    let error = variance.squareRoot()
    let margin = exponential(Normal().upperQuantile((1 - level) / 2) * error)
    return RatioEstimate(
      estimate: value, logStandardError: error,
      interval: Interval(
        lower: value / margin, upper: value * margin, level: level,
        method: "robins_breslow_greenland"))
  }
}
