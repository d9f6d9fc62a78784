import Probability

extension NetScoreInterval {
  /// Inverts the score test of a trinomial: the default, with coverage near nominal from n = 5.
  public static let score = NetScoreInterval(
    name: "score", title: "score interval",
    reference: "Tango (1998), Statistics in Medicine 17:891–908, for one trinomial"
  ) { counts, level in
    let critical = Normal().upperQuantile((1 - level) / 2)
    let limits = RestrictedScore(counts: counts).limits(critical: critical)
    return Limits(limits.lower, limits.upper)
  }

  /// The score test that the net score is `null`.
  /// - Parameters:
  ///   - counts: the answers
  ///   - null: the hypothetical score on −1…1
  /// - Returns: Z and its two-sided p-value; both nil without answers.
  public static func scoreTest(_ counts: NetScoreCounts, null: Double = 0) -> TestResult {
    precondition(abs(null) <= 1, "a score lies on −1…1, not \(null)")
    let z = counts.total > 0 ? RestrictedScore(counts: counts).statistic(at: null) : nil
    return TestResult(
      method: "score", null: "the score of the process behind these answers is \(null * 100)",
      statistic: z.flatMap { $0.isFinite ? $0 : nil },
      pValue: z.map { 2 * Normal().survival(abs($0)) })
  }
}
