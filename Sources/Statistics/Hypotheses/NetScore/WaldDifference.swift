import Probability

extension NetScoreDifference {
  /// Estimate ± z standard errors with divisor n: what most calculators do, and too narrow.
  public static let wald = waldType(
    name: "wald", title: "Wald test and interval",
    reference: "Rocks (2016), The American Statistician 70:365–372, eq. 1, for a difference",
    pseudoAnswers: 0)

  /// The Wald interval after adding three answers to each group: ¾, 1½, ¾.
  public static let adjustedWald = waldType(
    name: "adjusted_wald", title: "adjusted Wald interval, three answers added to each group",
    reference: "Rocks (2016), The American Statistician 70:365–372, the (3, T) interval",
    pseudoAnswers: 3)

  /// The Wald interval after adding three answers in all: ⅜, ¾, ⅜ to each group.
  public static let adjustedWaldTotal = waldType(
    name: "adjusted_wald_total", title: "adjusted Wald interval, three answers added in total",
    reference:
      "Agresti & Caffo (2000), The American Statistician 54:280–288, whose pseudo-answers are split between the groups; Rocks (2016)",
    pseudoAnswers: 1.5)

  private static func waldType(
    name: String, title: String, reference: String, pseudoAnswers: Double
  ) -> NetScoreDifference {
    NetScoreDifference(name: name, title: title, reference: reference) { first, second, level in
      let (a, b) = (first.adding(pseudoAnswers), second.adding(pseudoAnswers))
      guard let m1 = a.score, let m2 = b.score, let v1 = a.variance, let v2 = b.variance,
        v1 + v2 > 0
      else { return .zeroWidth(title) }
      let error = (v1 / a.total + v2 / b.total).squareRoot()
      let z = (m1 - m2) / error
      let margin = Normal().upperQuantile((1 - level) / 2) * error
      var outcome = Outcome()
      outcome.centre = m1 - m2
      outcome.standardError = error
      outcome.statistic = z
      outcome.pValue = 2 * Normal().survival(abs(z))
      outcome.limits = NetScoreInterval.Limits(m1 - m2 - margin, m1 - m2 + margin)
      return outcome
    }
  }

  /// The z test with the variance of all answers pooled; a test without an interval.
  public static let pooledZ = NetScoreDifference(
    name: "pooled_z", title: "z test with pooled variance",
    reference:
      "Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., the pooled z test, on answers coded −1, 0, +1",
    null: "both groups answer alike in every respect: the same share of each class"
  ) { first, second, level in
    let pooled = NetScoreCounts(summing: [first, second])
    guard let m1 = first.score, let m2 = second.score, let variance = pooled.variance, variance > 0
    else { return .zeroWidth("z test") }
    let error = (variance * (1 / first.total + 1 / second.total)).squareRoot()
    var outcome = Outcome()
    outcome.standardError = error
    outcome.statistic = (m1 - m2) / error
    outcome.pValue = 2 * Normal().survival(abs((m1 - m2) / error))
    outcome.notes = [
      Note(
        code: "test_only",
        sentence: "The pooled variance holds only when the groups are alike, so this method gives "
          + "a test and no interval.")
    ]
    return outcome
  }
}

extension NetScoreCounts {
  /// The counts with pseudo-answers added: a quarter promoters, half passives, a quarter detractors.
  func adding(_ pseudoAnswers: Double) -> NetScoreCounts {
    NetScoreCounts(
      detractors: detractors + pseudoAnswers / 4, passives: passives + pseudoAnswers / 2,
      promoters: promoters + pseudoAnswers / 4)
  }
}

extension NetScoreDifference.Outcome {
  /// The outcome of methods whose standard error is zero when each group agrees.
  static func zeroWidth(_ title: String) -> Self {
    .init(
      undefined: "all_answers_agree",
      "Within each group all answers fall into one class, so the \(title) would have width zero and "
        + "claim a certainty that the data cannot give.")
  }
}
