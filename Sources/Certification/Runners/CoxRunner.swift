import LinearAlgebra
import Models
import Statistics

extension Runner {
  /// `survival/cox_regression`: each way of treating ties, with what follows from the fit.
  static let coxRegression = Runner(family: "survival", method: "cox_regression") { context in
    let data = try SurvivalCase(context)
    let level = try context.confidenceLevel()
    return [
      "terms": .strings(data.predictors),
      "efron": try coxFit(data, ties: .efron, level: level),
      "breslow": try coxFit(data, ties: .breslow, level: level),
      "exact": try coxFit(data, ties: .exact, level: level),
    ]
  }

  private static func coxFit(
    _ data: SurvivalCase, ties: CoxTies, level: Double
  ) throws -> JSONValue {
    let fit = try CoxRegression(ties: ties).fit(
      data.times, x: data.x, names: data.predictors, strata: data.strata, clusters: data.clusters)
    let intervals = fit.intervals(level: level) ?? []
    func exponentials(_ values: [Double?]) -> JSONValue {
      .array(values.map { .number($0.map { exponential($0) }) as JSONValue })
    }
    var members: [JSONValue.Member] = [
      .init(key: "coefficients", value: .numbers(fit.coefficients)),
      .init(key: "standard_errors", value: .numbers(fit.standardErrors)),
      .init(key: "z_statistics", value: .numbers(fit.zStatistics)),
      .init(key: "p_values", value: .numbers(fit.pValues)),
      .init(key: "hazard_ratios", value: .numbers(fit.hazardRatios)),
      .init(key: "hr_lower", value: exponentials(intervals.map(\.lower))),
      .init(key: "hr_upper", value: exponentials(intervals.map(\.upper))),
      .init(key: "log_likelihood_null", value: .number(fit.nullLogLikelihood)),
      .init(key: "log_likelihood", value: .number(fit.logLikelihood)),
      .init(key: "lr_test", value: .number(fit.likelihoodRatioTest.statistic)),
      .init(key: "lr_p", value: .number(fit.likelihoodRatioTest.pValue)),
      .init(key: "wald_test", value: .number(fit.waldTest.statistic)),
      .init(key: "score_test", value: .number(fit.scoreTest.statistic)),
      .init(key: "df", value: .number(fit.likelihoodRatioTest.degreesOfFreedom)),
    ]
    if let robust = fit.robustStandardErrors, let martingale = fit.martingaleResiduals {
      let name =
        data.clusters == nil ? "robust_standard_errors_lin_wei" : "cluster_robust_standard_errors"
      members.append(.init(key: name, value: .numbers(robust)))
      members.append(.init(key: "martingale_residuals", value: .numbers(martingale)))
    }
    if ties == .efron { members += try afterEfron(data, fit) }
    return .object(members)
  }

  private static func afterEfron(
    _ data: SurvivalCase, _ fit: CoxFit
  ) throws -> [JSONValue.Member] {
    let hazards = try ProportionalHazardsTest(transform: .identity).run(
      data.times, x: data.x, names: data.predictors, strata: data.strata,
      coefficients: fit.coefficients)
    let tests = hazards.tests + [hazards.global]
    // The reference's standard error of the concordance is over rows, in the clustered case too.
    let concordance = Concordance().run(
      data.times, scores: data.x.times(fit.coefficients), strata: data.strata)
    let baseline = fit.baselines.first
    return [
      .init(
        key: "baseline_cumulative_hazard",
        value: [
          "time": .numbers(baseline?.times ?? []),
          "hazard": .numbers(baseline?.cumulativeHazard ?? []),
        ]),
      .init(
        key: "concordance",
        value: [
          "c_index": .number(concordance.estimate), "se": .number(concordance.standardError),
          "concordant": .number(concordance.concordant),
          "discordant": .number(concordance.discordant), "tied_x": .number(concordance.tied),
        ]),
      .init(
        key: "proportional_hazards_test_identity_time",
        value: [
          "chi_square": .array(tests.map { .number($0.statistic) as JSONValue }),
          "p_value": .array(tests.map { .number($0.pValue) as JSONValue }),
          "rows": .strings(hazards.terms + ["GLOBAL"]),
        ]),
    ]
  }
}
