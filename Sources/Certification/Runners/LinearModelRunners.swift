import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `linear_models` and `survey_weights`: what is asked of a regression beyond its coefficients.
  static let linearModels: [Runner] = [
    weightedLeastSquares, heteroscedasticityConsistent, clusterRobust, influenceDiagnostics,
    modelDiagnostics, nestedModelFTest,
  ]

  private static let weightedLeastSquares = Runner(
    family: "linear_models", method: "weighted_least_squares"
  ) { context in
    let model = try linearModel(context)
    let fit = model.fit
    func robust(_ correction: HeteroscedasticityCorrection) throws -> JSONValue {
      numbers(
        try model.coefficients(.heteroscedasticityConsistent(correction)).standardErrors)
    }
    return [
      "terms": .strings(fit.terms),
      "coefficients": .numbers(fit.coefficients),
      "standard_errors": .numbers(fit.standardErrors),
      "t_statistics": numbers(fit.tStatistics),
      "p_values": numbers(fit.pValues),
      "residual_sd": .number(fit.residualStandardDeviation),
      "r_squared": .number(fit.rSquared),
      "adj_r_squared": .number(fit.adjustedRSquared),
      "f_statistic": .number(fit.fStatistic),
      "log_likelihood": .number(fit.logLikelihood),
      "hat": .numbers(fit.leverages),
      "HC0_standard_errors": try robust(.hc0),
      "HC3_standard_errors": try robust(.hc3),
    ]
  }

  private static let heteroscedasticityConsistent = Runner(
    family: "linear_models", method: "heteroscedasticity_consistent_covariance"
  ) { context in
    let level = try context.confidenceLevel()
    let model = try linearModel(context)
    let slopes = model.fit.terms.filter { $0 != "(Intercept)" }
    var members = [JSONValue.Member(key: "terms", value: .strings(model.fit.terms))]
    let estimators: [(String, CovarianceEstimator)] =
      [("const", .classical)]
      + HeteroscedasticityCorrection.allCases.map {
        ($0 == .hc4m ? "HC4m" : $0.rawValue.uppercased(), .heteroscedasticityConsistent($0))
      }
    for (name, estimator) in estimators {
      let table = try model.coefficients(estimator)
      let intervals = table.intervals(level: level)
      members.append(
        .init(
          key: name,
          value: [
            "standard_errors": numbers(table.standardErrors),
            "t_statistics": numbers(table.tStatistics),
            "p_values": numbers(table.pValues),
            "ci_lower": numbers(intervals.map(\.lower)),
            "ci_upper": numbers(intervals.map(\.upper)),
            "vcov": rows(table.covariance),
          ]))
      members.append(
        .init(
          key: "\(name)_wald_all_slopes", value: wald(try model.waldTest(terms: slopes, estimator)))
      )
    }
    return .object(members)
  }

  private static let clusterRobust = Runner(
    family: "linear_models", method: "cluster_robust_covariance"
  ) { context in
    let level = try context.confidenceLevel()
    let model = try linearModel(context)
    let clusters = try clusterCodes(context)
    let slopes = model.fit.terms.filter { $0 != "(Intercept)" }
    var members: [JSONValue.Member] = [
      .init(key: "terms", value: .strings(model.fit.terms)),
      .init(key: "coefficients", value: .numbers(model.fit.coefficients)),
      .init(key: "n_clusters", value: .number(Set(clusters).count)),
    ]
    for correction in ClusterCorrection.allCases {
      let estimator = CovarianceEstimator.clusterRobust(correction, clusters: clusters)
      let table = try model.coefficients(estimator)
      let plain = try model.coefficients(estimator, degreesOfFreedom: .clustersLessOne)
      let intervals = table.intervals(level: level)
      members.append(
        .init(
          key: correction.rawValue.uppercased(),
          value: [
            "standard_errors": numbers(table.standardErrors),
            "satterthwaite_df": numbers(table.degreesOfFreedom),
            "satterthwaite_p": numbers(table.pValues),
            "ci_lower": numbers(intervals.map(\.lower)),
            "ci_upper": numbers(intervals.map(\.upper)),
            "t_g_minus_1_p": numbers(plain.pValues),
            "vcov": rows(table.covariance),
            "wald_htz_all_slopes": wald(try model.waldTest(terms: slopes, estimator)),
          ]))
    }
    return .object(members)
  }

  private static let influenceDiagnostics = Runner(
    family: "linear_models", method: "influence_diagnostics"
  ) { context in
    let influence = try linearModel(context).influence
    return [
      "hat": .numbers(influence.leverages),
      "residuals": .numbers(influence.residuals),
      "standardized_residuals": numbers(influence.standardizedResiduals),
      "studentized_residuals": numbers(influence.studentizedResiduals),
      "cooks_distance": numbers(influence.cooksDistances),
      "dffits": numbers(influence.dffits),
      "covratio": numbers(influence.covarianceRatios),
      "dfbetas_last_term": numbers(influence.dfbetas.map { $0?.last }),
    ]
  }

  private static let nestedModelFTest = Runner(
    family: "linear_models", method: "nested_model_f_test"
  ) { context in
    let larger = try linearModel(context, key: "predictors_big")
    let smaller = try linearModel(context, key: "predictors_small")
    let test = try larger.fTest(against: smaller)
    guard case .object(let members) = nested(test) else { return .null }
    return .object(
      members + [.init(key: "r_squared_change", value: .number(test.rSquaredChange))])
  }
}

/// The regression that the params describe, on the rows in which nothing is missing.
func linearModel(_ context: CaseContext, key: String = "predictors") throws -> LinearModel {
  let predictors = try context.params.texts(key)
  let intercept = try context.params.optionalFlag("intercept") ?? true
  let weights = try context.params.optionalText("weights")
  let names = [try context.params.text("response")] + predictors + (weights.map { [$0] } ?? [])
  let columns = try completeColumns(names, of: context.table())
  let ones = Array(repeating: 1.0, count: columns[0].count)
  let design = (intercept ? [ones] : []) + columns[1...predictors.count]
  guard !predictors.isEmpty, !ones.isEmpty else {
    throw CaseError.unusable(key: "params.\(key)", reason: "there is nothing to fit")
  }
  return try LinearRegression(intercept: intercept).model(
    x: Matrix(columns: design), y: columns[0],
    names: (intercept ? ["(Intercept)"] : []) + predictors,
    weights: weights == nil ? nil : columns.last)
}

/// The cluster of each row, from the column that `cluster` names.
private func clusterCodes(_ context: CaseContext) throws -> [Int] {
  let labels = try context.table().labels(context.params.text("cluster"))
  guard !labels.codes.contains(where: { $0 < 0 }) else {
    throw context.params.unusable("cluster", "the column has missing values")
  }
  return labels.codes.map(Int.init)
}

/// Numbers, null where there is none.
func numbers(_ values: [Double?]) -> JSONValue {
  .array(values.map { .number($0) as JSONValue })
}

private func rows(_ matrix: Matrix) -> JSONValue {
  .array((0..<matrix.rows).map { .numbers(matrix.row($0)) })
}

private func wald(_ test: WaldTest) -> JSONValue {
  [
    "f_statistic": .number(test.fStatistic),
    "df1": .number(test.numeratorDegreesOfFreedom),
    "df2": .number(test.denominatorDegreesOfFreedom),
    "p_value": .number(test.pValue),
  ]
}

/// The F test of a model against one that it contains.
func nested(_ test: NestedModelTest) -> JSONValue {
  [
    "f_statistic": .number(test.fStatistic),
    "df1": .number(test.numeratorDegreesOfFreedom),
    "df2": .number(test.denominatorDegreesOfFreedom),
    "p_value": .number(test.pValue),
  ]
}
