#if Excel
  import Tables
  import TestSupport
  import Testing

  @testable import TablesExcel

  @Suite struct NumberFormatTests {
    @Test(arguments: [
      ("General", NumberFormat.plain), ("0", .plain), ("0.00", .plain), ("#,##0", .plain),
      ("0%", .plain), ("0.00E+00", .plain), ("# ?/?", .plain), ("@", .plain), ("", .plain),
      ("[Red]0.0", .plain), ("\"day\" 0", .plain), ("0\\d", .plain), ("_-* #,##0.00_-", .plain),
      ("[$€-407] #,##0.00", .plain), ("0.0;[Red]-0.0", .plain), ("General\" days\"", .plain),
      ("yyyy-mm-dd", .date), ("dd/mm/yyyy", .date), ("d. mmm yy", .date), ("mmm", .date),
      ("[$-409]mmmm d, yyyy;@", .date), ("m/d/yy h:mm", .date), ("yyyy\\-mm\\-dd\\Thh:mm", .date),
      ("[Blue]DD.MM.YYYY", .date), ("ggge\"年\"m\"月\"", .date), ("mm-yy;@", .date),
      ("h:mm", .time), ("hh:mm:ss", .time), ("h:mm AM/PM", .time), ("h:mm A/P", .time),
      ("mm:ss.0", .time), ("[h]:mm", .duration), ("[mm]:ss", .duration), ("[ss]", .duration),
      ("00000", .padded(5)), ("00", .padded(2)), ("000-0000", .padded(7)),
    ])
    func codes(_ code: String, _ format: NumberFormat) {
      #expect(NumberFormat(code: code) == format)
    }

    @Test func builtIns() {
      for id in [14, 15, 16, 17, 22, 27, 36, 50, 58] {
        #expect(NumberFormat(builtIn: id) == .date, "\(id)")
      }
      for id in [18, 19, 20, 21, 45, 47] { #expect(NumberFormat(builtIn: id) == .time, "\(id)") }
      #expect(NumberFormat(builtIn: 46) == .duration)
      for id in [0, 1, 2, 9, 10, 11, 37, 44, 48, 49, 164] {
        #expect(NumberFormat(builtIn: id) == .plain, "\(id)")
      }
    }

    /// Days of the 1900 system around the leap day that never was.
    @Test(arguments: [
      (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_931, "2025-10-01"),
      (2_958_465, "9999-12-31"), (45_931.4375, "2025-10-01T10:30:00"),
      (45_931.43752314815, "2025-10-01T10:30:02"),
    ])
    func serials(_ serial: Double, _ date: String) throws {
      let days = try #require(SerialDate(startsIn1904: false).days(serial))
      #expect(SheetCell.dateText(days) == date)
      // The same number as the date has in a text file.
      let text = Column.inferring(name: "d", texts: [date]).column
      #expect(text.numbers == [days])
    }

    @Test func serialsThatAreNoDates() {
      let dates = SerialDate(startsIn1904: false)
      for serial in [0, 0.5, 60, 60.5, -1, 2_958_466, 1e300, .infinity, .nan] {
        #expect(dates.days(serial) == nil, "\(serial)")
      }
      let early = SerialDate(startsIn1904: true)
      #expect(early.days(0).map(SheetCell.dateText) == "1904-01-01")
      #expect(early.days(44_469).map(SheetCell.dateText) == "2025-10-01")
      #expect(early.days(-1) == nil)
      // A rounded day does not end in the 25th hour.
      #expect(dates.days(45_931.999999999).map(SheetCell.dateText) == "2025-10-02")
    }

    @Test func timesOfDay() {
      #expect(SerialDate.time(0.4375) == "10:30")
      #expect(SerialDate.time(0.4375 + 15 / 86_400) == "10:30:15")
      #expect(SerialDate.time(0) == "00:00")
      #expect(SerialDate.time(1) == nil)
      #expect(SerialDate.time(0.999999999) == nil)
    }

    private func table(_ formats: [(Int, String)], _ cells: [[String]], workbook: String = "")
      throws -> Table
    {
      let list = formats.filter { !$0.1.isEmpty }
        .map { "<numFmt numFmtId=\"\($0.0)\" formatCode=\"\($0.1)\"/>" }.joined()
      let styles = formats.map { "<xf numFmtId=\"\($0.0)\"/>" }.joined()
      let header = formats.indices.map { "<c t=\"str\"><v>c\($0)</v></c>" }.joined()
      let rows = cells.map { row in
        "<row>"
          + row.enumerated().map { "<c s=\"\($0.offset)\"><v>\($0.element)</v></c>" }.joined()
          + "</row>"
      }
      return try Book(
        rows: "<row>\(header)</row>" + rows.joined(),
        styles: "<numFmts>\(list)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs>\(styles)</cellXfs>", workbook: workbook
      ).table()
    }

    @Test func columnsOfDatesTimesAndCodes() throws {
      let table = try table(
        [(14, ""), (164, "yyyy-mm-dd hh:mm"), (20, ""), (165, "[h]:mm"), (166, "00000"), (10, "")],
        [
          ["45931", "45931.5", "0.4375", "1.5", "123", "0.455"],
          ["45932", "45932", "0.5", "0.25", "99999", "1"],
        ])
      #expect(table.columns.map(\.kind) == [.date, .date, .text, .number, .text, .number])
      #expect(table.columns[0][0] == "2025-10-01")
      #expect(table.columns[1][0] == "2025-10-01T12:00:00")
      #expect(table.columns[2][0] == "10:30")
      #expect(table.columns[3].numbers == [1.5, 0.25])
      #expect(table.columns[4][0] == "00123")
      #expect(table.columns[5].numbers == [0.455, 1])
      #expect(table.notes.map(\.code) == ["durations"])
    }

    @Test func the1904SystemAndImpossibleDates() throws {
      let late = try table(
        [(14, "")], [["44469"]], workbook: "<workbookPr date1904=\"1\"/>")
      #expect(late.columns[0][0] == "2025-10-01")
      let impossible = try table([(14, "")], [["45931"], ["60"], ["-4"]])
      #expect(impossible.columns[0].presentCount == 1)
      #expect(
        impossible.notes.map(\.sentence) == [
          "Column “c0” holds 2 numbers that are shown as dates and are none, read as missing, the "
            + "first in A3."
        ])
    }

    @Test func isoDatesInCells() throws {
      let table = try Book(
        rows: "<row><c t=\"str\"><v>d</v></c></row><row><c t=\"d\"><v>2025-10-01</v></c></row>"
          + "<row><c t=\"d\"><v>2025-10-02T10:30:00</v></c></row>"
      ).table()
      #expect(table.columns[0].kind == .date)
      #expect(table.columns[0][1] == "2025-10-02T10:30:00")
    }
  }
#endif
