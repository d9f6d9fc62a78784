import Models
import Statistics
import Tables

extension Runner {
  /// `missing_data`: Rubin's rules and what is missing where.
  static let missingData = [multipleImputation, missingDataSummary]

  /// `missing_data/multiple_imputation_pooling`.
  static let multipleImputation = Runner(
    family: "missing_data", method: "multiple_imputation_pooling"
  ) { context in
    let estimates = try context.input.numbers("estimates")
    let variances = try context.input.numbers("variances")
    let complete = try context.params.optionalNumber("df_complete")
    guard estimates.count == variances.count, complete.map({ $0 > 0 }) ?? true else {
      throw context.input.unusable("variances", "as many variances as estimates are needed")
    }
    let result = try MultipleImputationPooling(
      level: context.confidenceLevel(), completeDegreesOfFreedom: complete
    ).run(estimates: estimates, variances: variances)
    return [
      "estimate": .number(result.estimate),
      "within_variance": .number(result.withinVariance),
      "between_variance": .number(result.betweenVariance),
      "total_variance": .number(result.totalVariance), "se": .number(result.standardError),
      "relative_increase": .number(result.relativeIncrease),
      "lambda": .number(result.missingShare),
      "fraction_missing_information": .number(result.fractionMissingInformation),
      "df_rubin_1987": .number(result.largeSampleDegreesOfFreedom),
      "df": .number(result.degreesOfFreedom), "ci_lower": .number(result.interval.lower),
      "ci_upper": .number(result.interval.upper),
    ]
  }

  /// `missing_data/missing_data_summary`.
  static let missingDataSummary = Runner(
    family: "missing_data", method: "missing_data_summary"
  ) { context in
    let names = try context.params.texts("variables")
    let table = try context.table()
    let columns = try names.map { try table.numbers($0) }
    let result = try MissingDataSummary().run(columns, names: names)
    func list(_ value: (MissingDataResult.Variable) -> Double?) -> JSONValue {
      .array(result.variables.map { .number(value($0)) as JSONValue })
    }
    func square(_ rows: [[Double?]]) -> JSONValue {
      .array(rows.map { .array($0.map { .number($0) as JSONValue }) as JSONValue })
    }
    return [
      "n": .number(result.rows), "complete_cases": .number(result.completeRows),
      "missing_per_variable": list { Double($0.missing) },
      "available_case_means": list(\.mean),
      "available_case_sds": list(\.standardDeviation),
      "complete_case_means": list(\.completeMean),
      "complete_case_correlation": square(result.completeCorrelation),
      "pairwise_correlation": square(result.pairwiseCorrelation),
    ]
  }
}
