import Testing

@testable import Reports

@Suite struct TextTableTests {
  private func lines(_ table: ReportTable, width: Int) -> [String] {
    TextTable(style: TextStyle(color: false, unicode: true), width: width).lines(table)
  }

  private let table = ReportTable(
    name: "t",
    columns: [
      ReportColumn("Account", name: "account", texts: ["Müller", "日本語株式会社", nil]),
      ReportColumn("NPS", name: "estimate", kind: .score, numbers: [100, -5.25, nil]),
      ReportColumn("df", name: "df", kind: .degreesOfFreedom, numbers: [12, 5.57, 3]),
    ])

  @Test func numbersStandOnTheirPoint() {
    #expect(
      lines(table, width: 60) == [
        "Account             NPS     df",
        "──────────────────────────────",
        "Müller           +100.0   12",
        "日本語株式会社     −5.3    5.6",
        "–                     –    3",
      ])
  }

  @Test func textIsWrappedWhereTheWidthAsksForIt() {
    #expect(
      lines(table, width: 28) == [
        "Account           NPS     df",
        "────────────────────────────",
        "Müller         +100.0   12",
        "日本語株式会     −5.3    5.6",
        "社",
        "–                   –    3",
      ])
  }

  @Test func panelsRepeatTheFirstColumn() {
    let wide = ReportTable(
      name: "w",
      columns: [ReportColumn("Account", name: "account", texts: ["a"])]
        + (1...8).map { ReportColumn("c\($0)", name: "n", counts: [100 * $0]) })
    let text = lines(wide, width: 30)
    #expect(text.filter { $0.hasPrefix("Account") }.count > 1)
    #expect(text.allSatisfy { $0.count <= 30 })
    for column in 1...8 {
      #expect(text.contains { $0.contains("c\(column)") })
      #expect(text.contains { $0.contains("\(100 * column)") })
    }
  }

  @Test func headersAreBrokenRatherThanWidening() {
    let table = ReportTable(
      name: "t",
      columns: [ReportColumn("Design effect of accounts", name: "design_effect", counts: [1])])
    #expect(
      lines(table, width: 60) == ["   Design", "effect of", " accounts", "─────────", "        1"])
  }

  @Test func degenerateTables() {
    #expect(lines(ReportTable(name: "t", columns: []), width: 40).isEmpty)
    let noRows = ReportTable(name: "t", columns: [ReportColumn("a", name: "a", texts: [])])
    #expect(lines(noRows, width: 40) == ["a", "─"])
  }
}
