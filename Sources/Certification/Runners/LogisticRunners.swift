import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `logistic_regression`: everything about a yes/no outcome.
  static let logistic: [Runner] =
    [logisticMaximumLikelihood, logisticFirth, firthIntercepts, marginalEffects]
    + [logisticClusters, discrimination, separation]

  private static let family = "logistic_regression"

  private static let logisticMaximumLikelihood = Runner(
    family: family, method: "logistic_regression_ml"
  ) { context in
    let fit = try logisticFit(context, penalty: .none)
    let level = try context.confidenceLevel()
    let wald = fit.wald(level: level)
    let profiles = fit.profiles(level: level)
    let drivers = fit.terms.filter { $0 != "(Intercept)" }
    let overall = try fit.likelihoodRatioTest(dropping: drivers)
    let explained = try fit.explainedVariation()
    let ratios = fit.oddsRatios(level: level, intervals: .wald)
    return [
      "terms": .strings(fit.terms),
      "coefficients": .numbers(fit.coefficients),
      "standard_errors": .numbers(fit.standardErrors),
      "z_statistics": .array(wald.map { .number($0.statistic) as JSONValue }),
      "p_values": .array(wald.map { .number($0.pValue) as JSONValue }),
      "wald_ci_lower": .array(wald.map { .number($0.interval.lower) as JSONValue }),
      "wald_ci_upper": .array(wald.map { .number($0.interval.upper) as JSONValue }),
      "odds_ratios": .array(ratios.map { .number($0.ratio) as JSONValue }),
      "odds_ratio_wald_lower": .array(ratios.map { .number($0.interval.lower) as JSONValue }),
      "odds_ratio_wald_upper": .array(ratios.map { .number($0.interval.upper) as JSONValue }),
      "profile_ci_lower": .array(profiles.map { .number($0.interval.lower) as JSONValue }),
      "profile_ci_upper": .array(profiles.map { .number($0.interval.upper) as JSONValue }),
      "lr_chisq_each_term": .array(profiles.map { .number($0.test.statistic) as JSONValue }),
      "lr_p_each_term": .array(profiles.map { .number($0.test.pValue) as JSONValue }),
      "deviance": .number(fit.deviance),
      "null_deviance": .number(try fit.nullDeviance()),
      "log_likelihood": .number(fit.logLikelihood),
      "aic": .number(fit.akaikeInformationCriterion),
      "bic": .number(fit.bayesianInformationCriterion),
      "lr_chisq": .number(overall.statistic),
      "lr_df": .number(overall.degreesOfFreedom),
      "lr_p_value": .number(overall.pValue),
      "mcfadden_r2": .number(explained.mcFadden),
      "cox_snell_r2": .number(explained.coxSnell),
      "nagelkerke_r2": .number(explained.nagelkerke),
      "tjur_r2": .number(explained.tjur),
      "HC0_standard_errors": .numbers(
        fit.heteroscedasticityConsistentCovariance.diagonal.map { $0.squareRoot() }),
      "vcov": .array(fit.terms.indices.map { .numbers(fit.covariance.row($0)) as JSONValue }),
      "deviance_residuals": .numbers(fit.devianceResiduals),
      "pearson_residuals": .numbers(fit.pearsonResiduals),
      "hat": .numbers(fit.leverages),
      "cooks_distance": .array(fit.cooksDistances.map { .number($0) as JSONValue }),
    ]
  }

  private static let logisticFirth = Runner(
    family: family, method: "logistic_regression_firth"
  ) { context in
    let fit = try logisticFit(context, penalty: .firth)
    let level = try context.confidenceLevel()
    let wald = fit.wald(level: level)
    let profiles = fit.profiles(level: level)
    let drivers = fit.terms.filter { $0 != "(Intercept)" }
    let overall = try fit.likelihoodRatioTest(dropping: drivers)
    return [
      "terms": .strings(fit.terms),
      "coefficients": .numbers(fit.coefficients),
      "standard_errors": .numbers(fit.standardErrors),
      "standard_errors_augmented": .numbers(
        fit.augmentedCovariance.diagonal.map { $0.squareRoot() }),
      "wald_ci_lower": .array(wald.map { .number($0.interval.lower) as JSONValue }),
      "wald_ci_upper": .array(wald.map { .number($0.interval.upper) as JSONValue }),
      "profile_ci_lower": .array(profiles.map { .number($0.interval.lower) as JSONValue }),
      "profile_ci_upper": .array(profiles.map { .number($0.interval.upper) as JSONValue }),
      "penalized_lr_chisq": .array(profiles.map { .number($0.test.statistic) as JSONValue }),
      "penalized_lr_p": .array(profiles.map { .number($0.test.pValue) as JSONValue }),
      "penalized_log_likelihood": .number(fit.penalisedLogLikelihood),
      "penalized_log_likelihood_null": .number(try fit.nullLogLikelihood()),
      "lr_chisq": .number(overall.statistic),
      "lr_df": .number(overall.degreesOfFreedom),
      "lr_p_value": .number(overall.pValue),
      "fitted": .numbers(fit.fitted),
    ]
  }

  private static let firthIntercepts = Runner(
    family: family, method: "firth_intercept_corrections"
  ) { context in
    let fit = try logisticFit(context, penalty: .firth)
    let flic = try fit.flic()
    let flac = try fit.flac()
    return [
      "terms": .strings(fit.terms),
      "flic_coefficients": .numbers(flic.coefficients),
      "flic_fitted": .numbers(flic.fitted),
      "flac_coefficients": .numbers(flac.coefficients),
      "flac_fitted": .numbers(flac.fitted),
      "mean_response": .number(fit.events / fit.observations),
    ]
  }

  private static let marginalEffects = Runner(
    family: family, method: "average_marginal_effects"
  ) { context in
    let effects = try logisticFit(context, penalty: .none).averageMarginalEffects()
    return [
      "predictors": .strings(effects.map(\.term)),
      "ame": .numbers(effects.map(\.effect)),
      "standard_errors": .numbers(effects.map(\.standardError)),
    ]
  }
}

/// The columns of the model: outcomes and the design, an intercept first unless it is declined.
struct LogisticColumns {
  let x: Matrix
  let outcomes: [Double]
  let names: [String]
  let intercept: Bool

  /// Reads `response`, `predictors` and `intercept` of the params, and further columns.
  init(_ context: CaseContext, further: [String] = []) throws {
    let response = try context.params.text("response")
    let predictors = try context.params.texts("predictors")
    intercept = try context.params.optionalFlag("intercept") ?? true
    let columns = try completeColumns([response] + predictors + further, of: context.table())
    outcomes = columns[0]
    let ones = Array(repeating: 1.0, count: outcomes.count)
    let drivers = Array(columns[1...predictors.count])
    guard intercept || !drivers.isEmpty else {
      throw CaseError.unusable(key: "params.predictors", reason: "there is nothing to fit")
    }
    x = Matrix(columns: (intercept ? [ones] : []) + drivers)
    names = (intercept ? ["(Intercept)"] : []) + predictors
    self.further = Array(columns[(predictors.count + 1)...])
  }

  /// The further columns asked for.
  let further: [[Double]]
}

/// The fit that the params describe.
func logisticFit(_ context: CaseContext, penalty: LogisticPenalty) throws -> LogisticFit {
  let columns = try LogisticColumns(context)
  return try LogisticRegression(penalty: penalty, intercept: columns.intercept).fit(
    x: columns.x, outcomes: columns.outcomes, names: columns.names)
}
