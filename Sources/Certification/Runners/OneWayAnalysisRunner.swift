import Statistics

extension Runner {
  /// `anova_nist/one_way_anova`: the table of a one-way analysis of variance.
  static let oneWayAnalysis = Runner(family: "anova_nist", method: "one_way_anova") { context in
    let groups = try groupedColumn(
      context.params.text("response"), by: context.params.text("group"), of: context.table())
    let result = try OneWayANOVA().run(groups: groups.values, names: groups.names)
    return [
      "groups": .strings(result.groups.map(\.name)),
      "df_between": .number(result.degreesOfFreedomBetween),
      "ss_between": .number(result.sumOfSquaresBetween),
      "ms_between": .number(result.meanSquareBetween),
      "f_statistic": .number(result.fStatistic),
      "p_value": .number(result.pValue),
      "df_within": .number(result.degreesOfFreedomWithin),
      "ss_within": .number(result.sumOfSquaresWithin),
      "ms_within": .number(result.meanSquareWithin),
      "r_squared": .number(result.rSquared),
      "residual_sd": .number(result.residualStandardDeviation),
    ]
  }
}
