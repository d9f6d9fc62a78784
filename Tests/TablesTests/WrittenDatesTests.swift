import Testing

@testable import Tables

@Suite struct WrittenDatesTests {
  static func column(
    _ cells: String..., dates: CSVOptions.Dates = .detect
  ) -> (column: Column, notes: [TableNote]) {
    Column.inferring(name: "d", texts: cells.map { $0 }, options: CSVOptions(dates: dates))
  }

  static func table(_ cells: String...) -> Table {
    Table(source: "t.csv", columns: [Column(name: "d", texts: cells.map { $0 })])
  }

  @Test func oneDayAboveTwelveSettlesAColumn() {
    let (column, notes) = Self.column("03/04/2026", "25/04/2026")
    #expect(column.kind == .date && column.text(row: 0) == "2026-04-03")
    #expect(notes.map(\.code) == ["dates_read"])
    #expect(notes[0].sentence.contains("“25/04/2026” is 2026-04-25, day first"))
    let american = Self.column("03/04/2026", "04/25/2026").column
    #expect(american.text(row: 0) == "2026-03-04")
  }

  @Test func aColumnThatTellsNothingIsText() throws {
    let (column, notes) = Self.column("03/04/2026", "05/06/2026", "07/07/2026")
    #expect(column.kind == .text && notes.map(\.code) == ["ambiguous_dates"])
    #expect(notes[0].sentence.contains("--dates dmy or mdy"))
    let table = Self.table("07/07/2026", "03/04/2026")
    #expect(table.hasAmbiguousDates("d"))
    #expect(
      throws: TableError.ambiguousDates(
        column: "d", source: "t.csv",
        cell: TableError.Cell(row: 1, line: 2, text: "03/04/2026"))
    ) { try table.days("d") }
    do { _ = try table.days("d") } catch {
      let text = "\(error)"
      #expect(text.contains("line 2") && text.contains("2026-04-03 day first"))
      #expect(text.contains("2026-03-04 month first"))
    }
  }

  @Test func datesThatAreTheSameEitherWayAreDates() {
    #expect(Self.column("07/07/2026", "05/05/2026").column.kind == .date)
  }

  @Test func whatIsToldCounts() {
    #expect(Self.column("03/04/2026", dates: .dayFirst).column.text(row: 0) == "2026-04-03")
    #expect(Self.column("03/04/2026", dates: .monthFirst).column.text(row: 0) == "2026-03-04")
    // Told day first, a date that is none then is a text.
    #expect(Self.column("03/25/2026", dates: .dayFirst).column.kind == .text)
    #expect(Self.column("03.04.2026", dates: .monthFirst).column.text(row: 0) == "2026-03-04")
  }

  @Test func pointsAreDayFirst() {
    let (column, notes) = Self.column("03.04.2026", "05.06.2026")
    #expect(column.text(row: 0) == "2026-04-03" && notes[0].sentence.contains("day first"))
    #expect(Self.column("03.25.2026").column.kind == .text)
  }

  @Test func twoWaysOfWritingAreNoDates() throws {
    #expect(Self.column("13/04/2026", "2026-04-05").column.kind == .text)
    #expect(Self.column("13/04/2026", "04/13/2026").column.kind == .text)
    #expect(throws: TableError.self) { try Self.table("13/04/2026", "04/13/2026").days("d") }
    #expect(throws: TableError.self) { try Self.table("13/04/2026", "soon").days("d") }
  }

  @Test func textColumnsGiveDatesWhenAsked() throws {
    #expect(try Self.table("3 April 2026").days("d") == [20_546])
    #expect(try Self.table("13/04/2026").days("d") == [20_556])
  }

  @Test func missingCellsAndNamesOfMonths() {
    let (column, notes) = Self.column("3. März 2026", "", "NA", "4. April 2026")
    #expect(column.kind == .date && column.presentCount == 2)
    #expect(notes.last?.sentence.contains("“3. März 2026” is 2026-03-03.") == true)
  }
}
