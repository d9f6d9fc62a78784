import Probability

extension NetScoreDifference {
  /// Recovers the variances of the difference from the score interval of each group.
  public static let mover = NetScoreDifference(
    name: "mover", title: "MOVER interval of two score intervals",
    reference:
      "Zou & Donner (2008), Statistics in Medicine 27:1693–1702, with the intervals of Tango (1998)"
  ) { first, second, level in
    let arms = MOVERArms(first, second)
    let limits = arms.limits(critical: Normal().upperQuantile((1 - level) / 2))
    var outcome = Outcome()
    outcome.statistic = arms.signedCritical
    outcome.pValue = outcome.statistic.map { 2 * Normal().survival(abs($0)) }
    outcome.limits = NetScoreInterval.Limits(limits.lower, limits.upper)
    return outcome
  }
}

/// The limits of a difference from the limits of its two parts.
private struct MOVERArms {
  let first: RestrictedScore
  let second: RestrictedScore
  let m1: Double
  let m2: Double

  init(_ first: NetScoreCounts, _ second: NetScoreCounts) {
    self.first = RestrictedScore(counts: first)
    self.second = RestrictedScore(counts: second)
    m1 = first.score ?? 0
    m2 = second.score ?? 0
  }

  func limits(critical: Double) -> (lower: Double, upper: Double) {
    let (a, b) = (first.limits(critical: critical), second.limits(critical: critical))
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    return (
      m1 - m2 - length(m1 - a.lower, b.upper - m2), m1 - m2 + length(a.upper - m1, m2 - b.lower)
    )
  }

  /// The critical value whose interval ends at zero, with the sign of the difference.
  var signedCritical: Double {
    let difference = m1 - m2
    if difference == 0 { return 0 }
    // Beyond 38 standard errors the p-value is below the smallest double.
    let farthest = 38.0
    func end(_ critical: Double) -> Double {
      let limits = limits(critical: critical)
      return difference > 0 ? limits.lower : -limits.upper
    }
    if end(farthest) >= 0 { return difference > 0 ? farthest : -farthest }
    let critical = bracketedRoot(lower: 0, upper: farthest, absoluteTolerance: 1e-12, end)
    return difference > 0 ? critical : -critical
  }
}
