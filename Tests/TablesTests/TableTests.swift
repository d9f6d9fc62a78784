import Tables
import Testing

struct TableTests {
  let table = Table(
    source: "survey.csv",
    columns: [
      Column(name: "Account Name", texts: ["Acme", "Beta", "Acme"]),
      Column(name: "nps", numbers: [9, nil, 3]),
      Column(name: "NPS", texts: ["a", "b", "c"]),
      Column(name: "answered", days: [1, 2, nil]),
    ], lines: LineNumbers([2, 5, 6]))

  @Test func columnsAreFoundByNearSpelling() throws {
    #expect(try table.column("nps").kind == .number)
    #expect(try table.column("NPS").kind == .text)
    #expect(try table.column("account_name").name == "Account Name")
    #expect(table.hasColumn("ACCOUNT-NAME") && !table.hasColumn("account"))
    #expect(table.columnNames == ["Account Name", "nps", "NPS", "answered"])
  }

  @Test func anAmbiguousNameIsRefused() {
    #expect(
      throws: TableError.ambiguousColumn(
        name: "Nps", matches: ["nps", "NPS"], source: "survey.csv")
    ) { try table.column("Nps") }
  }

  @Test func anUnknownNameListsNearOnes() {
    #expect(
      throws: TableError.unknownColumn(
        name: "acount name", near: ["Account Name"], columns: table.columnNames,
        source: "survey.csv")
    ) { try table.column("acount name") }
  }

  @Test func selectingKeepsLines() throws {
    let part = table.selecting(rows: [2, 0])
    #expect(part.rowCount == 2)
    #expect(try part.numbers("nps") == [3, 9])
    #expect(part.lineNumber(ofRow: 0) == 6 && part.lineNumber(ofRow: 1) == 2)
    #expect(table.selecting(rows: []).rowCount == 0)
    #expect(try table.selecting(columns: ["nps"]).columnNames == ["nps"])
    #expect(throws: TableError.self) { try table.selecting(columns: ["npz", "none"]) }
  }

  @Test func linesOfATableMadeInCode() {
    let made = Table(source: "code", columns: [Column(name: "x", numbers: [1, 2])])
    #expect(made.lineNumber(ofRow: 1) == 2)
    #expect(made.digest == "" && made.notes.isEmpty)
    #expect(Table(source: "none", columns: []).rowCount == 0)
  }
}
