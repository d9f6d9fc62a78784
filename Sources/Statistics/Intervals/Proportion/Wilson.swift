import Probability

extension ProportionInterval {
  /// Inverts the score test: the proportions whose z statistic is at most z in size.
  ///
  /// Short, close to its nominal coverage on average, and never outside 0…1: the default.
  public static let wilson = ProportionInterval(
    name: "wilson", title: "Wilson score interval",
    reference: "Wilson (1927), Journal of the American Statistical Association 22:209–212",
    boundsHoldEstimate: true
  ) { successes, trials, level in
    let z = Normal().upperQuantile((1 - level) / 2)
    return (
      wilsonLower(successes: successes, trials: trials, z: z),
      wilsonUpper(successes: successes, trials: trials, z: z)
    )
  }

  /// The larger root of n(p̂ − p)² = z²p(1 − p).
  static func wilsonUpper(successes: Double, trials: Double, z: Double) -> Double {
    if successes == trials { return 1 }
    let spread = (successes * (trials - successes) / trials + z * z / 4).squareRoot()
    return (successes + z * z / 2 + z * spread) / (trials + z * z)
  }

  /// The smaller root, from the product of the two roots, so that nothing cancels.
  static func wilsonLower(successes: Double, trials: Double, z: Double) -> Double {
    if successes == 0 { return 0 }
    let upper = wilsonUpper(successes: successes, trials: trials, z: z)
    return successes * successes / (trials * (trials + z * z) * upper)
  }
}
