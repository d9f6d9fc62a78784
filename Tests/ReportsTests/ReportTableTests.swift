import Testing

@testable import Reports

@Suite struct ReportTableTests {
  @Test func columnsShowTheirValues() {
    let scores = ReportColumn("NPS", name: "estimate", kind: .score, numbers: [12.34, nil])
    #expect(scores.count == 2)
    #expect(scores.display(row: 0) == "+12.3")
    #expect(scores.display(row: 1) == "–")
    let counts = ReportColumn("n", name: "n", counts: [1234, nil])
    #expect(counts.kind == .count)
    #expect(counts.display(row: 0) == "1,234")
    let texts = ReportColumn("term", name: "term", texts: ["a", nil])
    #expect(texts.display(row: 0) == "a")
    #expect(texts.display(row: 1) == "–")
  }

  @Test func audiences() {
    func table(_ audience: ReportTable.Audience) -> ReportTable {
      ReportTable(name: "t", columns: [], audience: audience)
    }
    #expect(table(.everyone).isTidy && table(.everyone).isForReaders)
    #expect(table(.machines).isTidy && !table(.machines).isForReaders)
    #expect(!table(.readers).isTidy && table(.readers).isForReaders)
    #expect(table(.everyone).rowCount == 0)
    #expect(Sample.table.rowCount == 4)
  }

  @Test func shapeMistakesStop() async {
    await #expect(processExitsWith: .failure) {
      _ = ReportTable(
        name: "t",
        columns: [
          ReportColumn("a", name: "a", texts: ["x"]), ReportColumn("b", name: "b", texts: []),
        ])
    }
    await #expect(processExitsWith: .failure) {
      _ = ReportColumn("a", name: "a", kind: .text, numbers: [1])
    }
  }
}
