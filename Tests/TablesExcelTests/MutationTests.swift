#if Excel
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  /// Damaged workbooks end in a table or in a typed error, and soon.
  @Suite struct MutationTests {
    private let book = Book(
      sheets: [
        ("Cover", "", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>"),
        (
          "Data", "",
          """
          <sheetData><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c>\
          <c r="C2" t="inlineStr"><is><t>when</t></is></c></row><row r="3"><c r="A3" t="s"><v>3</v>\
          </c><c r="B3"><v>9</v></c><c r="C3" s="1"><v>45931.5</v></c></row><row r="4">\
          <c r="B4"><f>1+1</f><v>2</v></c><c r="C4" t="e"><v>#N/A</v></c></row>\
          <row r="6"><c t="b"><v>1</v></c></row></sheetData>\
          <autoFilter ref="A2:C4"/><mergeCells><mergeCell ref="A3:A4"/></mergeCells>
          """
        ),
      ],
      shared: ["<t>Title</t>", "<t>account</t>", "<r><t>n</t></r><r><t>ps</t></r>", "<t>Acme</t>"],
      styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>")

    private func read(_ bytes: [UInt8]) -> Bool {
      do throws(ExcelError) {
        let table = try ExcelReader().read(bytes: bytes, source: "mutant")
        // What was read must hold together.
        for column in table.columns where table.rowCount > 0 {
          _ = column.text(row: table.rowCount - 1)
          _ = table.lineNumber(ofRow: table.rowCount - 1)
        }
        return true
      } catch {
        #expect(!error.description.isEmpty)
        return false
      }
    }

    /// Damage inside a part, packed again with a true checksum: the parser sees it.
    @Test func damagedParts() {
      var mutator = Mutator(seed: 2026)
      var whole = 0
      for round in 0..<1600 {
        var mutant = book
        let part = round % mutant.parts.count
        let bytes = mutant.parts[part].bytes
        // Every other time only a few bytes somewhere: much of the part is then still to be read.
        let start = round % 4 < 2 || bytes.isEmpty ? 0 : round * 7919 % bytes.count
        let end = round % 4 < 2 ? bytes.count : min(bytes.count, start + 16)
        mutant.parts[part].bytes =
          bytes[..<start] + mutator.mutate(Array(bytes[start..<end])) + bytes[end...]
        if read(mutant.bytes) { whole += 1 }
      }
      // Some damage does no harm, some does.
      #expect(whole > 100)
      #expect(whole < 1550)
    }

    /// Damage to the archive itself: directory, sizes, checksums.
    @Test func damagedArchives() {
      var mutator = Mutator(seed: 71)
      let bytes = book.bytes
      var refused = 0
      for _ in 0..<1200 where !read(mutator.mutate(bytes)) { refused += 1 }
      #expect(refused > 600)
    }
  }
#endif
