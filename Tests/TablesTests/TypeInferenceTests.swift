import Tables
import Testing

struct TypeInferenceTests {
  /// A one-column table beside a column that keeps lines from being blank.
  private func column(
    _ cells: [String], delimiter: String = ",", _ options: CSVOptions = CSVOptions()
  )
    throws -> Table
  {
    try read(
      "x\(delimiter)k\n" + cells.map { "\($0)\(delimiter)k\n" }.joined(), options)
  }

  @Test func kinds() throws {
    let table = try read(
      "id,score,role,on,none\n1,9.5,user,2024-01-31,\n2,-3,NA,NA,NA\n3,,buyer,2024-02-01,-\n")
    #expect(table.kinds == [.number, .number, .text, .date, .empty])
    #expect(table.texts(1) == ["9.5", "-3", nil])
    #expect(table.texts(3) == ["2024-01-31", nil, "2024-02-01"])
    #expect(try table.days("on") == [19_753, nil, 19_754])
  }

  @Test(arguments: [
    "", "NA", "N/A", "n/a", "NaN", "null", "NULL", "#N/A", ".", "-", " NA ", "\"\"", "\"NA\"",
  ])
  func missing(token: String) throws {
    let numbers = try column(["1", token, "2"])
    #expect(try numbers.numbers("x") == [1, nil, 2])
    let first = try column([token, "1"])
    #expect(try first.numbers("x") == [nil, 1])
    let texts = try column([token, "a", token])
    #expect(texts.texts(0) == [nil, "a", nil] && texts.columns[0].labels.levels == ["a"])
    let dates = try column(["2024-01-01", token])
    #expect(dates.kinds[0] == .date)
    #expect(try column([token]).kinds[0] == .empty)
  }

  @Test func missingWordsAreConfigurable() throws {
    let table = try column(["EMEA", "NA", "?"], CSVOptions(missing: ["?"]))
    #expect(table.texts(0) == ["EMEA", "NA", nil])
    let byDefault = try column(["EMEA", "NA", "NA"])
    #expect(
      byDefault.notes == [
        TableNote(
          code: "missing_words", sentence: "Column “x”: “NA” (2) was read as missing.",
          column: "x")
      ])
  }

  @Test(arguments: [
    ["00123", "00124"], ["9007199254740993", "1"], ["1e5", "2f3"], ["+4512345678"], ["1", "abc"],
    ["2024-01-01", "3"], ["3", "2024-01-01"], ["1", "007"], ["2024-01-01", "soon"], ["inf"],
    ["1e5", "1e999"], ["yes", "no"], ["2024 - Q1", "2024 - Q2"], ["1 - 10", "11 - 50"],
    ["10 - a", "10 - b"], ["1,234"], ["45 %", "0.5"],
  ])
  func texts(cells: [String]) throws {
    let table = try column(cells, delimiter: "|", CSVOptions(decimal: .comma))
    let other = try column(cells.filter { !$0.contains(",") } + ["k"])
    #expect(other.kinds[0] == .text)
    if !cells.contains("1,234") {
      #expect(table.kinds[0] == .text && table.texts(0) == cells)
    }
  }

  @Test func exponentsAreNumbersAmongNumbers() throws {
    #expect(try column(["1e5", "2E-3", "7"]).numbers("x") == [1e5, 0.002, 7])
  }

  @Test func aLateWordMakesTextOfAllRows() throws {
    var cells = (0..<2000).map { String($0) }
    cells.append("abc")
    let table = try column(cells)
    #expect(table.kinds[0] == .text && table.texts(0) == cells)
    let error = #expect(throws: TableError.self) { try table.numbers("x") }
    #expect(error?.description.contains("line 2002 “abc”") == true)
  }

  @Test func aLateDateOrNumberToo() throws {
    let dates = (0..<1500).map { _ in "2024-01-01" } + ["later"]
    #expect(try column(dates).texts(0) == dates)
    let quoted = (0..<1500).map { "\"\($0)\"" } + ["\"a \"\"b\"\"\""]
    #expect(try column(quoted).texts(0).suffix(2) == ["1499", "a \"b\""])
  }

  @Test func labelledScales() throws {
    let table = try column([
      "10 - Extremely likely", "7", "0 - Not at all", "NA", "10 - Extremely likely",
    ])
    #expect(try table.numbers("x") == [10, 7, 0, nil, 10])
    #expect(table.columns[0].valueLabels == [10: "Extremely likely", 0: "Not at all"])
    #expect(table.noteCodes == ["labelled_scale"])
    #expect(try column(["5 (Neutral)", "1 (Bad)"]).numbers("x") == [5, 1])
  }

  @Test func oneCellWithoutNumberKeepsTheWording() throws {
    let table = try column(["10 - Extremely likely", "Don't know"])
    #expect(table.kinds[0] == .text)
    let error = #expect(throws: TableError.self) { try table.numbers("x") }
    guard case .notNumbers(_, _, let cells, 1, 2, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cells.map(\.text) == ["Don't know"])
  }

  @Test func thousandsInCommaFiles() throws {
    let table = try column(["\"1,234,567.5\"", "12", "\"1,000\""])
    #expect(try table.numbers("x") == [1_234_567.5, 12, 1000])
    #expect(table.noteCodes == ["thousands_separators"])
    #expect(try column(["1'234", "5"]).numbers("x") == [1234, 5])
    #expect(try column(["1\u{A0}234.5"]).numbers("x") == [1234.5])
    #expect(try column(["\"1,234\"", "1'234"]).kinds[0] == .text)
    #expect(try column(["\"12,34\""]).kinds[0] == .text)
  }

  @Test func decimalCommas() throws {
    #expect(try column(["3,5", "1.234,5", "7"], delimiter: ";").numbers("x") == [3.5, 1234.5, 7])
    #expect(try column(["1,234"], delimiter: ";").numbers("x") == [1.234])
    #expect(try column(["3.5", "1.25"], delimiter: ";").numbers("x") == [3.5, 1.25])
    #expect(try column(["3,5", "0,25"], delimiter: "\t").numbers("x") == [3.5, 0.25])
    #expect(try column(["3.5", "1.234"], delimiter: "\t").numbers("x") == [3.5, 1.234])
    #expect(try column(["\"3,5\""], CSVOptions(decimal: .comma)).numbers("x") == [3.5])
    #expect(
      try column(["1,234"], delimiter: ";", CSVOptions(decimal: .point)).numbers("x") == [1234])
  }

  @Test func oneColumnSpeaksForAnother() throws {
    let comma = try read("a;b\n1.234;3,5\n2.000;4,25\n")
    #expect(try comma.numbers("a") == [1234, 2000])
    let point = try read("a;b\n1.234;3.5\n2,000;4.25\n")
    #expect(try point.numbers("a") == [1.234, 2000])
    let tab = try read("a\tb\n1,234\t3.5\n")
    #expect(try tab.numbers("a") == [1234])
  }

  @Test func lateEvidenceIsHeard() throws {
    // The first rows show only numbers that could be either; the last line decides.
    let rows = (0..<1000).map { _ in "1.234;k" } + ["1.234;k", "2.345,5;k"]
    let table = try read("a;b\n" + rows.joined(separator: "\n"))
    #expect(try table.numbers("a").last == 2345.5)
    #expect(try table.numbers("a").first == 1234)
    let other = (0..<1000).map { _ in "1.234;7" } + ["1.234;3,5"]
    let second = try read("a;b\n" + other.joined(separator: "\n"))
    #expect(try second.numbers("a").first == 1234)
    #expect(try second.numbers("b").last == 3.5)
  }

  @Test func whatNothingDecidesStaysText() throws {
    let grouped = try column(["1.234", "5.678"], delimiter: ";")
    #expect(grouped.kinds[0] == .text && grouped.noteCodes == ["ambiguous_numbers"])
    let tab = try column(["1,234"], delimiter: "\t")
    #expect(tab.kinds[0] == .text)
    let contradiction = try read("a;b;c\n3,5;3.5;1,234\n")
    #expect(try contradiction.numbers("a") == [3.5])
    #expect(try contradiction.numbers("b") == [3.5])
    #expect(contradiction.kinds[2] == .text)
  }

  @Test func datesWithTimes() throws {
    let table = try column(["2024-01-31T10:30:00", "2024-01-31"])
    #expect(table.kinds[0] == .date)
    #expect(table.texts(0) == ["2024-01-31T10:30:00", "2024-01-31T00:00:00"])
    #expect(try column(["2024-01-31T01:00:00+02:00"]).texts(0) == ["2024-01-30T23:00:00Z"])
  }

  @Test func textsOfOtherSources() throws {
    let (numbers, notes) = Column.inferring(name: "x", texts: ["10 - Yes", nil, "3"])
    #expect(numbers.numbers == [10, nil, 3] && notes.map(\.code) == ["labelled_scale"])
    #expect(Column.inferring(name: "x", texts: ["2024-01-01", "NA"]).column.kind == .date)
    #expect(Column.inferring(name: "x", texts: ["007"]).column.kind == .text)
    #expect(Column.inferring(name: "x", texts: ["3,5"]).column.numbers == [3.5])
    #expect(Column.inferring(name: "x", texts: ["1,234"]).column.kind == .text)
    #expect(Column.inferring(name: "x", texts: [nil, ""]).column.kind == .empty)
  }
}
