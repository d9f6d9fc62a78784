#if Excel
  import Foundation
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  /// Workbooks that are meant to fill memory or time, or to reach other files.
  @Suite struct ExcelLimitsTests {
    private func reason(_ bytes: [UInt8], _ options: ExcelOptions = ExcelOptions())
      -> ExcelError.Reason?
    {
      do throws(ExcelError) {
        _ = try ExcelReader(options).read(bytes: bytes, source: "book.xlsx")
        return nil
      } catch {
        return error.reason
      }
    }

    private func limited(_ change: (inout ExcelLimits) -> Void) -> ExcelOptions {
      var limits = ExcelLimits()
      change(&limits)
      return ExcelOptions(limits: limits)
    }

    private let book = Book(grid: [["nps", "tier"], ["9", "a"], ["3", "b"]])

    @Test func documentTypesAreRefused() {
      var book = book
      book.replace(
        "xl/worksheets/sheet1.xml",
        """
        <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
        <worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>
        """)
      #expect(reason(book.bytes) == .documentType)
      book.replace(
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>")
      #expect(reason(book.bytes) == .documentType)
    }

    @Test func entitiesThatNobodyDeclaredAreDamage() {
      var book = book
      book.replace(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c t=\"str\"><v>&xx;</v></c></row></sheetData></worksheet>")
      guard case .damaged = reason(book.bytes) else {
        Issue.record("\(String(describing: reason(book.bytes)))")
        return
      }
    }

    @Test func unpackedBytesAreLimited() {
      let options = limited { $0.unpackedBytes = 500 }
      #expect(reason(book.bytes, options) == .tooLarge("it unpacks to more than 500 bytes"))
    }

    /// 300 KB of spaces deflated to a few hundred bytes.
    @Test func bombsAreRefusedAndHonestFilesNot() throws {
      let text =
        "<worksheet><sheetData>" + String(repeating: " ", count: 300_000)
        + "</sheetData></worksheet>"
      var book = book
      book.replace("xl/worksheets/sheet1.xml", text)
      let packed = try #require(Data(base64Encoded: Self.spaces))
      let bytes = Archive.bytes(book.parts, packed: ["xl/worksheets/sheet1.xml": Array(packed)])
      #expect(bytes.count < 3000)
      let bomb = limited {
        $0.freeBytes = 100_000
        $0.ratio = 50
      }
      #expect(reason(bytes, bomb) == .suspiciousCompression(50))
      // Small parts may be packed as well as they like.
      #expect(reason(bytes) == .empty(sheets: ["Data"]))
    }

    private static let spaces =
      "7cexCcAgFEDBVbKBC3ysXMRCECwEFbJ+wDHCXfN48c41dm/t5Lgp9dT8AAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      + "AAAAAAAAAADAj0TavbVT6qk50jvXuJ8/"

    @Test func textsAreLimited() {
      let shared = (0..<100).map { "<t>text \($0)</t>" }
      let book = Book(rows: "<row><c t=\"s\"><v>0</v></c></row>", shared: shared)
      #expect(reason(book.bytes) == nil)
      #expect(
        reason(book.bytes, limited { $0.texts = 50 }) == .tooLarge("it holds too much text"))
      #expect(
        reason(book.bytes, limited { $0.textBytes = 50 }) == .tooLarge("it holds too much text"))
      let inline = Book(grid: [["a", "b"]] + (0..<100).map { ["x\($0)", "y"] })
      #expect(
        reason(inline.bytes, limited { $0.texts = 50 }) == .tooLarge("it holds too much text"))
    }

    @Test func partsBesidesSheetsAreLimited() {
      #expect(
        reason(book.bytes, limited { $0.partBytes = 100 })
          == .tooLarge("its part “xl/workbook.xml” exceeds 100 bytes"))
    }

    /// A few cells far apart must not make a table of millions.
    @Test func sparseCellsAreLimited() {
      var rows = Book.rows([["a", "b"]])
      for row in 2...400 { rows += "<row r=\"\(row)\"><c r=\"A\(row)\"><v>1</v></c></row>" }
      for column in ["C", "D", "E", "F", "G", "H"] {
        rows +=
          "<row r=\"\(500 + rows.count)\"><c r=\"\(column)\(500 + rows.count)\"><v>1</v></c></row>"
      }
      let book = Book(rows: rows)
      #expect(reason(book.bytes) == nil)
      #expect(
        reason(book.bytes, limited { $0.cells = 2000 })
          == .tooLarge("it has more than 2000 cells"))
    }

    @Test(arguments: [
      "<row r=\"1048577\"><c><v>1</v></c></row>", "<row r=\"x\"/>", "<row r=\"0\"/>",
      "<row r=\"5\"/><row r=\"5\"/>", "<row r=\"9\"/><row r=\"3\"/>",
      "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "<row r=\"1\"><c r=\"B7\"/></row>",
      "<row r=\"1\"><c r=\"\"/></row>", "<row r=\"1\"><c r=\"AAAA1\"/></row>",
      "<row r=\"99999999999999999999\"/>",
      "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c><c><v>1</v></c></row>",
    ])
    func placesThatNoSheetHasAreDamage(_ rows: String) {
      guard case .misplaced = reason(Book(rows: rows).bytes) else {
        Issue.record("\(rows): \(String(describing: reason(Book(rows: rows).bytes)))")
        return
      }
    }

    @Test func theLastPlaceOfASheetIsRead() throws {
      let rows =
        "<row r=\"1\"><c r=\"XFD1\" t=\"str\"><v>n</v></c></row>"
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>"
      let table = try Book(rows: rows).table()
      #expect(table.columnNames == ["n"])
      #expect(try table.numbers("n") == [7])
      #expect(table.lineNumber(ofRow: 0) == 1_048_576)
    }
  }
#endif
