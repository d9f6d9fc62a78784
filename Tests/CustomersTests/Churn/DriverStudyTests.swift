import LinearAlgebra
import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct DriverStudyTests {
  private func run(
    _ drivers: String..., outcome: String = "churned", table: Table = DriverFixture.accounts(),
    model: DriverStudy.Model = .automatic, level: Double = 0.95, predicts: Bool = false
  ) throws -> DriverStudyResult {
    try DriverStudy(
      Formula(outcome: outcome, drivers: drivers), model: model, level: level, resamples: 99,
      predicts: predicts
    ).run(table)
  }

  /// The command adds nothing to the estimates of the model itself.
  @Test func estimatesAreThoseOfTheModel() throws {
    let table = DriverFixture.accounts()
    let result = try run("usage", "seats")
    let design = try Design(Formula("churned ~ usage + seats"), table)
    let fit = try LogisticRegression().fit(
      x: design.x, y: design.response.binary().isEvent, names: design.names)
    let profile = fit.profile(of: "usage")
    #expect(result.model == "firth" && result.terms[0].estimate == fit.coefficients[1])
    #expect(result.terms[0].interval == profile.interval)
    #expect(result.terms[0].pValue == profile.test.pValue)
    #expect(result.overallTest?.pValue == (try fit.overallTest())?.pValue)
    #expect(result.figures.areaUnderCurve == fit.apparentPerformance.areaUnderCurve?.area)
    #expect(result.feasibility.accounts == 24 && result.unit == "account")
  }

  /// Left-out figures are those of refits without each account, Firth's intercept corrected.
  @Test func leftOutRisksAreThoseOfRefits() throws {
    let table = DriverFixture.accounts()
    let result = try run("usage", "seats")
    let design = try Design(Formula("churned ~ usage + seats"), table)
    let events = try design.response.binary().isEvent
    let risks = try (0..<24).map { row in
      let kept = (0..<24).filter { $0 != row }
      let fit = try LogisticRegression().fit(
        x: design.x.selecting(rows: kept), y: kept.map { events[$0] }, names: design.names)
      return fit.predictions(x: design.x.selecting(rows: [row]), correction: try fit.flic())[0].risk
    }
    let checks = PredictiveChecks(risks: risks, outcomes: events.map { $0 ? 1 : 0 })
    let fit = try LogisticRegression().fit(x: design.x, y: events, names: design.names)
    #expect(result.figures.areaLeftOut == (try fit.leavePairOut().area))
    #expect(abs((result.figures.brierLeftOut ?? 0) - checks.brier) < 1e-12)
    let apparent = try #require(result.figures.areaUnderCurve)
    #expect((result.figures.areaLeftOut ?? 1) <= apparent)
  }

  /// Risks of Firth's model are corrected: they average to the share of events.
  @Test func predictionsAverageToTheShare() throws {
    let result = try run("usage", predicts: true)
    let predictions = try #require(result.predictions)
    let mean = predictions.reduce(0) { $0 + $1.estimate } / 24
    let share = Double(result.feasibility.events ?? 0) / 24
    #expect(abs(mean - share) < 1e-9)
    #expect(zip(predictions, predictions.dropFirst()).allSatisfy { $0.estimate >= $1.estimate })
    #expect(predictions.allSatisfy { $0.interval?.contains($0.estimate) ?? false })
  }

  /// R² of rows left out is one less PRESS over the total sum of squares, by hand from leverages.
  @Test func leftOutRSquaredIsPress() throws {
    let result = try run("seats", outcome: "usage", model: .leastSquares)
    let table = DriverFixture.accounts()
    let design = try Design(Formula("usage ~ seats"), table)
    let y = try design.response.numbers()
    let fit = try LinearRegression().fit(x: design.x, y: y, names: design.names)
    let press = fit.residuals.indices.reduce(0.0) { sum, row in
      let left = fit.residuals[row] / (1 - fit.leverages[row])
      return sum + left * left
    }
    let mean = y.reduce(0, +) / 24
    let total = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs((result.figures.rSquaredLeftOut ?? 9) - (1 - press / total)) < 1e-10)
    #expect(result.method.contains("HC3"))
  }

  /// An account in whose absence p crosses the level is named.
  @Test func accountsThatConclusionsRestOn() throws {
    let result = try run("usage", "seats")
    let sensitivity = try #require(result.sensitivity)
    let table = DriverFixture.accounts()
    let full = try #require(result.terms[0].pValue)
    var expected: [String] = []
    for row in 0..<24 {
      let rest = table.selecting(rows: (0..<24).filter { $0 != row })
      let p = try #require(try run("usage", "seats", table: rest).terms[0].pValue)
      if (p <= 0.05) != (full <= 0.05) { expected.append("a\(row)") }
    }
    #expect(sensitivity.leftOut == 24)
    #expect(sensitivity.changes.filter { $0.term == "usage" }.map(\.account) == expected)
  }

  /// The order of rows and the unit of a driver change nothing that is said.
  @Test func orderAndUnits() throws {
    let table = DriverFixture.accounts()
    let one = try run("usage", "seats")
    let turned = try run("usage", "seats", table: table.selecting(rows: (0..<24).reversed()))
    var columns = table.columns
    columns[1] = Column(
      name: "usage", numbers: try table.numbers("usage").map { $0.map { $0 * 1_000 } })
    let scaled = try run("usage", "seats", table: Table(source: "a", columns: columns))
    for other in [turned, scaled] {
      for (a, b) in zip(one.terms, other.terms) {
        let (left, right) = (try #require(a.pValue), try #require(b.pValue))
        #expect(abs(left - right) < 1e-8)
        let first = try #require(a.effect(of: a.standardDeviation))
        let second = try #require(b.effect(of: b.standardDeviation))
        #expect(abs(first - second) < 1e-7 * first)
      }
      let shares = zip(one.importance?.drivers ?? [], other.importance?.drivers ?? [])
      #expect(shares.allSatisfy { abs($0.share - $1.share) < 1e-9 })
    }
  }

  @Test func threadsChangeNothing() throws {
    let formula = try Formula("churned ~ usage + seats")
    let table = DriverFixture.accounts()
    let one = try DriverStudy(formula, resamples: 199, threads: 1).run(table)
    let two = try DriverStudy(formula, resamples: 199, threads: 2).run(table)
    #expect(one == two)
  }

  /// Shares of the deviance add up to what the model of all drivers explains.
  @Test func sharesAddUp() throws {
    let importance = try #require(try run("usage", "seats").importance)
    let sum = importance.drivers.reduce(0) { $0 + $1.share }
    #expect(abs(sum - importance.total) < 1e-12 && importance.measure == .devianceShare)
  }

  /// With the outcome drawn anew nothing is claimed, but in about one of twenty draws: of 400 the
  /// claims are at most 33 with probability .998 at a rate of 5 %.
  @Test func shuffledOutcomesShowNothing() throws {
    let table = DriverFixture.accounts()
    let churned = try table.labels("churned")
    let base = churned.codes.map { churned.levels[Int($0)] == "yes" }
    var claims = 0
    for stream in 0..<400 {
      let order = DriverFixture.shuffled(24, stream: UInt64(stream))
      let drawn = DriverFixture.accounts(churned: order.map { base[$0] })
      let study = DriverStudy(try Formula("churned ~ usage + seats"))
      let data = try DriverData(drawn, accounts: nil, study: study)
      let outcome = try DriverOutcome(data, study: study)
      let estimates = try LogisticEngine(data, outcome, level: 0.95).estimates()
      let sentence = DriverSentence(
        noun: "account", outcome: outcome, level: 0.95, design: data.design)
      if sentence.overall(estimates.overall, model: .firth).code == "related" { claims += 1 }
    }
    #expect(claims <= 33, "\(claims) of 400")
  }

  /// Where all drivers together show nothing, no single one is claimed.
  @Test func noDriverIsClaimedAlone() throws {
    for stream in 0..<12 {
      let order = DriverFixture.shuffled(24, stream: UInt64(stream))
      let result = try run(
        "usage", "seats", table: DriverFixture.accounts(churned: order.map { $0 < 9 }))
      if result.overall.code == "inconclusive" {
        #expect(result.terms.allSatisfy { $0.finding.code == "inconclusive" })
        #expect(result.overall.sentence.hasPrefix("Nothing can be seen"))
        #expect(!result.notes.contains { $0.code == "not_cause" })
      }
    }
  }

  @Test func roundSteps() {
    let cases: [(Double, Double)] = [
      (1.4, 1), (19, 1), (0.5, 1), (28.2, 20), (142_000, 100_000), (0.31, 0.2), (0.012, 0.01),
      (60, 50), (0, 1),
    ]
    for (deviation, step) in cases {
      #expect(abs(DriverTerm.roundStep(deviation) - step) < 1e-15 * step, "\(deviation)")
    }
  }

  @Test func tidyColumnsAreInTheVocabulary() throws {
    for result in [try run("usage", "seats", predicts: true), try run("seats", outcome: "usage")] {
      for table in result.report.tidyTables {
        #expect(ColumnNames.problems(in: table).isEmpty, "\(ColumnNames.problems(in: table))")
      }
    }
  }
}
