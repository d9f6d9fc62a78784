import Probability

extension ProportionDifference {
  /// Inverts the score test whose variance is multiplied by N/(N − 1): the default, close to its
  /// nominal coverage from five a group on.
  public static let miettinenNurminen = ProportionDifference(
    name: "miettinen_nurminen", title: "Miettinen–Nurminen score interval",
    reference: "Miettinen & Nurminen (1985), Statistics in Medicine 4:213–226, eq. 6–8"
  ) { data, level in
    guard data.hasBothGroups else { return .emptyGroup }
    guard let factor = miettinenFactor(data) else { return .oneAnswer }
    return inverted(RestrictedDifference(data: data, varianceFactor: factor), level)
  }

  /// Inverts the score test with the maximum likelihood variance, whose square at a difference of
  /// zero is Pearson's statistic.
  public static let mee = ProportionDifference(
    name: "mee", title: "Mee score interval",
    reference: "Mee (1984), Biometrics 40:1175–1176"
  ) { data, level in
    guard data.hasBothGroups else { return .emptyGroup }
    return inverted(RestrictedDifference(data: data, varianceFactor: 1), level)
  }

  /// The score test that the difference is `null`, which the Miettinen–Nurminen interval inverts.
  /// - Parameters:
  ///   - data: the counted answers of two groups
  ///   - null: the hypothetical difference on −1…1
  /// - Returns: Z and its two-sided p-value; both nil with a note when a group is empty.
  public static func scoreTest(_ data: TwoProportions, null: Double = 0) -> TestResult {
    precondition(abs(null) <= 1, "a difference lies on −1…1, not \(null)")
    let statement = "first − second share is \(null)"
    guard data.hasBothGroups, let factor = miettinenFactor(data) else {
      return TestResult(
        method: "miettinen_nurminen_score", null: statement, statistic: nil, pValue: nil,
        notes: [data.hasBothGroups ? .oneAnswer : .emptyGroup])
    }
    let z = RestrictedDifference(data: data, varianceFactor: factor).statistic(at: null)
    return TestResult(
      method: "miettinen_nurminen_score", null: statement, statistic: z.isFinite ? z : nil,
      pValue: 2 * Normal().survival(abs(z)))
  }

  /// N/(N − 1); nil when weights leave a total of one answer or less.
  static func miettinenFactor(_ data: TwoProportions) -> Double? {
    data.total > 1 ? data.total / (data.total - 1) : nil
  }

  private static func inverted(_ score: RestrictedDifference, _ level: Double) -> Limits {
    let limits = score.limits(critical: Normal().upperQuantile((1 - level) / 2))
    return Limits(limits.lower, limits.upper)
  }
}

extension Note {
  static let oneAnswer = Note(
    code: "one_answer",
    sentence: "The weights leave one answer or less in total, too few for a variance.")
}

extension NetScoreInterval.Limits {
  static let oneAnswer = NetScoreInterval.Limits(
    undefined: Note.oneAnswer.code, Note.oneAnswer.sentence)
}
