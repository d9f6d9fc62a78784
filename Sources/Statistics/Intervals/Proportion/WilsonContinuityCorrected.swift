import Probability

extension ProportionInterval {
  /// The score interval with Yates's correction: each limit is Wilson's at a count half a success
  /// further out.
  ///
  /// It imitates `clopperPearson` and is as wide. R's `prop.test` shrinks the correction to
  /// |x − n/2| when that is below ½, so that it differs from this where x is n/2.
  public static let wilsonContinuityCorrected = ProportionInterval(
    name: "wilson_continuity_corrected", title: "Wilson interval with continuity correction",
    reference: "Newcombe (1998), Statistics in Medicine 17:857–872, method 4",
    boundsHoldEstimate: true
  ) { successes, trials, level in
    let z = Normal().upperQuantile((1 - level) / 2)
    return (
      wilsonLower(successes: max(0, successes - 0.5), trials: trials, z: z),
      wilsonUpper(successes: min(trials, successes + 0.5), trials: trials, z: z)
    )
  }
}
