import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `ols_nist` and `linear_models`: ordinary least squares on columns, or on the powers of one.
  static let leastSquares: [Runner] = ["ols_nist", "linear_models"].map { family in
    Runner(family: family, method: "ordinary_least_squares") { context in
      let level = try context.confidenceLevel()
      let fit = try leastSquaresFit(context)
      let intervals = fit.intervals(level: level)
      return [
        "terms": .strings(fit.terms),
        "coefficients": .numbers(fit.coefficients),
        "standard_errors": .numbers(fit.standardErrors),
        "t_statistics": .array(fit.tStatistics.map { .number($0) as JSONValue }),
        "p_values": .array(fit.pValues.map { .number($0) as JSONValue }),
        "ci_lower": .array(intervals.map { .number($0.lower) as JSONValue }),
        "ci_upper": .array(intervals.map { .number($0.upper) as JSONValue }),
        "vcov": .array((0..<fit.terms.count).map { .numbers(fit.covariance.row($0)) }),
        "n": .number(fit.observations),
        "residual_sd": .number(fit.residualStandardDeviation),
        "r_squared": .number(fit.rSquared),
        "adj_r_squared": .number(fit.adjustedRSquared),
        "df_regression": .number(fit.degreesOfFreedomModel),
        "df_residual": .number(fit.degreesOfFreedomResidual),
        "ss_regression": .number(fit.sumOfSquaresModel),
        "ss_residual": .number(fit.sumOfSquaresResidual),
        "f_statistic": .number(fit.fStatistic),
        "f_df1": .number(fit.degreesOfFreedomModel),
        "f_df2": .number(fit.degreesOfFreedomResidual),
        "f_p_value": .number(fit.fPValue),
        "log_likelihood": .number(fit.logLikelihood),
        "aic": .number(fit.akaikeInformationCriterion),
        "bic": .number(fit.bayesianInformationCriterion),
        "aicc": .number(fit.correctedAkaikeInformationCriterion),
        "press": .number(fit.predictedResidualSumOfSquares),
      ]
    }
  }
}

/// Fits what the params describe: `response` on `predictors`, or on the powers of `predictor` up
/// to `polynomial_degree`, with an intercept unless `intercept` is false.
private func leastSquaresFit(_ context: CaseContext) throws -> LinearFit {
  let table = try context.table()
  let intercept = try context.params.optionalFlag("intercept") ?? true
  let response = try context.params.text("response")
  let regression = LinearRegression(intercept: intercept)
  if let degree = try context.params.optionalWhole("polynomial_degree", in: 1...50) {
    let name = try context.params.text("predictor")
    let columns = try completeColumns([response, name], of: table)
    let design = PolynomialDesign(columns[1], degree: degree, name: name)
    let kept = Array((intercept ? 0 : 1)...degree)
    return try regression.fit(
      x: design.matrix.selecting(columns: kept),
      remainder: design.remainder.selecting(columns: kept), y: columns[0],
      names: kept.map { design.names[$0] })
  }
  let single = try context.params.optionalText("predictor").map { [$0] }
  let predictors = try single ?? context.params.texts("predictors")
  let columns = try completeColumns([response] + predictors, of: table)
  let ones = Array(repeating: 1.0, count: columns[0].count)
  let design = (intercept ? [ones] : []) + columns.dropFirst()
  guard !design.isEmpty, !ones.isEmpty else {
    throw CaseError.unusable(key: "params.predictors", reason: "there is nothing to fit")
  }
  return try regression.fit(
    x: Matrix(columns: design), y: columns[0],
    names: (intercept ? ["(Intercept)"] : []) + predictors)
}
