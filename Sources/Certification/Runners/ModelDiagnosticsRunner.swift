import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `linear_models/model_diagnostics`: what the columns add, predictions, specification tests.
  static let modelDiagnostics = Runner(
    family: "linear_models", method: "model_diagnostics"
  ) { context in
    let model = try linearModel(context)
    let terms = model.termDiagnostics
    return [
      "predictors": .strings(terms.map(\.term)),
      "standardized_coefficients": numbers(terms.map(\.standardizedCoefficient)),
      "variance_inflation_factors": numbers(terms.map(\.varianceInflationFactor)),
      "partial_r_squared": numbers(terms.map(\.partialRSquared)),
      "type2_f": numbers(terms.map(\.fStatistic)),
      "type2_p": numbers(terms.map(\.pValue)),
      "prediction": try predictions(context, model),
      "breusch_pagan_studentized": breuschPagan(model, studentized: true),
      "breusch_pagan_original": breuschPagan(model, studentized: false),
      "durbin_watson_statistic": .number(model.durbinWatsonStatistic),
      "reset_powers_2_3": nested(try model.resetTest()),
    ]
  }

  /// `survey_weights`: linear and logistic regressions of the population.
  static let surveyRegressions: [Runner] = SurveyRegression.Family.allCases.map { family in
    Runner(
      family: "survey_weights", method: "design_based_\(family.rawValue)_regression"
    ) { context in
      let predictors = try context.params.texts("predictors")
      let table = try context.table()
      let columns = try completeColumns(
        [try context.params.text("response")] + predictors, of: table)
      guard columns[0].count == table.rowCount else {
        throw context.params.unusable("predictors", "a column has missing values")
      }
      let ones = Array(repeating: 1.0, count: columns[0].count)
      // The reference stops its iterations there; the maximum itself has other seventh digits.
      let regression = SurveyRegression(family: family, convergence: .devianceChange(1e-8))
      let fit = try regression.fit(
        x: Matrix(columns: [ones] + columns.dropFirst()), y: columns[0],
        names: ["(Intercept)"] + predictors, design: surveyDesign(context, table))
      return [
        "terms": .strings(fit.terms),
        "coefficients": .numbers(fit.coefficients),
        "standard_errors": .numbers(fit.standardErrors),
        "p_values": numbers(fit.pValues),
        "df_residual": .number(fit.degreesOfFreedom),
      ]
    }
  }
}

private func breuschPagan(_ model: LinearModel, studentized: Bool) -> JSONValue {
  let test = model.breuschPaganTest(studentized: studentized)
  return [
    "statistic": .number(test.statistic), "df": .number(test.degreesOfFreedom),
    "p_value": .number(test.pValue),
  ]
}

/// The predictions at the rows of the data that the params number from one.
private func predictions(_ context: CaseContext, _ model: LinearModel) throws -> JSONValue {
  // One list of rows; the file spells its name with a number behind it.
  let key = "prediction_rows_1based1"
  let elements = try context.params.array(key)
  let columns = try completeColumns(context.params.texts("predictors"), of: context.table())
  let places = try elements.map { element throws(CaseError) -> Int in
    guard case .number(let number) = element, let place = Int(exactly: number),
      (1...columns[0].count).contains(place)
    else {
      throw context.params.unusable(key, "row \(element) does not exist")
    }
    return place - 1
  }
  let intercept = try context.params.optionalFlag("intercept") ?? true
  let design = places.map { place in (intercept ? [1] : []) + columns.map { $0[place] } }
  let predictions = try model.predictions(
    at: Matrix(rowVectors: design), level: context.confidenceLevel())
  return [
    "fit": .numbers(predictions.map(\.value)),
    "se_fit": numbers(predictions.map(\.standardError)),
    "ci_lower": numbers(predictions.map(\.confidenceInterval.lower)),
    "ci_upper": numbers(predictions.map(\.confidenceInterval.upper)),
    "pi_lower": numbers(predictions.map { $0.predictionInterval?.lower }),
    "pi_upper": numbers(predictions.map { $0.predictionInterval?.upper }),
  ]
}
