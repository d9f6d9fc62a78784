import Reports
import Statistics
import Tables
import Testing

@testable import Customers

@Suite struct KeyFiguresReportTests {
  private static func figures() throws -> KeyFigures {
    KeyFigures(
      programme: try ProgrammeFiguresTests.result(by: ["role"]),
      business: try BusinessFigures(
        months: 12, margin: 0.5, bootstrap: Bootstrap(replicates: 199, seed: 1, threads: 1)
      ).run(
        accounts: try HandProgramme.table(HandProgramme.accounts, "accounts.csv"),
        figures: try HandProgramme.table(BusinessFiguresTests.months, "figures.csv")),
      scorecard: try Scorecard().run(
        try HandProgramme.table("figure,numerator,denominator,target\nx,9,10,0.5\n", "card.csv")))
  }

  @Test func columnsAreOfTheVocabularyAndTablesHaveNamesOfTheirOwn() throws {
    let report = try Self.figures().report
    for table in report.tidyTables {
      #expect(ColumnNames.problems(in: table).isEmpty, "\(table.name)")
    }
    let names = report.blocks.compactMap { block in
      if case .table(let table) = block { table.name } else { nil }
    }
    #expect(Set(names).count == names.count)
  }

  @Test func everyFigureIsARow() throws {
    let figures = try Self.figures()
    let table = try #require(figures.report.tidyTables.first { $0.name == "figures" })
    let programme = figures.programme?.groups.reduce(0) { $0 + $1.figures.count } ?? 0
    let business = figures.business.map { business in
      business.figures.count + business.periods.reduce(0) { $0 + $1.figures.count }
    }
    #expect(table.rowCount == programme + (business ?? 0) + 1)
  }

  @Test func findingsSayWhatIsKnown() throws {
    let sentences = try Self.figures().findings.map(\.sentence)
    #expect(sentences.contains { $0.contains("Silent accounts in 2025-H2: 0.0\u{A0}%") })
    // Five customers a month: nothing can be told against three per cent.
    #expect(sentences.contains { $0.contains("cannot tell") || $0.contains("confidently") })
    // A figure that cannot be had has its reason.
    let nothing = Figure(
      "x", "X", unit: .share, basis: .estimate, value: nil, reason: "Nobody was invited."
    ).judged(FigureGoals(Project(targets: [ProjectTarget(figure: "x", atLeast: 1)])))
    #expect(nothing.findings("").map(\.sentence) == ["X: Nobody was invited."])
  }

  @Test func longListsAreCutForPeopleOnly() throws {
    let rows = (1...50).map { "a\($0),p\($0)\n" }.joined()
    let programme = try ProgrammeJoin().run(
      responses: try HandProgramme.table("account,contact_id,nps\na1,p1,9\n", "r.csv"),
      invitations: try HandProgramme.table("account,contact_id\n" + rows, "i.csv"))
    let report = KeyFigures(programme: try ProgrammeFigures().run(programme)).report
    #expect(report.tidyTables.first { $0.name == "accounts" }?.rowCount == 49)
    #expect(report.readerTables.first { $0.name == "accounts_first" }?.rowCount == 40)
  }
}
