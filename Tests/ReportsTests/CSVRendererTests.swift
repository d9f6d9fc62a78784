import Testing

@testable import Reports

@Suite struct CSVRendererTests {
  @Test func primaryTable() throws {
    try assertSnapshot(try CSVRenderer().render(Sample.report), named: "report.csv")
  }

  @Test func tableByName() throws {
    let text = try CSVRenderer(table: "groups").render(Sample.report)
    try assertSnapshot(text, named: "groups.csv")
    #expect(throws: CSVRendererError.noSuchTable("x", available: ["groups", "nps"])) {
      try CSVRenderer(table: "x").render(Sample.report)
    }
    #expect(
      CSVRendererError.noSuchTable("x", available: ["groups", "nps"]).description
        == "there is no table x; this result has groups, nps")
  }

  @Test func firstTidyTableWhereNoneIsPrimary() throws {
    let report = Report(
      title: "T",
      blocks: [
        .table(ReportTable(name: "r", columns: [], audience: .readers)),
        .table(
          ReportTable(name: "a", columns: [ReportColumn("N", name: "n", counts: [1, nil])])),
      ])
    #expect(try CSVRenderer().render(report) == "n\n1\n\"\"\n")
    #expect(throws: CSVRendererError.noTidyTable(report: "T")) {
      try CSVRenderer().render(Report(title: "T"))
    }
  }

  @Test func numbersAreRawAndInASCII() {
    let table = ReportTable(
      name: "t",
      columns: [
        ReportColumn("a", name: "estimate", kind: .score, numbers: [-23.214285714285715, 5, nil]),
        ReportColumn("b", name: "p_value", kind: .pValue, numbers: [1e-9, -0.0, 0.05]),
      ])
    #expect(
      CSVRenderer().render(table) == "estimate,p_value\n-23.214285714285715,1e-09\n5,0\n,0.05\n")
  }

  @Test func quoting() {
    let table = ReportTable(
      name: "t",
      columns: [
        ReportColumn(
          "a", name: "a,b",
          texts: ["plain", "a,b", "a\"b", "a\nb", "a\rb", "a\r\nb", " a", "日本", nil, ""]),
        ReportColumn("c", name: "c", texts: [String?](repeating: "x", count: 10)),
      ])
    let lines = [
      "\"a,b\",c", "plain,x", "\"a,b\",x", "\"a\"\"b\",x", "\"a\nb\",x", "\"a\rb\",x",
      "\"a\r\nb\",x", "\" a\",x", "日本,x", ",x", ",x",
    ]
    #expect(CSVRenderer().render(table) == lines.joined(separator: "\n") + "\n")
    #expect(
      CSVRenderer(lineEnding: .crlf).render(table) == lines.joined(separator: "\r\n") + "\r\n")
  }

  @Test(arguments: [
    ("=1+1", true), ("+1", true), ("-1", true), ("@SUM(A1)", true), ("\tx", true), ("\rx", true),
    ("\r\nx", true), ("\n=1", true), (" =1", true), ("＝1", true), ("a=1", false), ("1-2", false),
    ("", false), ("'=1", false), ("–", false),
  ])
  func formulas(text: String, isFormula: Bool) {
    #expect(CSVRenderer.isFormula(text) == isFormula)
  }

  @Test func formulasAreNeutralisedUnlessAskedNot() {
    let table = ReportTable(
      name: "t",
      columns: [ReportColumn("a", name: "=a", texts: ["=HYPERLINK(\"http://example.com\")", "-x"])])
    #expect(
      CSVRenderer().render(table)
        == "'=a\n\"'=HYPERLINK(\"\"http://example.com\"\")\"\n'-x\n")
    #expect(
      CSVRenderer(neutralizesFormulas: false).render(table)
        == "=a\n\"=HYPERLINK(\"\"http://example.com\"\")\"\n-x\n")
  }
}
