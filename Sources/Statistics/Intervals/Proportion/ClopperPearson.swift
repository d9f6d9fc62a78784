import Probability

extension ProportionInterval {
  /// Inverts two one-sided binomial tests: coverage is never below nominal, and usually well above.
  public static let clopperPearson = ProportionInterval(
    name: "clopper_pearson", title: "Clopper–Pearson exact interval",
    reference: "Clopper & Pearson (1934), Biometrika 26:404–413",
    boundsHoldEstimate: true
  ) { successes, trials, level in
    let tail = (1 - level) / 2
    let failures = trials - successes
    // P(X ≥ x) = I_p(x, n − x + 1), so that each limit is a quantile of a beta distribution.
    return (
      successes == 0 ? 0 : Beta(alpha: successes, beta: failures + 1).quantile(tail),
      failures == 0 ? 1 : Beta(alpha: successes + 1, beta: failures).upperQuantile(tail)
    )
  }
}
