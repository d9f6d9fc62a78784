import Probability

extension ProportionInterval {
  /// Inverts two one-sided binomial tests that count half the probability of the observed count.
  ///
  /// Close to nominal on average and shorter than `clopperPearson`, inside which it always lies.
  public static let midP = ProportionInterval(
    name: "mid_p", title: "mid-p interval",
    reference:
      "Lancaster (1961), Journal of the American Statistical Association 56:223–234; "
      + "Newcombe (1998), Statistics in Medicine 17:857–872, method 6",
    boundsHoldEstimate: false
  ) { successes, trials, level in
    let tail = (1 - level) / 2
    return (
      midPLower(successes: successes, trials: trials, tail: tail),
      midPUpper(successes: successes, trials: trials, tail: tail)
    )
  }

  /// The p at which ½P(X ≥ x) + ½P(X > x) equals the tail; 0 when nobody succeeds.
  private static func midPLower(successes: Double, trials: Double, tail: Double) -> Double {
    let failures = trials - successes
    if successes == 0 { return 0 }
    let atLeast = Beta(alpha: successes, beta: failures + 1)
    if failures == 0 { return atLeast.quantile(2 * tail) }
    let above = Beta(alpha: successes + 1, beta: failures)
    // The mean of two rising functions reaches the tail between the points where each does.
    return bracketedRoot(
      lower: atLeast.quantile(tail).nextDown, upper: above.quantile(tail).nextUp,
      absoluteTolerance: 0
    ) { (atLeast.cdf($0) + above.cdf($0)) / 2 - tail }
  }

  /// The p at which ½P(X ≤ x) + ½P(X < x) equals the tail; 1 when everybody succeeds.
  private static func midPUpper(successes: Double, trials: Double, tail: Double) -> Double {
    let failures = trials - successes
    if failures == 0 { return 1 }
    let atMost = Beta(alpha: successes + 1, beta: failures)
    if successes == 0 { return atMost.upperQuantile(2 * tail) }
    let below = Beta(alpha: successes, beta: failures + 1)
    return bracketedRoot(
      lower: below.upperQuantile(tail).nextDown, upper: atMost.upperQuantile(tail).nextUp,
      absoluteTolerance: 0
    ) { (atMost.survival($0) + below.survival($0)) / 2 - tail }
  }
}
