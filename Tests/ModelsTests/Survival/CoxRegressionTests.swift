import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Models

@Suite struct CoxRegressionTests {
  static let exits = [4.0, 1, 3, 3, 2, 6, 7, 5, 5, 8, 3, 9]
  static let events = [
    true, true, false, true, true, false, true, true, true, false, true, true,
  ]
  static let x = [0.5, 2.0, -1, 0.3, 1.1, 0.2, -0.7, 0.9, -0.4, 0.1, 1.5, -1.2]
  static let z = [0.0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0]
  static var times: SurvivalTimes {
    get throws { try SurvivalTimes(exits: exits, events: events) }
  }

  /// Events x = 1, then x = 0 with one left at risk: L = [h/(2h + 1)]·[1/(1 + h)], from which
  /// 2h² = 1.
  @Test func byHand() throws {
    let times = try SurvivalTimes(exits: [1, 2, 3], events: [true, true, false])
    let fit = try CoxRegression().fit(
      times, x: Matrix(columns: [[1, 0, 1]]), names: ["x"])
    #expect(abs(fit.coefficients[0] + log(2) / 2) < 1e-10)
    #expect(abs(fit.nullLogLikelihood + log(6)) < 1e-14)
  }

  @Test func firthIsFiniteWhereTheLikelihoodIsMonotone() throws {
    let times = try SurvivalTimes(
      exits: [1, 2, 3, 4, 5, 6], events: [true, true, true, false, false, false])
    let x = Matrix(columns: [[1, 1, 1, 0, 0, 0], [0.3, -1, 0.5, 0.2, -0.4, 0.9]])
    #expect(
      throws: SurvivalError.monotoneLikelihood(
        drivers: [MonotoneDriver(name: "x", isPositive: true)])
    ) {
      try CoxRegression().fit(
        times, x: x.selecting(columns: [0]), names: ["x"])
    }
    let fit = try FirthCoxRegression().fit(times, x: x, names: ["x", "z"])
    #expect(fit.coefficients.allSatisfy { $0.isFinite })
    #expect(fit.notes.contains { $0.code == "monotone_likelihood" })
    #expect(fit.intervals[0].contains(fit.coefficients[0]))
  }

  @Test func shiftScaleOrderAndWeights() throws {
    let x = Matrix(columns: [Self.x, Self.z])
    for ties in CoxTies.allCases {
      let fit = try CoxRegression(ties: ties).fit(Self.times, x: x, names: ["x", "z"])
      let moved = try CoxRegression(ties: ties).fit(
        Self.times, x: Matrix(columns: [Self.x.map { 1_000 + 100 * $0 }, Self.z]),
        names: ["x", "z"])
      #expect(abs(fit.coefficients[0] - 100 * moved.coefficients[0]) < 1e-8)
      #expect(abs(fit.logLikelihood - moved.logLikelihood) < 1e-9)
      let weighted = try CoxRegression(ties: ties).fit(
        SurvivalTimes(
          exits: Self.exits, events: Self.events, weights: Self.exits.map { _ in 2 }),
        x: x, names: ["x", "z"])
      let twice = try CoxRegression(ties: ties).fit(
        SurvivalTimes(exits: Self.exits + Self.exits, events: Self.events + Self.events),
        x: Matrix(columns: [Self.x + Self.x, Self.z + Self.z]), names: ["x", "z"])
      #expect(abs(weighted.coefficients[1] - twice.coefficients[1]) < 1e-9)
      #expect(abs(weighted.standardErrors[1] - twice.standardErrors[1]) < 1e-9)
      if let a = weighted.robustStandardErrors, let b = twice.robustStandardErrors {
        #expect(abs(a[0] - b[0]) < 1e-9)
      }
    }
  }

  /// A row cut in two intervals is the same row.
  @Test func countingProcess() throws {
    let x = Matrix(columns: [Self.x])
    let whole = try CoxRegression().fit(Self.times, x: x, names: ["x"])
    let cut = try CoxRegression().fit(
      SurvivalTimes(
        exits: Self.exits.map { $0 / 2 } + Self.exits,
        events: Self.events.map { _ in false } + Self.events,
        entries: Self.exits.map { _ in 0 } + Self.exits.map { $0 / 2 }),
      x: Matrix(columns: [Self.x + Self.x]), names: ["x"])
    #expect(abs(whole.coefficients[0] - cut.coefficients[0]) < 1e-9)
    #expect(abs(whole.standardErrors[0] - cut.standardErrors[0]) < 1e-9)
  }

  /// Each event's residuals add up to 0 with all others; prediction at the baseline is the baseline.
  @Test func residualsAndPrediction() throws {
    let fit = try CoxRegression().fit(
      Self.times, x: Matrix(columns: [Self.x, Self.z]), names: ["x", "z"])
    #expect(abs(fit.martingaleResiduals!.reduce(0, +)) < 1e-9)
    for j in 0..<2 { #expect(abs(fit.schoenfeldResiduals.reduce(0) { $0 + $1[j] }) < 1e-8) }
    let predicted = fit.predictedSurvival(columns: [0, 0], at: [0.5, 3, 9])!
    #expect(predicted[0].survival == 1 && predicted[0].interval == nil)
    #expect(abs(predicted[2].cumulativeHazard - fit.baselines[0].cumulativeHazard.last!) < 1e-12)
    #expect(predicted[1].interval!.contains(predicted[1].survival))
  }

  @Test func refusals() throws {
    let constant = Matrix(columns: [Self.x.map { _ in 3 }])
    #expect(throws: SurvivalError.self) {
      try CoxRegression().fit(Self.times, x: constant, names: ["c"])
    }
    #expect(
      throws: SurvivalError.rankDeficient(
        columns: [DependentColumn(name: "b", dependsOn: ["a"])])
    ) {
      try CoxRegression().fit(
        Self.times, x: Matrix(columns: [Self.x, Self.x.map { 2 * $0 }]), names: ["a", "b"])
    }
    // Constant within each stratum.
    #expect(throws: SurvivalError.notIdentified(columns: ["z"])) {
      try CoxRegression().fit(
        Self.times, x: Matrix(columns: [Self.x, Self.z]), names: ["x", "z"],
        strata: Self.z.map { Int($0) })
    }
    #expect(throws: SurvivalError.noEvents) {
      try CoxRegression().fit(
        SurvivalTimes(exits: [1, 2], events: [false, false]), x: Matrix(columns: [[1, 2]]),
        names: ["x"])
    }
    #expect(throws: SurvivalError.tooFewClusters(1)) {
      try CoxRegression().fit(
        Self.times, x: Matrix(columns: [Self.x]), names: ["x"], clusters: Self.x.map { _ in 1 })
    }
  }

  @Test func concordanceByHand() throws {
    let times = try SurvivalTimes(exits: [1, 2, 3], events: [true, true, false])
    let result = Concordance().run(times, scores: [3, 1, 2])
    #expect(result.concordant == 2 && result.discordant == 1 && result.tied == 0)
    #expect(abs(result.estimate! - 2.0 / 3) < 1e-15)
  }

  @Test func coverageStudiesDoNotDependOnThreads() {
    let study = SurvivalCoverage(size: 12, survivals: [0.8], censoring: [0.3], runs: 40)
    #expect(study.run(threads: 1) == study.run(threads: 2))
    let firth = FirthCoxCoverage(size: 20, events: 6, coefficients: [0], runs: 10)
    #expect(firth.run(threads: 1) == firth.run(threads: 2))
  }
}
