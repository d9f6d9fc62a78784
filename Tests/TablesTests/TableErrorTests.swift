import Tables
import Testing

struct TableErrorTests {
  @Test func unknownColumn() {
    let error = TableError.unknownColumn(
      name: "npss", near: ["nps"], columns: ["nps", "role"], source: "survey.csv")
    #expect(
      error.description
        == "survey.csv has no column “npss”. Did you mean “nps”? Its columns are: nps, role.")
    let many = TableError.unknownColumn(
      name: "x", near: [], columns: (0..<50).map { "c\($0)" }, source: "s")
    #expect(many.description.hasSuffix("c39 and 10 more."))
  }

  @Test func notNumbers() {
    let error = TableError.notNumbers(
      column: "nps", source: "survey.csv",
      offending: [TableError.Cell(row: 3, line: 5, text: "ab\u{1B}c")], offendingCount: 4,
      presentCount: 40, remedy: "Correct them.")
    #expect(
      error.description
        == "survey.csv, column “nps”: 4 of 40 cells are no numbers: line 5 “ab\\u{1B}c” "
        + "and 3 more. Correct them.")
  }

  @Test func otherCases() {
    #expect(
      TableError.ambiguousColumn(name: "Nps", matches: ["nps", "NPS"], source: "s").description
        == "s: “Nps” could be any of “nps”, “NPS”. Write the name exactly as in the file.")
    #expect(
      TableError.notDates(
        column: "on", source: "s", offending: [TableError.Cell(row: 0, line: 2, text: "soon")],
        offendingCount: 1, presentCount: 1
      ).description
        == "s, column “on”: 1 of 1 cells is no date: line 2 “soon”. Write dates as YYYY-MM-DD, or "
        + "leave the cell empty.")
    #expect(TableError.datesNotNumbers(column: "on", source: "s").description.contains("dates"))
  }
}
