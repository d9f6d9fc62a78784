import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  /// `survival`: Kaplan–Meier, log-rank, Cox, Firth Cox.
  static let survival = [kaplanMeier, logRankTest, coxRegression, coxRegressionFirth]

  /// `survival/kaplan_meier`: the curve of each group with its bands, quartiles, restricted mean.
  private static let kaplanMeier = Runner(family: "survival", method: "kaplan_meier") { context in
    let data = try SurvivalCase(context)
    let level = try context.confidenceLevel()
    let groups = try context.params.optionalText("group") == nil ? [1.0] : data.groupValues
    return [
      "groups": .array(
        try groups.map { group in
          let rows = data.group.indices.filter { groups.count == 1 || data.group[$0] == group }
          let times = try data.times.selecting(rows: rows)
          return try curve(
            times, group: group, level: level, probabilities: data.quantiles,
            horizon: context.data.flatMap { horizons[$0] })
        })
    ]
  }

  /// The cases do not carry the horizon of their restricted means: it is the group's last time but
  /// for two data sets.
  private static let horizons = ["data/lung.csv": 500.0, "data/aml.csv": 45.0]

  private static func curve(
    _ times: SurvivalTimes, group: Double, level: Double, probabilities: [Double],
    horizon: Double?
  ) throws -> JSONValue {
    let plain = KaplanMeier(level: level, interval: .plain).run(times)
    let log = KaplanMeier(level: level, interval: .log).run(times)
    let logLog = KaplanMeier(level: level, interval: .logLog).run(times)
    let points = plain.eventPoints
    func limits(_ curve: SurvivalCurve, _ side: (SurvivalPoint) -> Double?) -> JSONValue {
      .array(curve.eventPoints.map { .number(side($0)) as JSONValue })
    }
    func quartiles(_ curve: SurvivalCurve) -> JSONValue {
      let found = probabilities.map(curve.quantile)
      return [
        "quantile": .array(found.map { .number($0.estimate) as JSONValue }),
        "lower": .array(found.map { .number($0.lower) as JSONValue }),
        "upper": .array(found.map { .number($0.upper) as JSONValue }),
      ]
    }
    let mean = plain.restrictedMean(to: min(horizon ?? plain.end, plain.end))
    return [
      "group": .number(group), "n": .number(times.count), "events": .number(plain.events),
      "time": .numbers(points.map(\.time)), "n_risk": .numbers(points.map(\.atRisk)),
      "n_event": .numbers(points.map(\.events)), "survival": .numbers(points.map(\.survival)),
      "std_error_greenwood": .array(points.map { .number($0.standardError) as JSONValue }),
      "plain_lower": limits(plain) { $0.lower }, "plain_upper": limits(plain) { $0.upper },
      "log_lower": limits(log) { $0.lower }, "log_upper": limits(log) { $0.upper },
      "loglog_lower": limits(logLog) { $0.lower }, "loglog_upper": limits(logLog) { $0.upper },
      "nelson_aalen": .numbers(points.map(\.cumulativeHazard)),
      "quartiles_log": quartiles(log), "quartiles_loglog": quartiles(logLog),
      "restricted_mean": mean.map {
        [
          "tau": .number($0.horizon), "estimate": .number($0.estimate),
          "se": .number($0.standardError),
        ]
      } ?? .null,
    ]
  }

  /// `survival/log_rank_test`: the log-rank test and Peto and Peto's.
  private static let logRankTest = Runner(family: "survival", method: "log_rank_test") { context in
    let data = try SurvivalCase(context)
    let values = data.groupValues
    let codes = data.group.compactMap { values.firstIndex(of: $0) }
    let names = values.map { String($0) }
    let test = try LogRank().run(data.times, groups: codes, names: names, strata: data.strata)
    let peto = try LogRank(weighting: .petoPeto)
      .run(data.times, groups: codes, names: names, strata: data.strata)
    return [
      "observed": .numbers(test.observed), "expected": .numbers(test.expected),
      "variance": .array(names.indices.map { .numbers(test.variance.row($0)) }),
      "chi_square": .number(test.test.statistic), "df": .number(test.test.degreesOfFreedom),
      "p_value": .number(test.test.pValue),
      "peto_peto_chi_square": .number(peto.test.statistic),
      "peto_peto_p_value": .number(peto.test.pValue),
    ]
  }

  /// `survival/cox_regression_firth`: the penalised fit with profile intervals and tests.
  private static let coxRegressionFirth = Runner(
    family: "survival", method: "cox_regression_firth"
  ) { context in
    let data = try SurvivalCase(context)
    let ties = CoxTies(rawValue: try context.params.optionalText("ties") ?? "efron")
    guard let ties, ties != .exact else {
      throw context.params.unusable("ties", "efron or breslow should be here")
    }
    let fit = try FirthCoxRegression(ties: ties, level: try context.confidenceLevel())
      .fit(data.times, x: data.x, names: data.predictors, strata: data.strata)
    return [
      "terms": .strings(fit.terms), "coefficients": .numbers(fit.coefficients),
      "standard_errors": .numbers(fit.standardErrors),
      "profile_ci_lower": .array(fit.intervals.map { .number($0.lower) as JSONValue }),
      "profile_ci_upper": .array(fit.intervals.map { .number($0.upper) as JSONValue }),
      "penalized_lr_chisq": .array(fit.tests.map { .number($0.statistic) as JSONValue }),
      "penalized_lr_p": .array(fit.tests.map { .number($0.pValue) as JSONValue }),
      "penalized_log_likelihood": .number(fit.penalizedLogLikelihood),
      "penalized_log_likelihood_null": .number(fit.nullPenalizedLogLikelihood),
    ]
  }
}

/// The complete rows of a survival case.
struct SurvivalCase {
  let times: SurvivalTimes
  let predictors: [String]
  let x: Matrix
  let group: [Double]
  let strata: [Int]?
  let clusters: [Int]?
  let quantiles: [Double]

  /// The values of the group column in ascending order.
  var groupValues: [Double] { Set(group).sorted() }

  init(_ context: CaseContext) throws {
    let params = context.params
    predictors = params.member("predictors") == nil ? [] : try params.texts("predictors")
    let optional = try ["start", "group", "strata", "cluster"].map { try params.optionalText($0) }
    let names = try [params.text("time"), params.text("status")] + predictors
    let columns = try completeColumns(names + optional.compactMap { $0 }, of: context.table())
    var rest = columns.dropFirst(names.count)
    let extra = optional.map { $0 == nil ? nil : rest.removeFirst() }
    times = try SurvivalTimes(
      exits: columns[0], events: columns[1].map { $0 != 0 }, entries: extra[0])
    x = Matrix(columns: Array(columns[2..<names.count]))
    group = extra[1] ?? Array(repeating: 1, count: columns[0].count)
    strata = extra[2].map { $0.map { Int($0) } }
    clusters = extra[3].map { $0.map { Int($0) } }
    quantiles =
      params.member("quantiles") == nil
      ? [] : try params.array("quantiles").compactMap(\.numeric).filter { $0 > 0 && $0 < 1 }
  }
}
