import LinearAlgebra
import Models
import Statistics
import Tables

extension Runner {
  private static let family = "logistic_regression"

  static let logisticClusters = Runner(
    family: family, method: "logistic_cluster_robust"
  ) { context in
    let columns = try LogisticColumns(context, further: [try context.params.text("cluster")])
    let fit = try LogisticRegression(penalty: .none, intercept: columns.intercept).fit(
      x: columns.x, outcomes: columns.outcomes, names: columns.names)
    let labels = Array(Set(columns.further[0])).sorted()
    let codes = columns.further[0].map { label in labels.firstIndex(of: label) ?? -1 }
    let bias = try fit.clustered(by: codes, kind: .cr2)
    func errors(_ kind: LogisticClusterCovariance) throws -> JSONValue {
      .numbers(try fit.clustered(by: codes, kind: kind).coefficients.map(\.standardError))
    }
    return [
      "terms": .strings(fit.terms),
      "coefficients": .numbers(fit.coefficients),
      "CR0_standard_errors": try errors(.cr0),
      "CR1_standard_errors": try errors(.cr1),
      "CR2_standard_errors": try errors(.cr2),
      "CR3_standard_errors": try errors(.cr3),
      "CR2_satterthwaite_df": .numbers(bias.degreesOfFreedom),
      "CR2_p_values": .array(bias.coefficients.map { .number($0.pValue) as JSONValue }),
    ]
  }

  static let discrimination = Runner(
    family: family, method: "discrimination_and_calibration"
  ) { context in
    let fit = try logisticFit(context, penalty: .none)
    let level = try context.confidenceLevel()
    let checks = fit.apparentPerformance
    let interval = checks.areaUnderCurve?.interval(level: level)
    let leaveOneOut = try fit.leaveOneOut()
    let unseen = leaveOneOut.checks
    var result: [JSONValue.Member] = [
      JSONValue.Member(key: "auc", value: .number(checks.areaUnderCurve?.area)),
      JSONValue.Member(key: "delong_variance", value: .number(checks.areaUnderCurve?.variance)),
      JSONValue.Member(key: "delong_ci_lower", value: .number(interval?.lower)),
      JSONValue.Member(key: "delong_ci_upper", value: .number(interval?.upper)),
      JSONValue.Member(key: "gini", value: .number(checks.areaUnderCurve?.gini)),
      JSONValue.Member(key: "brier", value: .number(checks.brier)),
      JSONValue.Member(key: "scaled_brier", value: .number(checks.scaledBrier)),
      JSONValue.Member(key: "log_loss", value: .number(checks.logLoss)),
      JSONValue.Member(key: "fitted", value: .numbers(fit.fitted)),
    ]
    if let groups = HosmerLemeshow(risks: fit.fitted, outcomes: fit.data.outcomes) {
      result.append(
        JSONValue.Member(
          key: "hosmer_lemeshow",
          value: [
            "groups": .number(groups.sizes.count),
            "chisq": .number(groups.statistic),
            "df": .number(groups.degreesOfFreedom),
            "p_value": .number(groups.pValue),
            "observed": .numbers(groups.observed),
            "expected": .numbers(groups.expected),
            "sizes": .numbers(groups.sizes.map(Double.init)),
          ]))
    }
    result.append(
      JSONValue.Member(
        key: "leave_one_out",
        value: [
          "auc": .number(unseen?.areaUnderCurve?.area),
          "brier": .number(unseen?.brier),
          "log_loss": .number(unseen?.logLoss),
          "calibration_slope": .number(unseen?.calibrationSlope),
          "calibration_intercept_at_that_slope": .number(unseen?.calibrationIntercept),
          "calibration_in_the_large": .number(unseen?.calibrationInTheLarge),
          "predictions": .array(leaveOneOut.risks.map { .number($0) as JSONValue }),
        ]))
    return .object(result)
  }

  static let separation = Runner(family: family, method: "separation_detection") { context in
    let columns = try LogisticColumns(context)
    let found = try SeparationTest().run(
      x: columns.x, outcomes: columns.outcomes, names: columns.names)
    let limits = found.limits.map { $0.map(\.rawValue) }
    return [
      "separation": .string(found.kind.rawValue),
      "ml_estimates_exist": .bool(found.kind == .none),
      "terms": .strings(columns.names),
      "infinite": limits.map { .strings($0) as JSONValue } ?? .null,
    ]
  }
}
