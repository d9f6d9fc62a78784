import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `hierarchical_models`: random intercepts, pooling and shrinkage.
  static let hierarchical = [
    randomIntercept, randomEffectsPooling, betaBinomial, normalShrinkage,
  ]

  /// `hierarchical_models/random_intercept_model`: both likelihoods, and the analysis of variance.
  static let randomIntercept = Runner(
    family: "hierarchical_models", method: "random_intercept_model"
  ) { context in
    let table = try context.table()
    let response = try context.params.text("response")
    let predictors = try context.params.texts("predictors")
    let (labels, values) = try groupedColumn(
      response, by: context.params.text("group"), of: table)
    let order = labels.indices.sorted { labels[$0] < labels[$1] }
    let sorted = order.map { values[$0] }
    let data = try RandomInterceptColumns(context, response: response, predictors: predictors)
    let analysis = try OneWayANOVA().run(groups: sorted, names: order.map { labels[$0] })
    let components = OneWayVarianceComponents(analysis)
    return [
      "terms": .strings(data.names),
      "groups": .strings(order.map { labels[$0] }),
      "group_sizes": .array(sorted.map { .number($0.count) as JSONValue }),
      "reml": try data.fit(.reml), "ml": try data.fit(.maximumLikelihood),
      "anova": [
        "ms_between": .number(components.meanSquareBetween),
        "ms_within": .number(components.meanSquareWithin),
        "n0": .number(components.effectiveSize),
        "variance_between": .number(components.varianceBetween),
        "icc_untruncated": .number(components.intraclassCorrelation),
        "icc_truncated": .number(components.truncatedIntraclassCorrelation),
      ],
      "group_means": .numbers(analysis.groups.map(\.mean)),
    ]
  }

  /// `hierarchical_models/random_effects_pooling`: three estimators of the variance between.
  static let randomEffectsPooling = Runner(
    family: "hierarchical_models", method: "random_effects_pooling"
  ) { context in
    let estimates = try context.input.numbers("estimate")
    let variances = try context.input.numbers("variance")
    guard estimates.count == variances.count else {
      throw context.input.unusable("variance", "as many variances as estimates are needed")
    }
    let level = try context.confidenceLevel()
    func pooled(
      _ estimator: BetweenVariance, _ inference: RandomEffectsPooling.Inference = .normal
    ) throws -> RandomEffectsResult {
      try RandomEffectsPooling(estimator: estimator, inference: inference, level: level).run(
        estimates: estimates, variances: variances)
    }
    func summary(_ result: RandomEffectsResult) -> JSONValue {
      [
        "tau2": .number(result.varianceBetween), "estimate": .number(result.mean.estimate),
        "se": .number(result.mean.standardError), "ci_lower": .number(result.interval.lower),
        "ci_upper": .number(result.interval.upper), "p_value": .number(result.test.pValue),
      ]
    }
    let laird = try pooled(.dersimonianLaird)
    return [
      "q": .number(laird.heterogeneityTest.statistic),
      "q_p_value": .number(laird.heterogeneityTest.pValue),
      "i2_dl_percent": .number(laird.inconsistency.map { 100 * $0 }),
      "h2_dl": .number(laird.excess),
      "fixed_effect": [
        "estimate": .number(laird.fixedEffect.estimate),
        "se": .number(laird.fixedEffect.standardError),
      ],
      "dersimonian_laird": summary(laird),
      "paule_mandel": summary(try pooled(.pauleMandel)),
      "reml": summary(try pooled(.reml)),
      "hartung_knapp_pm": summary(try pooled(.pauleMandel, .hartungKnapp)),
      "prediction_interval_dl_normal": [
        "lower": .number(laird.predictionInterval.lower),
        "upper": .number(laird.predictionInterval.upper),
      ],
      "blups_dl": .numbers(laird.predictions.map(\.estimate)),
      "blup_se_dl": .numbers(laird.predictions.map(\.standardError)),
    ]
  }

  /// `hierarchical_models/beta_binomial_empirical_bayes`.
  static let betaBinomial = Runner(
    family: "hierarchical_models", method: "beta_binomial_empirical_bayes"
  ) { context in
    let successes = try context.input.counts("successes")
    let trials = try context.input.counts("trials")
    guard successes.count == trials.count else {
      throw context.input.unusable("trials", "as many trials as successes are needed")
    }
    let result = try BetaBinomial().run(successes: successes, trials: trials)
    return [
      "alpha": .number(result.alpha), "beta": .number(result.beta),
      "mean": .number(result.mean), "rho": .number(result.correlation),
      "log_likelihood": .number(result.logLikelihood),
      "shrunken_rates": .numbers(result.groups.map(\.shrunkenRate)),
    ]
  }

  /// `hierarchical_models/normal_empirical_bayes_known_variances`.
  static let normalShrinkage = Runner(
    family: "hierarchical_models", method: "normal_empirical_bayes_known_variances"
  ) { context in
    let input = context.input
    let means = try input.numbers("group_means")
    let sizes = try input.numbers("group_sizes")
    let residual = try input.number("residual_variance")
    let between = try input.number("between_variance")
    guard means.count == sizes.count, between >= 0 else {
      throw input.unusable("group_sizes", "a size for each mean and a variance are needed")
    }
    let shrinkage = NormalShrinkage(
      mean: try input.number("grand_mean"), varianceBetween: between)
    let laws = try shrinkage.run(estimates: means, variances: sizes.map { residual / $0 })
    return [
      "shrinkage_weight": .numbers(laws.map(\.shrinkageWeight)),
      "shrunken_means": .numbers(laws.map(\.mean)),
      "posterior_sd": .numbers(laws.map(\.standardDeviation)),
    ]
  }
}

/// The columns of a random-intercept case, groups numbered in the order of their sorted names.
private struct RandomInterceptColumns {
  let names: [String]
  let x: Matrix
  let y: [Double]
  let groups: [Int]

  init(_ context: CaseContext, response: String, predictors: [String]) throws {
    let table = try context.table()
    let columns = try completeColumns([response] + predictors, of: table)
    let labels = try table.labels(context.params.text("group"))
    guard labels.codes.count == columns[0].count, labels.codes.allSatisfy({ $0 >= 0 }) else {
      throw CaseError.unusable(key: "data", reason: "a random-intercept case has complete rows")
    }
    let order = labels.levels.indices.sorted { labels.levels[$0] < labels.levels[$1] }
    var place = [Int](repeating: 0, count: order.count)
    for (rank, level) in order.enumerated() { place[level] = rank }
    names = ["(Intercept)"] + predictors
    y = columns[0]
    x = Matrix(columns: [Array(repeating: 1.0, count: y.count)] + columns.dropFirst())
    groups = labels.codes.map { place[Int($0)] }
  }

  func fit(_ estimation: RandomInterceptModel.Estimation) throws -> JSONValue {
    let fit = try RandomInterceptModel(estimation: estimation).fit(
      x: x, y: y, groups: groups, names: names)
    return [
      "fixed": .numbers(fit.coefficients), "fixed_se": .numbers(fit.standardErrors),
      "variance_between": .number(fit.varianceBetween),
      "variance_residual": .number(fit.varianceResidual),
      "icc": .number(fit.intraclassCorrelation), "log_likelihood": .number(fit.logLikelihood),
      "blup": .numbers(fit.groups.map(\.prediction)),
      "blup_conditional_sd": .numbers(fit.groups.map(\.conditionalStandardDeviation)),
    ]
  }
}
