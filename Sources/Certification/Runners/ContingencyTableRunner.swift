import Statistics

extension Runner {
  /// `contingency_tables/r_by_c_table`: independence of rows and columns.
  static let tableOfCounts = Runner(
    family: "contingency_tables", method: "r_by_c_table"
  ) { context in
    let table = try context.input.table("table")
    let result = IndependenceTest().run(table)
    // A p-value from sampled tables is no certified number.
    let exact = result.exactTest.flatMap { $0.exact ? $0.pValue : nil }
    return [
      "chi_square": .number(result.pearson.statistic),
      "df": .number(result.pearson.degreesOfFreedom),
      "p_value": .number(result.pearson.pValue),
      "expected_counts": .array(result.expected.map(JSONValue.numbers)),
      "g_statistic": .number(result.likelihoodRatio.statistic),
      "g_p_value": .number(result.likelihoodRatio.pValue),
      "cramers_v": .number(result.association?.cramersV),
      "cramers_v_bias_corrected": .number(result.association?.biasCorrectedV),
      "contingency_coefficient": .number(result.association?.contingencyCoefficient),
      "standardized_residuals": .array(
        result.adjustedResiduals.map { row in .array(row.map { .number($0) }) }),
      "fisher_freeman_halton_p": .number(exact),
      "linear_by_linear": try linear(table, context.params),
    ]
  }

  private static func linear(
    _ table: ContingencyTable, _ params: CaseObject
  ) throws(CaseError) -> JSONValue {
    guard params.member("row_scores") != nil else { return .null }
    let (rows, columns) = (try params.numbers("row_scores"), try params.numbers("column_scores"))
    guard rows.count == table.rows, columns.count == table.columns else {
      throw params.unusable("row_scores", "each row and each column needs one score")
    }
    let result = LinearByLinearTest(rowScores: rows, columnScores: columns).run(table)
    return ["statistic": .number(result.statistic), "p_value": .number(result.pValue)]
  }
}
