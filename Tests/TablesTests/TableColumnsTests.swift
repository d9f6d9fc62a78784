import Tables
import Testing

struct TableColumnsTests {
  private func table(_ texts: [String?]) -> Table {
    Table(
      source: "survey.csv", columns: [Column(name: "nps", texts: texts)],
      lines: LineNumbers(startingAt: 2))
  }

  @Test func oneWordAmongNumbersIsNamed() throws {
    var texts: [String?] = (0..<39).map { String($0 % 11) }
    texts.insert("abc", at: 20)
    do {
      _ = try table(texts).numbers("nps")
      Issue.record("a word was read as a number")
    } catch {
      guard case .notNumbers(let column, _, let cells, let count, let present, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(column == "nps" && count == 1 && present == 40)
      #expect(cells == [TableError.Cell(row: 20, line: 22, text: "abc")])
    }
  }

  @Test func manyWordsAreCounted() throws {
    let error = #expect(throws: TableError.self) {
      try table((0..<30).map { $0 % 2 == 0 ? "x\($0)" : "7" }).numbers("nps")
    }
    guard case .notNumbers(_, _, let cells, let count, let present, _)? = error else { return }
    #expect(cells.count == 10 && count == 15 && present == 30)
  }

  @Test func zeroPaddedNumbersAreGivenOnRequest() throws {
    #expect(try table(["08", nil, "10"]).numbers("nps") == [8, nil, 10])
  }

  @Test func labelledAndGroupedTextsAreGivenOnRequest() throws {
    #expect(try table(["10 - Likely", "3", nil]).numbers("nps") == [10, 3, nil])
    #expect(try table(["1,234.5", "7"]).numbers("nps") == [1234.5, 7])
    #expect(try table(["3,5", "1.200"]).numbers("nps") == [3.5, 1200])
  }

  @Test func ambiguousNumbersAreRefused() {
    let error = #expect(throws: TableError.self) { try table(["1,234", "5,678"]).numbers("nps") }
    #expect(error?.description.contains("Say which mark is decimal") == true)
  }

  @Test func largeIntegersAreRefused() {
    #expect(throws: TableError.self) { try table(["9007199254740993"]).numbers("nps") }
  }

  @Test func datesAreNoNumbers() {
    let dates = Table(source: "survey.csv", columns: [Column(name: "on", days: [1])])
    #expect(throws: TableError.datesNotNumbers(column: "on", source: "survey.csv")) {
      try dates.numbers("on")
    }
  }

  @Test func days() throws {
    #expect(try table(["1970-01-02", nil]).days("nps") == [1, nil])
    let error = #expect(throws: TableError.self) {
      try table(["1970-01-02", "soon"]).days("nps")
    }
    guard case .notDates(_, _, let cells, 1, 2)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cells.map(\.text) == ["soon"] && cells.map(\.line) == [3])
    let numbers = Table(source: "s", columns: [Column(name: "x", numbers: [1])])
    #expect(throws: TableError.self) { try numbers.days("x") }
  }

  @Test func columnsOfNothing() throws {
    let empty = try read("a,b\n1,\n2,NA\n")
    #expect(try empty.numbers("b") == [nil, nil])
    #expect(try empty.days("b") == [nil, nil])
    #expect(try empty.labels("b").codes == [-1, -1])
  }
}
