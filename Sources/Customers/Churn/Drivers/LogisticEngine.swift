import LinearAlgebra
import Models
import Probability
import Statistics

/// Logistic regression, with Firth's penalty or without; accounts as clusters where rows are answers.
struct LogisticEngine: DriverEngine {
  let problem: DriverProblem
  let penalty: LogisticPenalty
  let level: Double

  init(_ data: DriverData, _ outcome: DriverOutcome, level: Double) {
    problem = DriverProblem(data, outcome)
    penalty = outcome.model == .maximumLikelihood ? .none : .firth
    self.level = level
  }

  var predictionKind: DriverPredictionKind { .risk }

  func fit(_ problem: DriverProblem) throws(LogisticError) -> LogisticFit {
    try LogisticRegression(penalty: penalty).fit(
      x: problem.x, outcomes: problem.y, names: problem.names)
  }

  func estimates() throws(DriverStudyError) -> DriverEstimates {
    do {
      let fit = try fit(problem)
      return try problem.clusters == nil ? independent(fit) : clustered(fit)
    } catch {
      throw .logistic(error)
    }
  }

  /// Profile intervals and tests of the (penalised) likelihood.
  private func independent(_ fit: LogisticFit) throws(LogisticError) -> DriverEstimates {
    let profiles = problem.drivers.map { fit.profile(of: problem.names[$0], level: level) }
    let test = try fit.overallTest()
    var notes = fit.notes.filter { !$0.code.hasPrefix("few_events") }
    notes += profiles.flatMap(\.notes)
    return DriverEstimates(
      coefficients: profiles.map(\.coefficient),
      standardErrors: problem.drivers.map { fit.standardErrors[$0] },
      statistics: profiles.map(\.test.statistic), degreesOfFreedom: profiles.map { _ in 1 },
      pValues: profiles.map(\.test.pValue), intervals: profiles.map(\.interval),
      method: penalty == .firth
        ? "profile penalised likelihood" : "profile likelihood",
      overall: test.map {
        DriverOverallTest(
          method: $0.method, statistic: $0.statistic, degreesOfFreedom: $0.degreesOfFreedom,
          denominatorDegreesOfFreedom: nil, pValue: $0.pValue)
      },
      effects: fit.averageMarginalEffects(level: level, differences: true),
      figures: try DriverFitFigures(fit, risks: risks(fit), clusters: nil), notes: notes)
  }

  /// CR2 with Satterthwaite's t, and a joint test of Hotelling's type on accounts.
  private func clustered(_ fit: LogisticFit) throws(LogisticError) -> DriverEstimates {
    guard let clusters = problem.clusters else { return try independent(fit) }
    let inference = try fit.clustered(by: clusters, level: level)
    let rows = problem.drivers.map { inference.coefficients[$0] }
    return DriverEstimates(
      coefficients: rows.map(\.coefficient), standardErrors: rows.map(\.standardError),
      statistics: rows.map(\.statistic),
      degreesOfFreedom: problem.drivers.map { inference.degreesOfFreedom[$0] },
      pValues: rows.map(\.pValue), intervals: rows.map(\.interval),
      method: "accounts as clusters (CR2, t with Satterthwaite's degrees of freedom)",
      overall: joint(inference),
      effects: fit.averageMarginalEffects(
        level: level, differences: true, covariance: inference.covariance),
      figures: try DriverFitFigures(fit, risks: risks(fit), clusters: clusters),
      notes: fit.notes.filter { !$0.code.hasPrefix("few_events") } + inference.notes)
  }

  /// (G − q)/(q(G − 1)) b′V⁻¹b on q and G − q degrees of freedom.
  private func joint(_ inference: ClusteredLogisticInference) -> DriverOverallTest? {
    let q = problem.drivers.count
    let denominator = inference.clusters - q
    let block = inference.covariance.selecting(columns: problem.drivers)
      .selecting(rows: problem.drivers)
    let b = problem.drivers.map { inference.coefficients[$0].coefficient }
    guard denominator > 0, let factor = try? Cholesky(block) else { return nil }
    let wald = zip(b, factor.solve(b)).reduce(0) { $0 + $1.0 * $1.1 }
    let f = wald * Double(denominator) / Double(q * (inference.clusters - 1))
    return DriverOverallTest(
      method: "hotelling_clusters", statistic: f, degreesOfFreedom: Double(q),
      denominatorDegreesOfFreedom: Double(denominator),
      pValue: FisherF(
        numeratorDegreesOfFreedom: Double(q), denominatorDegreesOfFreedom: Double(denominator)
      ).survival(f))
  }

  /// The fitted risks, Firth's with its intercept corrected, so that they average to the share seen.
  private func risks(_ fit: LogisticFit) throws(LogisticError) -> [Double] {
    penalty == .firth ? try fit.flic().fitted : fit.fitted
  }

  func without(_ rows: [Int]) -> DriverLeftOut? {
    guard let fit = try? fit(problem.without(rows)) else { return nil }
    let correction = penalty == .firth ? try? fit.flic() : nil
    let predicted = fit.predictions(x: problem.x.selecting(rows: rows), correction: correction)
    let coefficients = problem.drivers.map { fit.coefficients[$0] }
    if problem.clusters != nil {
      guard let clusters = problem.without(rows).clusters,
        let inference = try? fit.clustered(by: clusters, level: level)
      else { return nil }
      return DriverLeftOut(
        coefficients: coefficients,
        pValues: problem.drivers.map { inference.coefficients[$0].pValue },
        overall: joint(inference)?.pValue, predictions: predicted.map(\.risk))
    }
    return DriverLeftOut(
      coefficients: coefficients,
      pValues: problem.driverNames.map { name in
        try? fit.likelihoodRatioTest(dropping: [name]).pValue
      }, overall: (try? fit.overallTest())?.pValue, predictions: predicted.map(\.risk))
  }

  func predictions(at x: Matrix) throws(DriverStudyError) -> [(Double, Interval?)] {
    do {
      let fit = try fit(problem)
      let correction = penalty == .firth ? try fit.flic() : nil
      let covariance = try problem.clusters.map { (clusters) throws(LogisticError) -> Matrix in
        try fit.clustered(by: clusters, level: level).covariance
      }
      return fit.predictions(
        x: x, level: level, correction: correction, covariance: covariance
      ).map { ($0.risk, $0.interval) }
    } catch let error {
      throw .logistic(error)
    }
  }
}
