import Tables
import LinearAlgebra
import Models
import Statistics

/// Proportional odds of an ordered outcome.
struct OrdinalEngine: DriverEngine {
  let problem: DriverProblem
  let level: Double

  init(_ data: DriverData, _ outcome: DriverOutcome, level: Double) throws(DriverStudyError) {
    let distinct = Set(outcome.values).count
    guard distinct <= 20 else {
      throw .unsuitableModel(
        model: "ordinal", outcome: outcome.name,
        reason: "it has \(distinct) values, each of which takes a threshold; use --model ols.")
    }
    problem = DriverProblem(data, outcome)
    self.level = level
  }

  var predictionKind: DriverPredictionKind { .nothing }

  private func fit(_ problem: DriverProblem) throws(OrdinalError) -> OrdinalFit {
    try OrdinalRegression().fit(
      x: problem.driverMatrix, y: problem.y, names: problem.driverNames)
  }

  func estimates() throws(DriverStudyError) -> DriverEstimates {
    do {
      let fit = try fit(problem)
      var tests: [TestResult] = []
      var intervals: [Interval?] = []
      for name in fit.terms {
        tests.append(try fit.likelihoodRatioTest(dropping: [name]))
        intervals.append(try fit.profileInterval(of: name, level: level))
      }
      let all = try fit.likelihoodRatioTest(dropping: fit.terms)
      var notes = fit.notes
      if let p = fit.proportionalOddsTest().pValue, p < 0.05 {
        notes.append(
          Note(
            code: "odds_not_proportional",
            sentence: "The drivers may act differently at different cuts of the scale (score test "
              + "p \(DriverSentence.pValue(p))), which one odds ratio for all cuts does not show. The test "
              + "is too eager with few rows."))
      }
      return DriverEstimates(
        coefficients: fit.coefficients, standardErrors: fit.standardErrors,
        statistics: tests.map(\.statistic), degreesOfFreedom: tests.map { _ in 1 },
        pValues: tests.map(\.pValue), intervals: intervals, method: "profile likelihood",
        overall: DriverOverallTest(all), effects: nil, figures: DriverFitFigures(fit), notes: notes)
    } catch {
      throw .ordinal(error)
    }
  }

  func without(_ rows: [Int]) -> DriverLeftOut? {
    guard let fit = try? fit(problem.without(rows)) else { return nil }
    return DriverLeftOut(
      coefficients: fit.coefficients,
      pValues: fit.terms.map { name in try? fit.likelihoodRatioTest(dropping: [name]).pValue },
      overall: (try? fit.likelihoodRatioTest(dropping: fit.terms))?.pValue, predictions: nil)
  }
}

/// Cox regression of the time to the event: with Firth's penalty under ten events for a coefficient.
struct CoxEngine: DriverEngine {
  let problem: DriverProblem
  let times: [Double]
  let entries: [Double]?
  let level: Double
  let isPenalised: Bool

  init(
    _ data: DriverData, _ outcome: DriverOutcome, study: DriverStudy
  ) throws(DriverStudyError) {
    problem = DriverProblem(data, outcome)
    level = study.level
    func numbers(_ name: String) throws(DriverStudyError) -> [Double] {
      do {
        let view = try data.table.numbers(name)
        return data.design.rows.compactMap { view[$0] }
      } catch {
        throw .design(.table(error))
      }
    }
    guard let time = study.time else { preconditionFailure("Cox regression without a time") }
    times = try numbers(time)
    entries = if let entry = study.entry { try numbers(entry) } else { nil }
    let events = problem.y.reduce(0, +)
    isPenalised = events < 10 * Double(problem.drivers.count)
  }

  var predictionKind: DriverPredictionKind { .nothing }

  private func survival(_ problem: DriverProblem, _ kept: [Int]) throws(SurvivalError)
    -> SurvivalTimes
  {
    try SurvivalTimes(
      exits: kept.map { times[$0] }, events: problem.y.map { $0 == 1 },
      entries: entries.map { entries in kept.map { entries[$0] } })
  }

  func estimates() throws(DriverStudyError) -> DriverEstimates {
    do {
      let survival = try survival(problem, Array(problem.y.indices))
      let x = problem.driverMatrix
      let plain =
        isPenalised
        ? nil
        : try CoxRegression().fit(
          survival, x: x, names: problem.driverNames)
      guard let fit = plain else { return try penalised(survival, x) }
      let intervals = fit.intervals(level: level)
      let notes = fit.notes + Self.proportional(survival, x, fit)
      return DriverEstimates(
        coefficients: fit.coefficients, standardErrors: fit.standardErrors,
        statistics: fit.zStatistics, degreesOfFreedom: fit.terms.map { _ in nil },
        pValues: fit.pValues,
        intervals: intervals.map { $0.map(Optional.some) } ?? fit.terms.map { _ in nil },
        method: "Wald, Efron's ties",
        overall: DriverOverallTest(fit.likelihoodRatioTest), effects: nil,
        figures: concordance(survival, fit.coefficients, fit.logLikelihood), notes: notes)
    } catch {
      throw .survival(error)
    }
  }

  private func penalised(
    _ survival: SurvivalTimes, _ x: Matrix
  ) throws(SurvivalError) -> DriverEstimates {
    let fit = try FirthCoxRegression(level: level).fit(survival, x: x, names: problem.driverNames)
    return DriverEstimates(
      coefficients: fit.coefficients, standardErrors: fit.standardErrors,
      statistics: fit.tests.map(\.statistic), degreesOfFreedom: fit.tests.map(\.degreesOfFreedom),
      pValues: fit.tests.map(\.pValue), intervals: fit.intervals,
      method: "Firth's penalty, profile penalised likelihood, Efron's ties",
      overall: DriverOverallTest(fit.globalTest), effects: nil,
      figures: concordance(survival, fit.coefficients, fit.penalizedLogLikelihood),
      notes: fit.notes)
  }

  private func concordance(
    _ survival: SurvivalTimes, _ coefficients: [Double], _ logLikelihood: Double
  ) -> DriverFitFigures {
    var figures = DriverFitFigures()
    figures.logLikelihood = logLikelihood
    figures.concordance =
      Concordance().run(survival, scores: problem.driverMatrix.times(coefficients)).estimate
    return figures
  }

  private static func proportional(
    _ survival: SurvivalTimes, _ x: Matrix, _ fit: CoxFit
  ) -> [Note] {
    guard
      let test = try? ProportionalHazardsTest().run(
        survival, x: x, names: fit.terms, coefficients: fit.coefficients),
      let p = test.global.pValue, p < 0.05
    else { return [] }
    return [
      Note(
        code: "hazards_not_proportional",
        sentence: "What goes with the event may change over time (test of proportional hazards, "
          + "p \(DriverSentence.pValue(p))); one hazard ratio is then an average over it.")
    ]
  }

  func without(_ rows: [Int]) -> DriverLeftOut? {
    let gone = Set(rows)
    let kept = problem.y.indices.filter { !gone.contains($0) }
    let rest = problem.without(rows)
    guard let survival = try? survival(rest, kept) else { return nil }
    if isPenalised {
      guard
        let fit = try? FirthCoxRegression(level: level).fit(
          survival, x: rest.driverMatrix, names: rest.driverNames)
      else { return nil }
      return DriverLeftOut(
        coefficients: fit.coefficients, pValues: fit.tests.map(\.pValue),
        overall: fit.globalTest.pValue, predictions: nil)
    }
    guard
      let fit = try? CoxRegression().fit(
        survival, x: rest.driverMatrix, names: rest.driverNames)
    else { return nil }
    return DriverLeftOut(
      coefficients: fit.coefficients, pValues: fit.pValues,
      overall: fit.likelihoodRatioTest.pValue, predictions: nil)
  }
}

extension DriverOverallTest {
  init(_ test: TestResult) {
    self.init(
      method: test.method, statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom,
      denominatorDegreesOfFreedom: nil, pValue: test.pValue)
  }
}
