import Testing

@testable import Tables

@Suite struct HeaderLayoutTests {
  static let text =
    "Q1,,Q2\nHow likely?,\"Why, then?\",When?\n{id},{id},{id}\n10,x,2026-01-02\n9,,\n"

  static func rule(_ rows: [[String]]) -> HeaderLayout? {
    HeaderLayout(rowCount: 3, headers: ["Q1", "Why", "Q2"])
  }

  @Test func severalRowsMakeTheHeader() throws {
    var shown: [[String]] = []
    let table = try CSVReader().read(bytes: Self.text.utf8, source: "t") { rows in
      shown = rows
      return Self.rule(rows)
    }
    #expect(shown.count == 5 && shown[1] == ["How likely?", "Why, then?", "When?"])
    #expect(table.columnNames == ["Q1", "Why", "Q2"] && table.rowCount == 2)
    #expect(table.columns.map(\.kind) == [.number, .text, .date])
    #expect(table.lineNumber(ofRow: 0) == 4)
  }

  @Test func liftingATableIsTheSame() throws {
    let plain = try CSVReader().read(bytes: Self.text.utf8, source: "t")
    #expect(plain.topRows[0] == ["Q1", "", "Q2"] && plain.topRows.count == 5)
    let layout = try #require(Self.rule(plain.topRows))
    let lifted = plain.lifting(layout)
    let direct = try CSVReader().read(bytes: Self.text.utf8, source: "t", header: Self.rule)
    #expect(lifted.columns == direct.columns && lifted.lineNumber(ofRow: 1) == 5)
  }

  @Test func aLayoutThatDoesNotFitIsNotTaken() throws {
    let table = try CSVReader().read(bytes: Self.text.utf8, source: "t") { _ in
      HeaderLayout(rowCount: 2, headers: ["one"])
    }
    #expect(table.columnNames[0] == "Q1" && table.rowCount == 4)
    let short = try CSVReader().read(bytes: "a,b\n".utf8, source: "t") { rows in
      #expect(rows == [["a", "b"]])
      return HeaderLayout(rowCount: 2, headers: ["x", "y"])
    }
    #expect(short.columnNames == ["a", "b"] && short.rowCount == 0)
  }

  @Test func rowsOfAnotherLengthAreNotShown() throws {
    var count = 0
    #expect(throws: CSVError.self) {
      try CSVReader().read(bytes: "a,b\n1,2\n1\n1,2\n".utf8, source: "t") { rows in
        count = rows.count
        return nil
      }
    }
    #expect(count == 2)
  }

  @Test func rolesStayWithSelections() {
    let table = Table(
      source: "t", columns: [Column(name: "a", texts: ["1", "2"])],
      roles: ColumnRoles(columns: ["nps": "a"], idle: ["b"]))
    #expect(table.selecting(rows: [1]).roles == table.roles)
    #expect(table.adding(notes: []).roles.columns["nps"] == "a")
  }
}
