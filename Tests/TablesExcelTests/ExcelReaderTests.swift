#if Excel
  import Tables
  import TablesExcel
  import TestSupport
  import Testing

  @Suite struct ExcelReaderTests {
    @Test func readsNumbersTextsAndGaps() throws {
      let table = try Book(grid: [
        ["account", "nps", "tier"], ["Acme", "9", "gold"], ["Beta", nil, "silver"],
        ["Acme", "-2.5", nil],
      ]).table()
      #expect(table.columnNames == ["account", "nps", "tier"])
      #expect(try table.numbers("nps") == [9, nil, -2.5])
      #expect(try table.labels("account").levels == ["Acme", "Beta"])
      #expect(try table.labels("account").codes == [0, 1, 0])
      #expect(try table.labels("tier").codes == [0, 1, -1])
      #expect(table.notes.isEmpty)
      #expect(table.source == "book.xlsx")
      #expect(table.digest.hasPrefix("xxh64:"))
    }

    @Test func cellsAndRowsWithoutPlacesFollowEachOther() throws {
      let table = try Book(
        rows: """
          <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
          <row><c><v>1</v></c><c r="B2"><v>2</v></c></row>
          <row r="7"><c r="B7"><v>4</v></c></row>
          <row><c><v>5</v></c></row>
          """
      ).table()
      #expect(try table.numbers("a") == [1, nil, 5])
      #expect(try table.numbers("b") == [2, 4, nil])
      #expect((0..<3).map { table.lineNumber(ofRow: $0) } == [2, 7, 8])
    }

    @Test func sharedTextsHaveRunsAndNoPhonetics() throws {
      let shared = [
        "<t>name</t>", "<r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r>",
        "<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>", "<t xml:space=\"preserve\">  x </t>",
        "<t>  y </t>", "<t/>", "<t>a_x000D_b_x005F_x0041_</t>", "<t>R&amp;D &lt;1&gt;</t>",
      ]
      let cells = (0..<8).map { "<row><c t=\"s\"><v>\($0)</v></c></row>" }.joined()
      let table = try Book(rows: cells, shared: shared).table()
      #expect(table.columnNames == ["name"])
      #expect(
        (0..<6).map { table.columns[0][$0] } == [
          "two runs", "東京", "  x ", "y", "a\rb_x0041_", "R&D <1>",
        ])
    }

    @Test func equalSharedTextsAreOneLevel() throws {
      let table = try Book(
        rows: (0..<4).map { "<row><c t=\"s\"><v>\($0)</v></c></row>" }.joined(),
        shared: ["<t>h</t>", "<t>a</t>", "<r><t>a</t></r>", "<t>b</t>"]
      ).table()
      #expect(try table.labels("h").levels == ["a", "b"])
      #expect(try table.labels("h").codes == [0, 0, 1])
    }

    @Test func booleansErrorsAndFormulas() throws {
      let table = try Book(
        rows: """
          <row><c t="str"><v>churned</v></c><c t="str"><v>usage</v></c><c t="str"><v>sum</v></c>\
          <c t="str"><v>label</v></c></row>
          <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>A1+1</f><v>3</v></c>\
          <c t="str"><f>"a"</f><v>a</v></c></row>
          <row><c t="b"><v>0</v></c><c><v>4</v></c><c><f t="shared" si="0"/></c>\
          <c t="str"><f>x</f><v></v></c></row>
          <row><c t="b"><v>0</v></c><c t="e"><v>#DIV/0!</v></c><c><f>B1</f><v/></c></row>
          <row><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><v>5</v></c></row>
          """
      ).table()
      #expect(try table.labels("churned").levels == ["TRUE", "FALSE"])
      #expect(try table.numbers("usage") == [nil, 4, nil, nil])
      #expect(try table.numbers("sum") == [3, nil, nil, 5])
      #expect((0..<4).map { table.columns[3][$0] } == ["a", nil, nil, nil])
      #expect(
        table.notes.map(\.sentence) == [
          "Column “usage” holds 3 errors, read as missing: #N/A (2), #DIV/0! (1), the first in B2.",
          "Column “sum” holds 2 formulas without a computed value, read as missing, the first in C3. "
            + "Open the workbook in Excel and save it.",
        ])
      #expect(table.notes.map(\.column) == ["usage", "sum"])
    }

    @Test func numbersStoredAsTextAreNumbersAndIdentifiersTexts() throws {
      let ids = ["0065E00000AbCdE", "0065E00000AbCdEQAV"]
      let table = try Book(
        rows: """
          <row><c t="str"><v>nps</v></c><c t="str"><v>zip</v></c><c t="str"><v>id</v></c>\
          <c t="str"><v>case</v></c></row>
          <row><c t="str"><v>9</v></c><c t="str"><v>00123</v></c><c t="str"><v>\(ids[0])</v></c>\
          <c t="str"><v>50050000001E234</v></c></row>
          <row><c><v>8</v></c><c t="str"><v>99999</v></c><c t="str"><v>\(ids[1])</v></c>\
          <c t="str"><v>500500000012E45</v></c></row>
          <row><c t="str"><v>N/A</v></c></row>
          """
      ).table()
      #expect(try table.numbers("nps") == [9, 8, nil])
      #expect(try table.column("zip").kind == .text)
      #expect(table.columns[1][0] == "00123")
      #expect(table.columns[2][1] == ids[1])
      #expect(try table.column("case").kind == .text)
      #expect(
        table.notes.map(\.sentence) == [
          "Column “nps” holds 1 cell stored as text among 1 number, all read as numbers."
        ])
    }

    @Test func numbersAreReadToTheLastDigit() throws {
      let written = ["0.1", "12.300000000000001", "4.5E-3", "1E+20", "12345678901234567890", "-0"]
      let table = try Book(
        rows: "<row><c t=\"str\"><v>x</v></c></row>"
          + written.map { "<row><c><v>\($0)</v></c></row>" }.joined()
      ).table()
      #expect(
        try table.numbers("x") == [0.1, 12.300000000000001, 0.0045, 1e20, 1.2345678901234567e19, 0])
    }

    @Test func cellsThatBreakTheirOwnWordAreNamed() throws {
      let word = Book(
        rows: "<row><c t=\"str\"><v>x</v></c></row><row><c r=\"A2\"><v>abc</v></c></row>")
      let error = #expect(throws: ExcelError.self) { try word.table() }
      #expect(
        error?.description
          == "book.xlsx, sheet “Data”, cell A2: “abc” is marked as a number and is none. Download or "
          + "copy it again, or open it in Excel and save it anew.")
      let pointer = Book(
        rows:
          "<row><c t=\"s\"><v>0</v></c></row><row r=\"9\"><c r=\"C9\" t=\"s\"><v>7</v></c></row>",
        shared: ["<t>x</t>"])
      let lost = #expect(throws: ExcelError.self) { try pointer.table() }
      #expect(lost?.cell == "C9")
      #expect(lost?.reason == .noSharedText("7"))
      for wild in ["inf", "nan", "0x10", "1e999"] {
        let book = Book(
          rows: "<row><c t=\"str\"><v>x</v></c></row><row><c><v>\(wild)</v></c></row>")
        #expect(#expect(throws: ExcelError.self) { try book.table() }?.reason == .notANumber(wild))
      }
    }

    @Test func namespacePrefixesDoNotMatter() throws {
      var book = Book(grid: [["a"]])
      book.replace(
        "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x=\"\(Book.main)\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"str\">"
          + "<x:v>n</x:v></x:c></x:row><x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c></x:row>"
          + "</x:sheetData></x:worksheet>")
      #expect(try book.table().numbers("n") == [1])
    }

    @Test func columnsMixedOfKindsBecomeText() throws {
      let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
      let table = try Book(
        rows: """
          <row><c t="str"><v>when</v></c><c t="str"><v>what</v></c></row>
          <row><c s="1"><v>45931</v></c><c><v>1.5</v></c></row>
          <row><c><v>45932</v></c><c t="str"><v>many</v></c></row>
          """, styles: styles
      ).table()
      #expect(try table.labels("when").levels == ["2025-10-01", "45932"])
      #expect(try table.labels("what").levels == ["1.5", "many"])
      #expect(table.notes.map(\.code) == ["mixed_dates"])
    }

    @Test func trailingColumnsRowsAndRemarksGo() throws {
      let book = Book(
        grid: [
          ["a", "b", "c", " "], ["1", "2", "3"], ["4", nil, "6"], [" ", " "], [],
          ["Source: CRM"], [], ["Confidential"],
        ])
      let table = try book.table()
      #expect(table.columnNames == ["a", "b", "c"])
      #expect(try table.numbers("a") == [1, 4])
      #expect(
        table.notes.map(\.sentence) == [
          "2 rows of lone cells below the table, from row 6 on, were left out."
        ])
    }

    @Test func mergedDataCellsCountInEachRow() throws {
      let book = Book(
        grid: [["account", "nps"], ["Acme", "9"], [nil, "8"], ["Beta", "1"], [nil, "2"]],
        after: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
      let table = try book.table()
      #expect((0..<4).map { table.columns[0][$0] } == ["Acme", "Acme", "Beta", nil])
      #expect(
        table.notes.map(\.sentence) == [
          "Cells merged over several rows count in each of them: 1 cell was filled, the first from "
            + "A2:A3."
        ])
    }

    @Test func hiddenRowsAreReadAndSaid() throws {
      let table = try Book(
        rows: """
          <row><c t="str"><v>x</v></c></row><row hidden="1"><c><v>1</v></c></row>\
          <row hidden="0"><c><v>2</v></c></row>
          """
      ).table()
      #expect(try table.numbers("x") == [1, 2])
      #expect(table.notes.map(\.code) == ["hidden_rows"])
    }

    @Test func theDigestIsOfTheFile() throws {
      let one = try Book(grid: [["x"], ["1"]]).table()
      let other = try Book(grid: [["x"], ["2"]]).table()
      #expect(one.digest != other.digest)
    }
  }
#endif
