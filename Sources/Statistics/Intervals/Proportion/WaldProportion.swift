import Probability

extension ProportionInterval {
  /// Estimate ± z estimated standard errors: the textbook interval, too narrow in small samples.
  public static let wald = ProportionInterval(
    name: "wald", title: "Wald interval",
    reference: "Newcombe (1998), Statistics in Medicine 17:857–872, method 1",
    boundsHoldEstimate: true
  ) { successes, trials, level in
    let estimate = successes / trials
    let margin =
      Normal().upperQuantile((1 - level) / 2)
      * waldStandardError(successes: successes, trials: trials)
    return (estimate - margin, estimate + margin)
  }

  /// √(p(1 − p)/n) at the estimate p; 0 when nobody or everybody succeeds.
  ///
  /// - Parameters:
  ///   - successes: the number of successes, 0…trials
  ///   - trials: the number of trials, above 0
  public static func waldStandardError(successes: Double, trials: Double) -> Double {
    precondition(
      trials > 0 && successes >= 0 && successes <= trials,
      "successes must lie in 0…trials and trials above 0, not \(successes) of \(trials)")
    return (successes / trials * ((trials - successes) / trials) / trials).squareRoot()
  }
}
