import Statistics

extension Runner {
  /// `nps_intervals/nps_two_independent_samples`: the difference of two net scores from counts, on
  /// −2…2, by every method.
  static let twoNetScores = Runner(
    family: "nps_intervals", method: "nps_two_independent_samples"
  ) { context in
    let first = try counts(context.input, "x")
    let second = try counts(context.input, "y")
    let level = try context.confidenceLevel()
    guard let m1 = first.score, let m2 = second.score else {
      throw CaseError.unusable(key: "input", reason: "a group has no answers")
    }
    let values = TwoNetScoreValues(
      first: first, second: second, difference: m1 - m2, level: level)
    return [
      "difference": .number(m1 - m2),
      "wald": values.method(.wald, statistic: "z"),
      "pooled_z": values.method(.pooledZ, statistic: "z"),
      "adjusted_wald": values.method(.adjustedWald, statistic: "z"),
      "adjusted_wald_total": values.method(.adjustedWaldTotal, statistic: "z"),
      "welch": values.method(.welch, statistic: "t"),
      "mover_score": values.method(.mover, statistic: "z"),
      "score_difference": values.method(.scoreDifference, statistic: "z"),
    ]
  }

  private static func counts(
    _ input: CaseObject, _ key: String
  ) throws(CaseError) -> NetScoreCounts {
    guard let member = input.member(key) else {
      throw input.unusable(key, "the counts of a group should be here")
    }
    let group = CaseObject(path: "input.\(key)", value: member)
    let limit = 0...1_000_000_000
    return NetScoreCounts(
      detractors: try group.whole("detractors", in: limit),
      passives: try group.whole("passives", in: limit),
      promoters: try group.whole("promoters", in: limit))
  }
}

/// The groups of numbers that the cases of two net scores expect.
private struct TwoNetScoreValues {
  let first: NetScoreCounts
  let second: NetScoreCounts
  let difference: Double
  let level: Double

  /// The unclipped outcome of one method.
  ///
  /// When each group agrees the library withholds results with a standard error of zero, which
  /// cases list as what the formula gives: the difference ± 0.
  func method(_ method: NetScoreDifference, statistic name: String) -> JSONValue {
    let outcome = method.outcome(first, second, level)
    let isWithheld = outcome.notes.contains { $0.code == "all_answers_agree" }
    let bare = isWithheld && method.name != NetScoreDifference.pooledZ.name
    let infinite = isWithheld && difference != 0
    return [
      "centre": .number(outcome.centre ?? (bare ? difference : nil)),
      "se": .number(outcome.standardError ?? (isWithheld ? 0 : nil)),
      name: .number(outcome.statistic ?? (infinite ? difference * .infinity : nil)),
      "df": .number(outcome.degreesOfFreedom),
      "p_value": .number(outcome.pValue ?? (infinite ? 0 : nil)),
      "ci_lower": .number(outcome.limits?.lower ?? (bare ? difference : nil)),
      "ci_upper": .number(outcome.limits?.upper ?? (bare ? difference : nil)),
    ]
  }
}
