import Reports
import LinearAlgebra
import Models
import Statistics

/// Least squares: HC3 for rows that stand for themselves, CR3 with t on accounts less one for answers.
struct LinearEngine: DriverEngine {
  let problem: DriverProblem
  let level: Double

  init(_ data: DriverData, _ outcome: DriverOutcome, level: Double) {
    problem = DriverProblem(data, outcome)
    self.level = level
  }

  var predictionKind: DriverPredictionKind { .mean }

  private func model(_ problem: DriverProblem) throws(FitError) -> LinearModel {
    try LinearRegression().model(x: problem.x, y: problem.y, names: problem.names)
  }

  private func covariance(_ problem: DriverProblem) -> CovarianceEstimator {
    problem.clusters.map { .standard(clusters: $0) } ?? .heteroscedasticityConsistent(.hc3)
  }

  private func reference(_ problem: DriverProblem) -> ReferenceDegreesOfFreedom? {
    problem.clusters == nil ? nil : .clustersLessOne
  }

  func estimates() throws(DriverStudyError) -> DriverEstimates {
    do {
      let model = try model(problem)
      let table = try model.coefficients(
        covariance(problem), degreesOfFreedom: reference(problem))
      let intervals = table.intervals(level: level)
      let drivers = problem.drivers
      return DriverEstimates(
        coefficients: drivers.map { table.coefficients[$0] },
        standardErrors: drivers.map { table.standardErrors[$0] },
        statistics: drivers.map { table.tStatistics[$0] },
        degreesOfFreedom: drivers.map { table.degreesOfFreedom[$0] },
        pValues: drivers.map { table.pValues[$0] },
        intervals: drivers.map { table.pValues[$0] == nil ? nil : intervals[$0] },
        method: problem.clusters == nil
          ? "HC3 standard errors, which hold under unequal variances"
          : "accounts as clusters (CR3, t on accounts less one)",
        overall: try overall(model, problem), effects: nil, figures: DriverFitFigures(model.fit),
        notes: table.notes)
    } catch {
      throw .linear(error)
    }
  }

  private func overall(
    _ model: LinearModel, _ problem: DriverProblem
  ) throws(FitError) -> DriverOverallTest? {
    let test = try model.waldTest(
      terms: problem.driverNames, covariance(problem), degreesOfFreedom: reference(problem))
    guard let p = test.pValue else { return nil }
    return DriverOverallTest(
      method: "wald_" + test.covarianceName, statistic: test.fStatistic,
      degreesOfFreedom: Double(test.numeratorDegreesOfFreedom),
      denominatorDegreesOfFreedom: test.denominatorDegreesOfFreedom, pValue: p)
  }

  func without(_ rows: [Int]) -> DriverLeftOut? {
    let rest = problem.without(rows)
    guard let model = try? model(rest),
      let table = try? model.coefficients(covariance(rest), degreesOfFreedom: reference(rest))
    else { return nil }
    return DriverLeftOut(
      coefficients: problem.drivers.map { table.coefficients[$0] },
      pValues: problem.drivers.map { table.pValues[$0] },
      overall: (try? overall(model, rest))?.pValue,
      predictions: problem.x.selecting(rows: rows).times(table.coefficients))
  }

  func predictions(at x: Matrix) throws(DriverStudyError) -> [(Double, Interval?)] {
    do {
      return try model(problem).predictions(
        at: x, level: level, covariance(problem), degreesOfFreedom: reference(problem)
      ).map { ($0.value, $0.standardError == nil ? nil : $0.confidenceInterval) }
    } catch {
      throw .linear(error)
    }
  }
}

/// Ridge regression: coefficients that are shrunk, without tests or intervals.
struct RidgeEngine: DriverEngine {
  let problem: DriverProblem

  init(_ data: DriverData, _ outcome: DriverOutcome) throws(DriverStudyError) {
    if outcome.isClustered {
      throw .unsuitableModel(
        model: "ridge", outcome: outcome.name,
        reason: "its penalty is chosen as for independent rows; add --unit account.")
    }
    problem = DriverProblem(data, outcome)
  }

  var predictionKind: DriverPredictionKind { .mean }

  private func fit(_ problem: DriverProblem) throws(FitError) -> RidgeFit {
    try RidgeRegression().fit(x: problem.driverMatrix, y: problem.y, names: problem.driverNames)
  }

  func estimates() throws(DriverStudyError) -> DriverEstimates {
    do {
      let fit = try fit(problem)
      let none = [Double?](repeating: nil, count: fit.terms.count)
      return DriverEstimates(
        coefficients: fit.coefficients, standardErrors: none, statistics: none,
        degreesOfFreedom: none, pValues: none,
        intervals: none.map { _ in nil },
        method: "ridge, penalty \(Format.number(fit.penalty, digits: 3)) by generalised "
          + "cross-validation: shrunk, so without tests and intervals",
        overall: nil, effects: nil, figures: DriverFitFigures(), notes: fit.notes)
    } catch {
      throw .linear(error)
    }
  }

  func without(_ rows: [Int]) -> DriverLeftOut? {
    guard let fit = try? fit(problem.without(rows)) else { return nil }
    let x = problem.driverMatrix.selecting(rows: rows)
    return DriverLeftOut(
      coefficients: fit.coefficients, pValues: fit.coefficients.map { _ in nil }, overall: nil,
      predictions: x.times(fit.coefficients).map { $0 + fit.intercept })
  }

  func predictions(at x: Matrix) throws(DriverStudyError) -> [(Double, Interval?)] {
    do {
      let fit = try fit(problem)
      return x.selecting(columns: problem.drivers).times(fit.coefficients)
        .map { ($0 + fit.intercept, nil) }
    } catch {
      throw .linear(error)
    }
  }
}
