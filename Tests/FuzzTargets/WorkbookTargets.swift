import TestSupport

#if Excel
  import Tables
  import TablesExcel

  extension FuzzTargets {
    /// The reader of workbooks: whole archives damaged, and parts damaged before they are packed.
    static let workbooks: [FuzzTarget] = [
      FuzzTarget(
        name: "xlsx", share: 70, corpus: books.flatMap { [$0.bytes, XMLDamage.packed($0.parts)] },
        mutate: { mutator, corpus in
          guard mutator.draw(2) == 0 else { return mutator.mutateBinary(oneOf: corpus) }
          var bytes = corpus[mutator.draw(corpus.count)]
          for _ in 0..<(1 + mutator.draw(3)) {
            mutator.overwriteNumber(in: &bytes, record(of: bytes, &mutator))
          }
          return bytes
        }, run: readWorkbook),
      FuzzTarget(
        name: "xlsx_parts", share: 100, corpus: books.map(\.bytes),
        mutate: { mutator, _ in
          var parts = books[mutator.draw(books.count)].parts
          for _ in 0..<(1 + mutator.draw(2)) {
            let part = mutator.draw(parts.count)
            XMLDamage.damage(&parts[part].bytes, &mutator)
          }
          return mutator.draw(2) == 0 ? Archive.bytes(parts) : XMLDamage.packed(parts)
        }, run: readWorkbook),
    ]

    private static func readWorkbook(_ bytes: [UInt8]) -> Bool {
      do throws(ExcelError) {
        let table = try ExcelReader().read(bytes: bytes, source: "f.xlsx")
        ask(table)
        return true
      } catch {
        require(error.description.hasPrefix("f.xlsx"), error.description)
        return false
      }
    }

    /// A record of the archive's own: a local header, an entry of the directory, or the end of it.
    private static func record(of bytes: [UInt8], _ mutator: inout Mutator) -> Range<Int> {
      let starts = bytes.indices.dropLast(22).filter { place in
        bytes[place] == 0x50 && bytes[place + 1] == 0x4B && bytes[place + 2] < 7
      }
      guard !starts.isEmpty else { return bytes.indices }
      let start = starts[mutator.draw(starts.count)]
      return (start + 4)..<min(bytes.count, start + 46)
    }

    private static let books: [Book] = [
      Book(
        sheets: [
          (
            "Cover", "",
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>"
          ),
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
        shared: [
          "<t>Title</t>", "<t>account</t>", "<r><t>n</t></r><r><t>ps</t></r>", "<t>Acme</t>",
        ],
        styles: "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"),
      Book(
        rows: """
          <row><c t="str"><v>a_x000D_b</v></c><c t="str"><v>day &amp; time</v></c></row>
          <row hidden="1"><c><v>1e3</v></c><c t="d"><v>2024-01-31T10:00:00</v></c></row>
          <row r="7"><c r="A7" s="0"><v>-0.5</v></c><c r="B7" t="d"><v>2024-02-01</v></c></row>
          """, workbook: "<workbookPr date1904=\"1\"/>"),
      Book(
        grid: [["account", "nps"]] + (0..<20).map { ["Account \($0 % 7)", "\($0 % 11)"] }),
    ]
  }
#else
  extension FuzzTargets {
    /// None in a build without the trait `Excel`.
    static let workbooks: [FuzzTarget] = []
  }
#endif
