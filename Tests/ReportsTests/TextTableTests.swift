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

  private let figures = ReportTable(
    name: "f",
    columns: [
      ReportColumn(
        "Figure", name: "metric", texts: ["Accounts meeting the guideline", "Response rate"]),
      ReportColumn("Value", name: "estimate", texts: ["63.3\u{A0}%", "51.9\u{A0}%"]),
      ReportColumn(
        "Interval", name: "conf_low", texts: ["counted", "44.3\u{A0}%\u{A0}…\u{A0}59.3\u{A0}%"]),
      ReportColumn("Verdict", name: "verdict", texts: ["confidently below", "cannot tell"]),
    ])

  @Test func textIsWrappedWhereItCostsTheFewestLines() {
    #expect(
      lines(figures, width: 62) == [
        "Figure                 Value    Interval          Verdict",
        "─────────────────────────────────────────────────────────────",
        "Accounts meeting the   63.3 %   counted           confidently",
        "guideline                                         below",
        "Response rate          51.9 %   44.3 % … 59.3 %   cannot tell",
      ])
  }

  /// At any width that two words beside each other fit in, every word stands whole, and nothing is
  /// left out.
  @Test(arguments: Array(stride(from: 36, through: 120, by: 3))) func wordsStandWhole(width: Int) {
    let text = lines(figures, width: width)
    #expect(text.allSatisfy { DisplayWidth.of($0) <= width })
    let words = Set(text.joined(separator: " ").split(separator: " ").map(String.init))
    for column in figures.columns {
      for shown in [column.header] + (0..<2).map(column.display(row:)) {
        for word in shown.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }) {
          #expect(words.contains(String(word)), "\(width): \(word)")
        }
      }
    }
  }

  /// A word is cut only where it alone is wider than the table.
  @Test func aWordWiderThanTheTableIsCut() {
    let long = String(repeating: "x", count: 50)
    let table = ReportTable(
      name: "t",
      columns: [
        ReportColumn("a", name: "a", texts: ["one two three four five six seven"]),
        ReportColumn("b", name: "b", texts: [long]),
      ])
    #expect(lines(table, width: 60).contains { $0.hasSuffix(long) })
    #expect(lines(table, width: 40).allSatisfy { $0.count <= 40 })
  }

  /// Words beside the first column say what the row is about as well; figures do not.
  @Test func panelsRepeatNamesAndNotFigures() {
    func table(_ second: String) -> ReportTable {
      ReportTable(
        name: "w",
        columns: [
          ReportColumn("Id", name: "account", texts: ["A01"]),
          ReportColumn("Second", name: "second", texts: [second]),
        ]
          + (1...8).map { ReportColumn("c\($0)", name: "n", counts: [100 * $0]) })
    }
    func count(_ text: [String], _ header: String) -> Int {
      text.filter { $0.contains(header) }.count
    }
    let (name, figure) = (lines(table("Mill"), width: 40), lines(table("5 of 7"), width: 40))
    #expect(count(name, "Id") > 1 && count(name, "Second") == count(name, "Id"))
    #expect(count(figure, "Id") > 1 && count(figure, "Second") == 1)
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
