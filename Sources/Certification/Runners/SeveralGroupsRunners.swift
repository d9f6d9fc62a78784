import Statistics

extension Runner {
  /// `group_tests/k_independent_samples`: analyses of variance, ranks, spreads, normality.
  static let kIndependentSamples = Runner(
    family: "group_tests", method: "k_independent_samples"
  ) { context in
    let groups = try groupedColumn(
      context.params.text("response"), by: context.params.text("group"), of: context.table())
    let anova = try OneWayANOVA().run(groups: groups.values, names: groups.names)
    let welch = try WelchANOVA().run(groups: groups.values, names: groups.names)
    let ranks = try KruskalWallis().run(groups: groups.values, names: groups.names)
    let bartlett = try Bartlett().run(groups: groups.values, names: groups.names)
    // R ranks the doubles' own differences from the median, ties on paper broken by rounding.
    let fligner = try FlignerKilleen(distances: .binary)
      .run(groups: groups.values, names: groups.names)
    let means = anova.groups.map(\.mean)
    let residuals = zip(groups.values, means).flatMap { group, mean in group.map { $0 - mean } }
    let shapiro = try ShapiroWilk().run(residuals)
    return [
      "groups": .strings(groups.names),
      "n": .numbers(groups.values.map { Double($0.count) }),
      "means": .numbers(means),
      "sds": .array(
        try groups.values.map { .number(try Summary($0).standardDeviation) }),
      "anova": [
        "f": .number(anova.fStatistic),
        "df1": .number(anova.degreesOfFreedomBetween),
        "df2": .number(anova.degreesOfFreedomWithin),
        "p_value": .number(anova.pValue),
        "eta_squared": .number(anova.etaSquared),
        "omega_squared": .number(anova.omegaSquared),
      ],
      "welch_anova": [
        "f": .number(welch.test.statistic), "df1": .number(welch.test.degreesOfFreedom),
        "df2": .number(welch.denominatorDegreesOfFreedom), "p_value": .number(welch.test.pValue),
      ],
      "kruskal_wallis": [
        "h": .number(ranks.test.statistic), "df": .number(ranks.test.degreesOfFreedom),
        "p_value": .number(ranks.test.pValue),
        "epsilon_squared": .number(ranks.epsilonSquared),
        "eta_squared_h": .number(ranks.etaSquared),
      ],
      "levene_mean": fTest(try Levene(centre: .mean).run(groups: groups.values)),
      "brown_forsythe_median": fTest(try Levene().run(groups: groups.values)),
      "bartlett": statistic(bartlett),
      "fligner_killeen": statistic(fligner),
      "shapiro_wilk_residuals": statistic(shapiro),
    ]
  }

  /// `group_tests/repeated_measures_ranks`: Friedman, Kendall, Iman and Davenport, Quade.
  static let repeatedMeasuresRanks = Runner(
    family: "group_tests", method: "repeated_measures_ranks"
  ) { context in
    let blocks = try context.blocks("blocks_by_treatments")
    let friedman = try Friedman().run(blocks: blocks)
    // R ranks the doubles' own ranges, ties on paper broken by rounding.
    let quade = try Quade(ranges: .binary).run(blocks: blocks)
    return [
      "chi_square": .number(friedman.test.statistic),
      "df": .number(friedman.test.degreesOfFreedom),
      "p_value": .number(friedman.test.pValue),
      "kendalls_w": .number(friedman.kendallsW),
      "iman_davenport_f": .number(friedman.imanDavenport.test.statistic),
      "quade_f": .number(quade.test.statistic),
      "quade_p": .number(quade.test.pValue),
    ]
  }

  private static func fTest(_ result: GroupFTestResult) -> JSONValue {
    ["f": .number(result.test.statistic), "p_value": .number(result.test.pValue)]
  }

  private static func statistic(_ result: TestResult) -> JSONValue {
    ["statistic": .number(result.statistic), "p_value": .number(result.pValue)]
  }
}

extension CaseContext {
  /// Rows of numbers, all of one length.
  fileprivate func blocks(_ key: String) throws(CaseError) -> [[Double]] {
    var rows: [[Double]] = []
    for (index, element) in try input.array(key).enumerated() {
      var row: [Double] = []
      if case .array(let cells) = element {
        for case .number(let number) in cells { row.append(number) }
        if row.count == cells.count, row.count == rows.first?.count ?? row.count {
          rows.append(row)
          continue
        }
      }
      throw input.unusable("\(key)[\(index)]", "a row of numbers as long as the first is needed")
    }
    return rows
  }
}
