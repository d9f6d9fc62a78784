#if Excel
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  @Suite struct SheetChoiceTests {
    private static func sheet(_ name: String, _ attributes: String, _ grid: [[String?]])
      -> (name: String, attributes: String, xml: String)
    {
      (name, attributes, "<sheetData>\(Book.rows(grid))</sheetData>")
    }

    private let book = Book(sheets: [
      sheet("Cover", "", [["Customer survey"], ["made by hand"]]),
      sheet("Empty", "", []),
      sheet("Answers 2026", "", [["nps", "tier"], ["9", "a"]]),
      sheet("Lists", "state=\"veryHidden\"", [["tier"], ["1"]]),
      sheet("Accounts", "", [["account", "arr"], ["x", "5"]]),
    ])

    private func read(_ sheet: String?) throws(ExcelError) -> Table {
      try book.table(ExcelOptions(sheet: sheet))
    }

    @Test func theFirstVisibleTableIsTaken() throws {
      let table = try read(nil)
      #expect(table.columnNames == ["nps", "tier"])
      #expect(table.source == "book.xlsx, sheet “Answers 2026”")
      #expect(
        table.notes.map(\.sentence) == [
          "Sheet “Answers 2026” was read, number 3 of 5; not read: “Cover”, “Empty”, “Lists” "
            + "(hidden), “Accounts”."
        ])
    }

    @Test(arguments: ["Accounts", "accounts", "ACC OUNTS", "5"])
    func byNameOrNumber(_ sheet: String) throws {
      #expect(try read(sheet).columnNames == ["account", "arr"])
    }

    @Test func hiddenSheetsCanBeAskedFor() throws {
      let table = try read("Lists")
      #expect(try table.numbers("tier") == [1])
      #expect(table.notes[0].sentence.hasPrefix("Sheet “Lists”, which is hidden, was read"))
    }

    @Test func aNameBeatsANumber() throws {
      let book = Book(sheets: [
        Self.sheet("2", "", [["a", "b"], ["1", "2"]]),
        Self.sheet("x", "", [["c", "d"], ["1", "2"]]),
      ])
      #expect(try book.table(ExcelOptions(sheet: "2")).columnNames == ["a", "b"])
    }

    @Test func unknownSheetsListTheNames() {
      let error = #expect(throws: ExcelError.self) { try read("Acounts") }
      #expect(
        error?.description
          == "book.xlsx: there is no sheet “Acounts”. Did you mean “Accounts”? Its sheets are: "
          + "“Cover”, “Empty”, “Answers 2026”, “Lists”, “Accounts”.")
      #expect(throws: ExcelError.self) { try read("0") }
      #expect(throws: ExcelError.self) { try read("6") }
    }

    @Test func emptySheetsAreNamed() {
      let error = #expect(throws: ExcelError.self) { try read("Empty") }
      #expect(
        error?.description.hasPrefix("book.xlsx, sheet “Empty”: the sheet holds no table.") == true)
    }

    @Test func aCoverIsReadWhereThereIsNothingElse() throws {
      let book = Book(sheets: [Self.sheet("Cover", "", [["Title"], ["text"]])])
      #expect(try book.table().columnNames == ["Title"])
    }

    @Test func oneColumnOfNumbersIsNoCover() throws {
      let book = Book(sheets: [
        Self.sheet("s", "", [["nps"], ["9"], ["8"]]),
        Self.sheet("t", "", [["a", "b"], ["1", "2"]]),
      ])
      #expect(try book.table().columnNames == ["nps"])
    }

    @Test func onlyHiddenSheetsMustBeAskedFor() {
      let book = Book(sheets: [Self.sheet("h", "state=\"hidden\"", [["a", "b"], ["1", "2"]])])
      #expect(
        #expect(throws: ExcelError.self) { try book.table() }?.reason == .empty(sheets: ["h"]))
    }

    @Test func chartsHaveNoCells() throws {
      var book = Book(sheets: [
        Self.sheet("Chart", "", []), Self.sheet("Data", "", [["a", "b"], ["1", "2"]]),
      ])
      book.replace(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/chartsheet\" Target=\"c.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
          + "</Relationships>")
      #expect(try book.table().columnNames == ["a", "b"])
      let bytes = book.bytes
      let error = #expect(throws: ExcelError.self) {
        try ExcelReader(ExcelOptions(sheet: "Chart")).read(bytes: bytes, source: "b")
      }
      #expect(error?.reason == .noCells)
    }
  }
#endif
