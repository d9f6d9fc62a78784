import Models
import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct DriverRefusalTests {
  private func adding(_ column: Column) -> Table {
    Table(source: "a.csv", columns: DriverFixture.accounts().columns + [column])
  }

  private func run(
    _ table: Table, _ formula: String, model: DriverStudy.Model = .automatic,
    unit: DriverStudy.Unit = .automatic, time: String? = nil
  ) throws -> DriverStudyResult {
    try DriverStudy(Formula(formula), model: model, unit: unit, time: time, resamples: 99)
      .run(table)
  }

  private func refused(_ table: Table, _ formula: String) -> DriverStudyError? {
    do {
      _ = try run(table, formula)
      return nil
    } catch {
      return error as? DriverStudyError
    }
  }

  @Test func driversThatAreTheOutcome() throws {
    let table = DriverFixture.accounts()
    let churned = try table.labels("churned")
    let left = churned.codes.map { churned.levels[Int($0)] == "yes" }
    let renewed = adding(Column(name: "renewed", texts: left.map { $0 ? "no" : "yes" }))
    #expect(
      refused(renewed, "churned ~ usage + renewed")
        == .driverIsOutcome(driver: "renewed", outcome: "churned"))
    let flag = adding(Column(name: "flag", numbers: left.map { $0 ? 3 : 1 }))
    #expect(
      refused(flag, "churned ~ flag") == .driverIsOutcome(driver: "flag", outcome: "churned"))
    let reason = adding(Column(name: "why", texts: left.map { $0 ? "price" : nil }))
    #expect(
      refused(reason, "churned ~ usage + why")
        == .knownOnlyWithOutcome(driver: "why", outcome: "churned", value: "yes"))
    let monthly = adding(
      Column(name: "monthly", numbers: try table.numbers("usage").map { $0.map { $0 / 12 + 1 } }))
    #expect(
      refused(monthly, "usage ~ monthly")
        == .driverIsOutcome(driver: "monthly", outcome: "usage"))
  }

  @Test func constantsAndCopies() throws {
    let constant = adding(Column(name: "k", numbers: Array(repeating: 4, count: 24)))
    #expect(refused(constant, "churned ~ usage + k") == .constantDriver(driver: "k", value: "4"))
    let copy = adding(
      Column(name: "usage2", numbers: try DriverFixture.accounts().numbers("usage")))
    let error = try #require(refused(copy, "churned ~ usage + usage2"))
    #expect("\(error)".contains("usage2 is a combination of usage") && !error.isTooLittleData)
    let level = adding(Column(name: "tier", texts: Array(repeating: "big", count: 24)))
    #expect(
      refused(level, "churned ~ tier") == .design(.oneLevel(column: "tier", level: "big")))
  }

  @Test(arguments: [0, 1, 4])
  func tooFewEvents(_ events: Int) throws {
    let table = DriverFixture.accounts(churned: (0..<24).map { $0 < events })
    let error = try #require(refused(table, "churned ~ usage"))
    #expect(error.isTooLittleData)
    #expect(
      error
        == (events == 0
          ? .oneOutcome(outcome: "churned", value: "no", rows: 24)
          : .tooFewEvents(outcome: "churned", events: events, others: 24 - events, drivers: 1)))
  }

  /// Four events of 24, all where the driver is yes in 8: Fisher's p = C(8,4)/C(24,4) = 70/10626.
  @Test func fourEventsAndOneYesNoDriver() throws {
    let table = Table(
      source: "a",
      columns: [
        Column(name: "account", texts: (0..<24).map { "a\($0)" }),
        Column(name: "complained", texts: (0..<24).map { $0 < 8 ? "yes" : "no" }),
        Column(name: "churned", texts: (0..<24).map { $0 < 4 ? "yes" : "no" }),
      ])
    let result = try run(table, "churned ~ complained")
    let exact = try #require(result.exact)
    #expect(result.model == "exact" && exact.eventsWith == 4 && exact.eventsWithout == 0)
    #expect(abs((exact.fisher.pValue ?? 1) - 70.0 / 10_626) < 1e-12)
    #expect((exact.boschloo.pValue ?? 1) <= 70.0 / 10_626 + 1e-12)
    #expect(result.terms[0].estimate == nil && result.terms[0].finding.code == "positive")
    #expect(result.sensitivity == nil && result.importance == nil)
  }

  @Test func separation() throws {
    let table = DriverFixture.accounts()
    let usage = try table.numbers("usage").map { $0 ?? 0 }
    let perfect = DriverFixture.accounts(churned: usage.map { $0 < 3 })
    let result = try run(perfect, "churned ~ usage + seats")
    #expect(
      result.notes.contains {
        $0.code == "separated" && $0.sentence.contains("Usage")
          || $0.sentence.contains("usage predicts")
      })
    #expect(result.terms.allSatisfy { $0.estimate?.isFinite ?? false && $0.pValue != nil })
    do {
      _ = try run(perfect, "churned ~ usage + seats", model: .maximumLikelihood)
      Issue.record("maximum likelihood was given for separated outcomes")
    } catch let error as DriverStudyError {
      #expect("\(error)".contains("usage") && error.isTooLittleData)
    }
  }

  @Test func moreDriversThanRows() throws {
    let few = DriverFixture.accounts().selecting(rows: [0, 1, 2, 3])
    #expect(refused(few, "usage ~ seats + churned") != nil)
    let three = DriverFixture.accounts().selecting(rows: [0, 1, 2])
    #expect(refused(three, "usage ~ seats + churned")?.isTooLittleData == true)
    let none = DriverFixture.accounts().selecting(rows: [])
    #expect(refused(none, "churned ~ usage") != nil)
  }

  @Test func outcomesWithoutOrder() {
    let plan = adding(Column(name: "plan", texts: (0..<24).map { ["a", "b", "c"][$0 % 3] }))
    #expect(
      refused(plan, "plan ~ usage")
        == .unorderedOutcome(outcome: "plan", levels: ["a", "b", "c"]))
    let state = adding(Column(name: "state", texts: (0..<24).map { $0 % 3 == 0 ? "out" : "in" }))
    if case .design(.eventNotNamed) = refused(state, "state ~ usage") {
    } else {
      Issue.record("two texts need their event named")
    }
  }

  /// Answers whose outcome is the account's are refused; brought together they give one row each.
  @Test func answersWithAnAccountsOutcome() throws {
    let base = DriverFixture.accounts()
    let twice = base.selecting(rows: (0..<48).map { $0 / 2 })
    let error = try #require(refused(twice, "churned ~ usage"))
    #expect(error == .outcomeBelongsToAccount(outcome: "churned", rows: 48, accounts: 24))
    #expect("\(error)".contains("--accounts") && "\(error)".contains("20 of 100"))
    let together = try run(twice, "churned ~ usage", unit: .account)
    let single = try run(base, "churned ~ usage")
    #expect(together.terms[0].estimate == single.terms[0].estimate)
    #expect(together.terms[0].pValue == single.terms[0].pValue)
    #expect(together.notes.contains { $0.code == "answers_to_accounts" })
  }

  /// An outcome of single answers keeps them, its accounts being clusters.
  @Test func answersOfTheirOwn() throws {
    let table = Table(
      source: "answers.csv",
      columns: [
        Column(name: "account", texts: (0..<40).map { "a\($0 / 4)" }),
        Column(name: "score2", numbers: (0..<40).map { Double(($0 * 7) % 23) / 2 }),
        Column(name: "senior", numbers: (0..<40).map { Double($0 % 2) }),
      ])
    let result = try run(table, "score2 ~ senior")
    let design = try Design(Formula("score2 ~ senior"), table)
    let model = try LinearRegression().model(
      x: design.x, y: design.response.numbers(), names: design.names)
    let robust = try model.coefficients(clusteredBy: (0..<40).map { $0 / 4 })
    #expect(result.unit == "answer" && result.feasibility.accounts == 10)
    #expect(result.terms[0].standardError == robust.standardErrors[1])
    #expect(result.terms[0].pValue == robust.pValues[1])
    #expect(result.sensitivity?.leftOut == 10)
  }

  @Test func modelsFollowTheOutcome() throws {
    let scale = adding(Column(name: "stars", numbers: (0..<24).map { Double($0 * 5 % 7 % 5 + 1) }))
    #expect(try run(scale, "stars ~ usage").model == "ordinal")
    #expect(try run(scale, "stars ~ usage", model: .leastSquares).model == "ols")
    let wide = adding(Column(name: "nps", numbers: (0..<24).map { Double($0 * 5 % 11) }))
    #expect(try run(wide, "nps ~ usage").model == "ols")
    let months = adding(Column(name: "months", numbers: (0..<24).map { Double($0 * 11 % 24 + 1) }))
    let cox = try run(months, "churned ~ usage", time: "months")
    #expect(cox.model == "cox" && cox.terms[0].isRatio)
    #expect(try run(wide, "nps ~ usage", model: .ridge).terms[0].pValue == nil)
  }
}
