import Probability

extension NetScoreDifference {
  /// Welch's t test on the answers coded −1, 0, +1.
  public static let welch = NetScoreDifference(
    name: "welch", title: "Welch's t test and interval",
    reference: "Welch (1947), Biometrika 34:28–35, on answers coded −1, 0, +1"
  ) { first, second, level in
    guard first.total > 1, second.total > 1 else {
      return Outcome(
        undefined: "one_answer", "Welch's t test needs at least two answers in each group.")
    }
    guard let m1 = first.score, let m2 = second.score, let v1 = first.variance,
      let v2 = second.variance, v1 + v2 > 0
    else { return .zeroWidth("Welch interval") }
    let (w1, w2) = (v1 / (first.total - 1), v2 / (second.total - 1))
    let error = (w1 + w2).squareRoot()
    let degrees =
      (w1 + w2) * (w1 + w2) / (w1 * w1 / (first.total - 1) + w2 * w2 / (second.total - 1))
    let t = StudentT(degreesOfFreedom: degrees)
    let margin = t.upperQuantile((1 - level) / 2) * error
    var outcome = Outcome()
    outcome.standardError = error
    outcome.statistic = (m1 - m2) / error
    outcome.degreesOfFreedom = degrees
    outcome.pValue = 2 * t.survival(abs(m1 - m2) / error)
    outcome.limits = NetScoreInterval.Limits(m1 - m2 - margin, m1 - m2 + margin)
    return outcome
  }
}
