import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct WaveOrderTests {
  @Test(arguments: [
    ["Q4 2024", "Q1 2025", "Q2 2025"], ["Wave 2", "Wave 10"], ["2024-H1", "2024-H2"],
    ["1", "2", "10"],
    ["Nov 24", "Feb 25"],
  ])
  func namesThatTellTheirOrder(names: [String]) {
    // Days that say otherwise do not count: the user named the waves.
    let days = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Double(-$0)) })
    let order = WaveOrder(names.reversed(), days: days)
    #expect(order.names == names && order.note == nil)
  }

  @Test func elseTheDaysOfTheAnswers() {
    let order = WaveOrder(["after", "before"], days: ["before": 10, "after": 20])
    #expect(order.names == ["before", "after"])
    #expect(order.note?.code == "waves_by_day")
  }

  @Test func elseTheNamesWithANote() {
    #expect(WaveOrder(["before", "after"], days: ["before": 10]).note?.code == "waves_by_name")
    let tied = WaveOrder(["before", "after"], days: ["before": 10, "after": 10])
    #expect(tied.names == ["after", "before"] && tied.note?.code == "waves_by_name")
    #expect(WaveOrder(["only"], days: [:]).note == nil)
  }

  /// The sign of a change hangs on it: −50, 0, +50 is a rise.
  @Test func aScoreThatRoseFromQuarterToQuarterRose() throws {
    var csv = "account,wave,nps\n"
    for account in 0..<12 {
      for (wave, promoters) in [("Q4 2024", 3), ("Q1 2025", 6), ("Q2 2025", 9)] {
        csv += "A\(account),\(wave),\(account < promoters ? 10 : 3)\n"
      }
    }
    let table = try CSVReader().read(bytes: Array(csv.utf8), source: "w.csv")
    let result = try ScoreComparison(design: .waves(column: "wave")).run(table)
    #expect(result.groups.map(\.keys) == [["Q4 2024"], ["Q1 2025"], ["Q2 2025"]])
    #expect(abs((result.trend?.slope ?? 0) - 50) < 1e-9)
    #expect(result.pairs.allSatisfy { ($0.difference ?? 0) > 0 })
    let turned = try ScoreComparison(
      design: .waves(column: "wave"), order: ["Q2 2025", "Q1 2025", "Q4 2024"]
    ).run(table)
    #expect(abs((turned.trend?.slope ?? 0) + 50) < 1e-9)
    #expect(throws: ColumnComparisonError.self) {
      try ScoreComparison(design: .waves(column: "wave"), order: ["Q2 2025"]).run(table)
    }
  }

  /// "after" comes before "before" in the alphabet.
  @Test func columnsAreComparedInTheSameOrder() throws {
    var csv = "account,wave,responded_at,nps,csat\n"
    for account in 0..<12 {
      csv += "A\(account),before,2024-03-0\(account % 9 + 1),2,\(account < 3 ? 5 : 2)\n"
      csv += "A\(account),after,2025-03-0\(account % 9 + 1),9,\(account < 9 ? 5 : 2)\n"
    }
    let table = try CSVReader().read(bytes: Array(csv.utf8), source: "w.csv")
    let column = try ColumnComparison(.scale(.satisfaction), design: .waves(column: "wave"))
      .run(table)
    #expect((column.pairs.first?.difference ?? 0) > 0)
    #expect(column.notes.contains { $0.code == "waves_by_day" })
    let programme = try ProgrammeJoin().run(responses: table)
    #expect(programme.waves == ["before", "after"])
    #expect(programme.notes.contains { $0.code == "waves_by_day" })
    #expect(programme.answers.allSatisfy { ($0.nps == 9) == ($0.wave == 1) })
  }

  /// Wherever a first, a next or a last wave is named, it is by the same order: "pulse" follows "review",
  /// which follows "relaunch", by their days alone.
  @Test func everywhereTheSameOrder() throws {
    var csv = "account,wave,responded_at,nps\n"
    for account in 0..<12 {
      for (year, wave) in [(2023, "relaunch"), (2024, "review"), (2025, "pulse")] {
        csv += "A\(account),\(wave),\(year)-03-0\(account % 9 + 1),9\n"
      }
    }
    csv += "Z,review,2024-03-01,3\nZ,relaunch,2023-03-01,3\n"
    let table = try CSVReader().read(bytes: Array(csv.utf8), source: "w.csv")
    let order = ["relaunch", "review", "pulse"]
    #expect(try WaveOrder(of: "wave", in: table).names == order)
    let score = try NetPromoterScore(selection: SurveySelection(by: ["wave"])).run(table)
    #expect(score.groups.map(\.keys) == order.map { [$0] })
    #expect(score.notes.contains { $0.code == "waves_by_day" })
    let joined = try AccountJoin().run(answers: table)
    #expect(joined.waves == order)
    let last = try joined.table.labels("last_wave")
    #expect(last[0] == "pulse" && last[12] == "review")
    let gap = try StaffGap().run(responses: table, staff: table)
    #expect(gap.waves.map(\.name) == order)
  }
}
