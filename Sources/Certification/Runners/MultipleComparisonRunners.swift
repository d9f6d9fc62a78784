import Statistics

extension Runner {
  /// `multiple_comparisons`: adjusted p-values, all pairs of groups, groups against a control.
  static let multipleComparisons = [pValueAdjustment, pairwiseComparisons, dunnett]

  /// `multiple_comparisons/p_value_adjustment`: every adjustment of one list.
  static let pValueAdjustment = Runner(
    family: "multiple_comparisons", method: "p_value_adjustment"
  ) { context in
    var p: [Double] = []
    for (index, element) in try context.input.array("p").enumerated() {
      guard case .number(let number) = element, number >= 0, number <= 1 else {
        throw context.input.unusable("p[\(index)]", "a p-value should be here, not \(element)")
      }
      p.append(number)
    }
    let names = ["benjamini_hochberg": "BH", "benjamini_yekutieli": "BY"]
    return .object(
      PValueAdjustment.all.map { adjustment in
        JSONValue.Member(
          key: names[adjustment.name] ?? adjustment.name, value: .numbers(adjustment.adjusted(p)))
      })
  }

  /// `multiple_comparisons/pairwise_comparisons`: every method for all pairs of groups.
  static let pairwiseComparisons = Runner(
    family: "multiple_comparisons", method: "pairwise_comparisons"
  ) { context in
    let (names, groups) = try groupedColumn(
      context.params.text("response"), by: context.params.text("group"), of: context.table())
    let level = try context.confidenceLevel()
    let tukey = try TukeyKramer(level: level).run(groups: groups, names: names)
    let howell = try GamesHowell(level: level).run(groups: groups, names: names)
    let dunn = try DunnTest(adjustment: .holm).run(groups: groups, names: names)
    let dunnBonferroni = try DunnTest(adjustment: .bonferroni).run(groups: groups, names: names)
    let t = try PairwiseT(adjustment: .holm).run(groups: groups, names: names)
    let scheffe = try Scheffe(level: level).run(groups: groups, names: names)
    let ranks = try PairwiseMannWhitney(reference: .normalContinuityCorrected)
      .run(groups: groups, names: names)
    let control = try context.params.text("control_for_dunnett")
    let anova = try OneWayANOVA().run(groups: groups, names: names)
    return [
      "first": .strings(tukey.comparisons.map(\.first)),
      "second": .strings(tukey.comparisons.map(\.second)),
      "difference_second_minus_first": .numbers(tukey.comparisons.map(\.difference)),
      "tukey_kramer": simultaneous(tukey),
      "games_howell": simultaneous(howell),
      "dunn": [
        "z": list(dunn, \.statistic), "p_value": list(dunn, \.pValue),
        "p_holm": list(dunn, \.adjustedPValue),
        "p_bonferroni": list(dunnBonferroni, \.adjustedPValue),
      ],
      "pooled_t_fisher_lsd": [
        "t": list(t, \.statistic), "p_value": list(t, \.pValue),
        "p_holm": list(t, \.adjustedPValue),
      ],
      "scheffe_p_value": list(scheffe, \.adjustedPValue),
      "mann_whitney_p_continuity_corrected": list(ranks, \.pValue),
      "dunnett_t": .array(
        try Dunnett().run(groups: groups, names: names, control: control)
          .comparisons.map { .number($0.statistic) }),
      "mse": .number(anova.meanSquareWithin),
    ]
  }

  /// `multiple_comparisons/dunnett_many_to_one`: t statistics and simultaneous p-values.
  static let dunnett = Runner(
    family: "multiple_comparisons", method: "dunnett_many_to_one"
  ) { context in
    let (names, groups) = try groupedColumn(
      context.params.text("response"), by: context.params.text("group"), of: context.table())
    let result = try Dunnett().run(
      groups: groups, names: names, control: context.params.text("control"))
    return [
      "groups": .strings(result.comparisons.map(\.second)),
      "t": .array(result.comparisons.map { .number($0.statistic) }),
      "p_value": .array(result.comparisons.map { .number($0.adjustedPValue) }),
    ]
  }

  private static func simultaneous(_ result: PairwiseResult) -> JSONValue {
    [
      "q": list(result, \.statistic), "df": list(result, \.degreesOfFreedom),
      "p_value": list(result, \.adjustedPValue), "ci_lower": list(result, \.interval?.lower),
      "ci_upper": list(result, \.interval?.upper),
    ]
  }

  private static func list(
    _ result: PairwiseResult, _ figure: (PairwiseComparison) -> Double?
  ) -> JSONValue {
    .array(result.comparisons.map { .number(figure($0)) })
  }
}
