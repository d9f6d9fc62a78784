import Statistics

extension Runner {
  /// `contingency_tables/mantel_haenszel`: one odds ratio within strata.
  static let mantelHaenszel = Runner(
    family: "contingency_tables", method: "mantel_haenszel"
  ) { context in
    let level = try context.confidenceLevel()
    var strata: [TwoProportions] = []
    for (index, element) in try context.input.array("strata").enumerated() {
      let holder = CaseObject(
        path: "input", value: .object([.init(key: "strata[\(index)]", value: element)]))
      let table = try holder.table("strata[\(index)]")
      guard table.rows == 2, table.columns == 2 else {
        throw context.input.unusable("strata[\(index)]", "a two by two table should be here")
      }
      let (one, two) = (table.counts[0], table.counts[1])
      strata.append(
        TwoProportions(one[0], of: one[0] + one[1], versus: two[0], of: two[0] + two[1]))
    }
    let result = MantelHaenszel(level: level).run(strata)
    let ratio = result.commonOddsRatio
    var conditional = result.conditionalOddsRatio?.estimate
    if let exact = result.conditionalOddsRatio,
      let (law, observed) = StratifiedExactTest.law(strata)
    {
      conditional =
        FisherTestOddsRatio(
          FisherTestRootSearch(law: law, observed: observed), exact: exact, level: level
        ).estimate
    }
    return [
      "common_odds_ratio": .number(ratio.estimate),
      "ci_lower": .number(ratio.interval?.lower),
      "ci_upper": .number(ratio.interval?.upper),
      "chi_square": .number(result.test.statistic),
      "p_value": .number(result.test.pValue),
      "chi_square_corrected": .number(result.correctedTest.statistic),
      "p_value_corrected": .number(result.correctedTest.pValue),
      "exact_p_value": .number(result.exactTest?.pValue),
      "exact_conditional_odds_ratio": .number(conditional),
      "breslow_day_chi_square": .number(result.homogeneity.statistic),
      "breslow_day_p_value": .number(result.homogeneity.pValue),
    ]
  }
}
