import Models
import Reports
import Statistics

extension DriverStudyResult {
  /// Every coefficient, for machines.
  var tidyCoefficients: ReportTable {
    func numbers(
      _ header: String, _ name: String, _ value: (DriverTerm) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: .number(digits: 4), numbers: terms.map(value))
    }
    let isHazard = model == "cox"
    var columns = [
      ReportColumn("Term", name: "term", texts: terms.map(\.term)),
      ReportColumn("Outcome", name: "outcome", texts: terms.map { _ in outcomeText }),
      ReportColumn("Driver", name: "driver", texts: terms.map(\.driver)),
      numbers("Estimate", "estimate") { $0.estimate },
      numbers("Standard error", "std_error") { $0.standardError },
      numbers("Statistic", "statistic") { $0.statistic },
      numbers("df", "df") { $0.degreesOfFreedom },
      numbers("p", "p_value") { $0.pValue },
      numbers("Corrected p", "p_adjusted") { $0.adjustedPValue },
      numbers("Lower", "conf_low") { $0.interval?.lower },
      numbers("Upper", "conf_high") { $0.interval?.upper },
      numbers("Level", "conf_level") { $0.interval?.level },
      ReportColumn("Method", name: "method", texts: terms.map { _ in model }),
      ReportColumn("Finding", name: "verdict", texts: terms.map(\.finding.code)),
      ReportColumn("Rows", name: "n", counts: terms.map { _ in feasibility.rows }),
      ReportColumn("Accounts", name: "n_accounts", counts: terms.map { _ in feasibility.accounts }),
      ReportColumn("Events", name: "n_events", counts: terms.map { _ in feasibility.events }),
      numbers("Standard deviation", "std_dev") { $0.standardDeviation },
    ]
    if terms.first?.isRatio ?? false {
      columns.append(
        numbers(effectHeader, isHazard ? "hazard_ratio" : "odds_ratio") { $0.effect(of: 1) })
    }
    columns += [
      numbers("Per standard deviation", "per_sd") { $0.effect(of: $0.standardDeviation) },
      numbers("Marginal effect", "marginal_effect") { $0.marginalEffect?.effect },
      numbers("Lower", "marginal_low") { $0.marginalEffect?.interval.lower },
      numbers("Upper", "marginal_high") { $0.marginalEffect?.interval.upper },
    ]
    return ReportTable(
      name: "coefficients", title: "Coefficients", columns: columns, audience: .machines,
      isPrimary: true)
  }

  /// One row about the fit, for machines.
  var summaryTable: ReportTable {
    func number(_ header: String, _ name: String, _ value: Double?) -> ReportColumn {
      ReportColumn(header, name: name, kind: .number(digits: 4), numbers: [value])
    }
    return ReportTable(
      name: "summary", title: "Fit",
      columns: [
        ReportColumn("Outcome", name: "outcome", texts: [outcomeText]),
        number("Statistic", "statistic", overallTest?.statistic),
        number("df", "df", overallTest?.degreesOfFreedom),
        number("Denominator df", "df_residual", overallTest?.denominatorDegreesOfFreedom),
        number("p", "p_value", overallTest?.pValue),
        ReportColumn("Method", name: "method", texts: [model]),
        ReportColumn("Finding", name: "verdict", texts: [overall.code]),
        ReportColumn("Rows", name: "n", counts: [feasibility.rows]),
        ReportColumn("Accounts", name: "n_accounts", counts: [feasibility.accounts]),
        ReportColumn("Events", name: "n_events", counts: [feasibility.events]),
        number("R²", "r_squared", figures.rSquared),
        number("Adjusted R²", "adj_r_squared", figures.adjustedRSquared),
        number("R², left out", "r_squared_left_out", figures.rSquaredLeftOut),
        number("Residual SD", "sigma", figures.residualStandardDeviation),
        number("Log-likelihood", "log_likelihood", figures.logLikelihood),
        number("AIC", "aic", figures.akaike),
        number("AUC", "auc", figures.areaUnderCurve),
        number("AUC, left out", "auc_left_out", figures.areaLeftOut),
        number("Brier", "brier", figures.brier),
        number("Brier, left out", "brier_left_out", figures.brierLeftOut),
        number("Calibration slope", "calibration_slope", figures.calibrationSlope),
        number("Calibration intercept", "calibration_intercept", figures.calibrationIntercept),
        number("Concordance", "concordance", figures.concordance),
      ], audience: .machines)
  }

  /// The shares, for machines.
  var importanceTable: ReportTable {
    let drivers = importance?.ranked ?? []
    func numbers(
      _ header: String, _ name: String, _ kind: ValueKind, _ value: (DriverImportance) -> Double?
    ) -> ReportColumn {
      ReportColumn(header, name: name, kind: kind, numbers: drivers.map(value))
    }
    return ReportTable(
      name: "importance", title: "Importance",
      columns: [
        ReportColumn("Driver", name: "driver", texts: drivers.map(\.name)),
        numbers("Share of the whole", "estimate", .percent) { $0.share },
        numbers("Lower", "conf_low", .percent) { $0.shareInterval?.lower },
        numbers("Upper", "conf_high", .percent) { $0.shareInterval?.upper },
        numbers("Level", "conf_level", .percent) { $0.shareInterval?.level },
        ReportColumn(
          "Measure", name: "method", texts: drivers.map { _ in importance?.measure.rawValue }),
        numbers("Rank", "rank", .count) { Double($0.rank) },
        numbers("Best rank", "rank_low", .count) { $0.rankInterval.map { Double($0.best) } },
        numbers("Worst rank", "rank_high", .count) { $0.rankInterval.map { Double($0.worst) } },
        numbers("First", "probability", .percent) { $0.probabilityFirst },
        numbers("Share of explained", "importance", .percent) { $0.shareOfExplained },
      ], audience: .machines)
  }

  /// Without which accounts a conclusion changes.
  func sensitivityTable(_ sensitivity: DriverSensitivity) -> ReportTable {
    let changes = sensitivity.changes
    return ReportTable(
      name: "sensitivity", title: "Without single accounts",
      columns: [
        ReportColumn("Left out", name: "account", texts: changes.map(\.account)),
        ReportColumn("Term", name: "term", texts: changes.map { $0.term ?? "all" }),
        ReportColumn("Otherwise", name: "previous", texts: changes.map(\.with.rawValue)),
        ReportColumn("Finding", name: "verdict", texts: changes.map(\.without.rawValue)),
        ReportColumn("p", name: "p_value", kind: .pValue, numbers: changes.map(\.pValue)),
      ], audience: .machines)
  }

  /// What is predicted of every account.
  func predictionTable(_ predictions: [DriverPrediction]) -> ReportTable {
    let isRisk = event != nil
    let kind: ValueKind = isRisk ? .percent : .number(digits: 2)
    func numbers(_ header: String, _ name: String, _ value: (DriverPrediction) -> Double?)
      -> ReportColumn
    {
      ReportColumn(header, name: name, kind: kind, numbers: predictions.map(value))
    }
    return ReportTable(
      name: "predictions",
      title: isRisk ? "Predicted risk of \(outcomeText)" : "Predicted mean of \(outcome)",
      columns: [
        ReportColumn(
          unit == "row" ? "Row" : "Account", name: "account", texts: predictions.map(\.account)),
        numbers(isRisk ? "Risk" : "Mean", "estimate") { $0.estimate },
        numbers("Lower", "conf_low") { $0.interval?.lower },
        numbers("Upper", "conf_high") { $0.interval?.upper },
        isRisk
          ? ReportColumn(
            "Seen", name: "outcome",
            texts: predictions.map { $0.observed.map { $0 == 1 ? "yes" : "no" } })
          : ReportColumn(
            "Seen", name: "value", kind: kind, numbers: predictions.map(\.observed)),
      ])
  }
}
