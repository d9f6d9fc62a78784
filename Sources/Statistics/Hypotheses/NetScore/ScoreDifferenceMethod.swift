extension NetScoreDifference {
  /// Inverts the score test of two trinomials: the default, whose size and coverage were measured.
  public static let scoreDifference = NetScoreDifference(
    name: ScoreDifference.methodName, title: "score test and interval of the difference",
    reference:
      "Mee (1984), Biometrics 40:1175–1176; Miettinen & Nurminen (1985), Statistics in Medicine 4:213–226, for two trinomials"
  ) { first, second, level in
    guard let comparison = ScoreDifference(first, second) else {
      return Outcome(
        undefined: "too_few_answers", "The groups hold one answer or less between them.")
    }
    return Outcome(comparison, level: level)
  }
}

extension NetScoreDifference.Outcome {
  /// The outcome of the score statistic, whatever its effective sizes and reference.
  init(_ comparison: ScoreDifference, level: Double) {
    let z = comparison.statistic(at: 0)
    let error = comparison.standardError(at: comparison.estimate)
    let limits = comparison.interval(level: level)
    self.init()
    statistic = z.isFinite ? z : nil
    standardError = error > 0 ? error : nil
    degreesOfFreedom = comparison.degreesOfFreedom
    pValue = comparison.pValue()
    if let lower = limits.lower, let upper = limits.upper {
      self.limits = NetScoreInterval.Limits(lower, upper)
    }
  }
}
