import Testing

@testable import Reports

@Suite struct ReportTests {
  @Test func asSectionPutsTheTitleFirst() {
    let report = Report(title: "A", subtitle: "b", blocks: [.paragraph("c")])
    #expect(report.asSection == [.heading("A"), .paragraph("b"), .paragraph("c")])
    #expect(Report(title: "A").asSection == [.heading("A")])
  }

  @Test func tablesByAudience() {
    func table(_ name: String, _ audience: ReportTable.Audience) -> Block {
      .table(ReportTable(name: name, columns: [], audience: audience))
    }
    let report = Report(
      title: "A",
      blocks: [
        table("r", .readers), table("m", .machines), .paragraph("p"), table("e", .everyone),
      ])
    #expect(report.tidyTables.map(\.name) == ["m", "e"])
    #expect(report.readerTables.map(\.name) == ["r", "e"])
  }

  @Test func anyResultCanBeReported() {
    struct Result: Reportable {
      var report: Report { Report(title: "Sum", blocks: [.paragraph("3")]) }
    }
    #expect(TextRenderer().render(Result().report) == "Sum\n\n  3\n")
  }

  @Test func remarkIsItsCodeAndSentence() throws {
    let remark = Remark(code: "a", sentence: "B.")
    let json = try OrderedJSON(isPretty: false).text(of: remark)
    #expect(json == #"{"code":"a","sentence":"B."}"#)
  }
}
