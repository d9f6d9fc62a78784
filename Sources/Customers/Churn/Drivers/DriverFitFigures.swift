import Models
import Statistics

/// How well a model accounts for the outcome; nil where a figure does not belong to the model.
public struct DriverFitFigures: Codable, Sendable, Equatable {
  /// The log-likelihood, without penalty for logistic models.
  public var logLikelihood: Double?
  /// Akaike's criterion, of models without penalty.
  public var akaike: Double?
  /// The explained share of the variance.
  public var rSquared: Double?
  /// The same, adjusted for the number of coefficients.
  public var adjustedRSquared: Double?
  /// The same of values predicted for accounts that the model had not seen; below 0 where the mean
  /// predicts better.
  public var rSquaredLeftOut: Double?
  /// The residual standard deviation.
  public var residualStandardDeviation: Double?
  /// McFadden's share of the deviance.
  public var mcFadden: Double?
  /// The area under the curve on the accounts that the model was fitted to.
  public var areaUnderCurve: Double?
  /// DeLong's interval of it.
  public var areaInterval: Interval?
  /// The area under the curve on accounts that the model had not seen, two left out at a time
  /// (`LogisticFit.leavePairOut`).
  public var areaLeftOut: Double?
  /// The Brier score on the accounts that the model was fitted to.
  public var brier: Double?
  /// The Brier score on accounts that the model had not seen.
  public var brierLeftOut: Double?
  /// The Brier score of predicting the observed share for everyone.
  public var brierOfShare: Double?
  /// The intercept of a calibration of left-out risks: 0 is right.
  public var calibrationIntercept: Double?
  /// The slope of a calibration of left-out risks: 1 is right, below it risks are too extreme.
  public var calibrationSlope: Double?
  /// Harrell's concordance of a Cox model.
  public var concordance: Double?

  init() {}

  init(_ fit: LinearFit) {
    logLikelihood = fit.logLikelihood
    akaike = fit.akaikeInformationCriterion
    rSquared = fit.rSquared
    adjustedRSquared = fit.adjustedRSquared
    residualStandardDeviation = fit.residualStandardDeviation
  }

  init(_ fit: OrdinalFit) {
    logLikelihood = fit.logLikelihood
    akaike = fit.akaikeInformationCriterion
  }

  /// So many pairs times rows are refitted at most.
  private static let mostWork = 2_000_000

  init(_ fit: LogisticFit, risks: [Double], clusters: [Int]?) throws(LogisticError) {
    logLikelihood = fit.logLikelihood
    if fit.penalty == .none {
      akaike = fit.akaikeInformationCriterion
      mcFadden = try fit.explainedVariation().mcFadden
    }
    let checks = PredictiveChecks(risks: risks, outcomes: fit.data.outcomes)
    areaUnderCurve = checks.areaUnderCurve?.area
    areaInterval = checks.areaUnderCurve?.interval()
    brier = checks.brier
    let pairs = min(2_000, max(200, Self.mostWork / max(1, risks.count)))
    areaLeftOut = try fit.leavePairOut(by: clusters, mostPairs: pairs).area
  }

  /// Adds what predictions for unseen rows say; rows without one are passed over.
  mutating func check(_ predictions: [Double?], outcomes: [Double], kind: DriverPredictionKind) {
    let rows = predictions.indices.filter { predictions[$0] != nil }
    guard rows.count == predictions.count, !rows.isEmpty else { return }
    let predicted = predictions.compactMap { $0 }
    switch kind {
    case .risk:
      let checks = PredictiveChecks(risks: predicted, outcomes: outcomes)
      brierLeftOut = checks.brier
      calibrationIntercept = checks.calibrationIntercept
      calibrationSlope = checks.calibrationSlope
      let share = outcomes.reduce(0, +) / Double(outcomes.count)
      brierOfShare = share * (1 - share)
    case .mean:
      let mean = outcomes.reduce(0, +) / Double(outcomes.count)
      let total = outcomes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let missed = zip(outcomes, predicted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      if total > 0 { rSquaredLeftOut = 1 - missed / total }
    case .nothing: break
    }
  }
}
