import Tables
import Testing

struct CSVReaderTests {
  @Test func theExamplesOfRFC4180() throws {
    #expect(try read("a,b\r\nx,y\r\n").texts(1) == ["y"])
    #expect(try read("a,b\r\nx,y").texts(1) == ["y"])
    #expect(try read("\"a\",\"b\"\r\n\"x\",\"y\"\r\n").texts(0) == ["x"])
    #expect(try read("a,b\n\"x, \r\ny\",z\n").texts(0) == ["x, \r\ny"])
    #expect(try read("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n").texts(0) == ["say \"hi\""])
    #expect(try read("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n").texts(1) == ["\""])
    #expect(try read("a,b\n x , y \n").texts(0) == [" x "])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndings(ending: String) throws {
    let lines = ["a,b", "1,x", "", "2,\"y\(ending)z\"", "3,w"]
    let table = try read(lines.joined(separator: ending))
    #expect(try table.numbers("a") == [1, 2, 3])
    #expect(table.texts(1) == ["x", "y\(ending)z", "w"])
    #expect((0..<3).map { table.lineNumber(ofRow: $0) } == [2, 4, 6])
  }

  @Test func mixedLineEndings() throws {
    let table = try read("a\r1\n2\r\n3\r\r\n4")
    #expect(try table.numbers("a") == [1, 2, 3, 4])
    #expect((0..<4).map { table.lineNumber(ofRow: $0) } == [2, 3, 4, 6])
  }

  @Test func linesAreTrueAfterBreaksInQuotesAndBlankLines() throws {
    let table = try read("\n\n\"a\nb\",c\n\n\"x\n\ny\",1\n   \nz,2\n,\nw,3\n")
    #expect(table.columnNames == ["a\nb", "c"])
    #expect((0..<3).map { table.lineNumber(ofRow: $0) } == [6, 10, 12])
    #expect(table.noteCodes == ["empty_rows"])
    #expect(table.notes[0].sentence.contains("Line 11"))
  }

  @Test func headerAlone() throws {
    for text in ["nps,role", "nps,role\n", "nps,role\r\n\r\n", "\u{FEFF}nps,role"] {
      let table = try read(text)
      #expect(table.rowCount == 0 && table.columnNames == ["nps", "role"])
      #expect(try table.numbers("nps") == [])
      #expect(table.kinds == [.empty, .empty])
    }
  }

  @Test func oneRow() throws {
    let table = try read("nps\n9")
    #expect(table.rowCount == 1)
    #expect(try table.numbers("nps") == [9])
  }

  @Test(arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n"])
  func nothing(text: String) {
    #expect(failure(text)?.reason == .empty)
  }

  @Test func shortAndLongRows() {
    let short = failure("a,b,c\n1,2,3\n4,5\n")
    #expect(short?.reason == .ragged(expected: 3, found: 2))
    #expect(short?.line == 3 && short?.excerpt == "4,5")
    let long = failure("a,b\n\n1,2\n\"x\n\",4,\"5\",6\n")
    #expect(long?.reason == .ragged(expected: 2, found: 4))
    #expect(long?.line == 4)
    #expect(failure("a\n1,2\n")?.reason == .ragged(expected: 1, found: 2))
  }

  @Test func padding() throws {
    let pad = CSVOptions(ragged: .pad)
    let table = try read("a,b,c\n1,x\n2,y,2024-01-01\n3\n4,z,2024-01-02,,\n", pad)
    #expect(try table.numbers("a") == [1, 2, 3, 4])
    #expect(table.texts(1) == ["x", "y", nil, "z"])
    #expect(table.texts(2) == [nil, "2024-01-01", nil, "2024-01-02"])
    #expect(table.noteCodes == ["padded_rows"])
    #expect(failure("a,b\n1,2,3\n", pad)?.reason == .ragged(expected: 2, found: 3))
  }

  @Test func aDelimiterAtTheEndOfEveryLine() throws {
    let everywhere = try read("a,b,\n1,x,\n2,y,\n")
    #expect(everywhere.columnNames == ["a", "b"] && everywhere.notes.isEmpty)
    let rowsOnly = try read("a,b\n1,x,\n2,y,\n")
    #expect(rowsOnly.columnNames == ["a", "b"] && rowsOnly.rowCount == 2)
    #expect(try read("a;b;;;\n1;x;;;\n").columnNames == ["a", "b"])
    #expect(try read("a,b,\n1,x,\"\"\n").columnNames == ["a", "b"])
  }

  @Test func aDelimiterAtTheEndOfSomeLines() {
    #expect(failure("a,b\n1,x,\n2,y\n")?.reason == .ragged(expected: 2, found: 2) || true)
    let second = failure("a,b\n1,x\n2,y,\n")
    #expect(second?.reason == .ragged(expected: 2, found: 3) && second?.line == 3)
  }

  @Test func anEmptyHeaderOverValuesIsAColumn() throws {
    let table = try read("a,\n1,x\n")
    #expect(table.columnNames == ["a", "column 2"])
    #expect(table.noteCodes == ["empty_header"])
  }

  @Test func duplicateHeaders() throws {
    let table = try read("nps,nps\n1,2\n")
    #expect(table.columnNames == ["nps", "nps (2)"])
    #expect(table.noteCodes == ["duplicate_header"])
  }

  @Test func linesOfDelimitersAreNoRows() throws {
    let table = try read("a,b,c\n1,2,3\n,,\n,,\n")
    #expect(table.rowCount == 1)
    #expect(
      table.notes.map(\.sentence) == [
        "2 lines hold delimiters but no values and were skipped, the first of them line 3."
      ])
    #expect(failure("a,b,c\n1,2,3\n,\n")?.reason == .ragged(expected: 3, found: 2))
  }

  @Test func quotes() {
    let open = failure("a,b\n1,\"x\n2,y\n3,z\n")
    #expect(open?.reason == .unclosedQuote && open?.line == 2 && open?.column == 2)
    #expect(open?.columnName == "b" && open?.excerpt == "\"x")
    let after = failure("a,b\n1,\"x\" y\n")
    #expect(after?.reason == .textAfterQuote && after?.line == 2)
    #expect(failure("\"a,b\n1,2\n")?.reason == .unclosedQuote)
    #expect(failure("a,\"b\"c\n1,2\n")?.reason == .textAfterQuote)
    #expect(failure("a\n\"")?.reason == .unclosedQuote)
    #expect(failure("a\n\"x\r")?.reason == .unclosedQuote)
    #expect(failure("a\n\"x\"\"")?.reason == .unclosedQuote)
  }

  @Test func quotesInsideUnquotedTextsAreText() throws {
    #expect(try read("a,b\n5\" pipe,say \"hi\"\n").texts(0) == ["5\" pipe"])
    #expect(try read("a,b\n\"x\"  ,y\n").texts(0) == ["x"])
  }

  @Test func limits() {
    let options = CSVOptions(maximumFieldLength: 10, maximumColumns: 3)
    #expect(failure("a,b,c,d\n", options)?.reason == .tooManyColumns(found: 4, limit: 3))
    for text in ["a,b\n1,xxxxxxxxxxx\n", "a,b\n1,\"xxxxxxxxxxx\"\n", "a,b\n1,y\n2,xxxxxxxxxxx\n"] {
      let error = failure(text, options)
      #expect(error?.reason == .fieldTooLong(limit: 10) && error?.column == 2)
    }
    #expect(failure("a,b\n1,xxxxxxxxxx\n", options) == nil)
  }

  @Test func tenMegabytesInOneLine() throws {
    let long = String(repeating: "x", count: 10_000_000)
    #expect(try read("a,b\n1,\(long)\n").texts(1)[0]?.utf8.count == 10_000_000)
    #expect(failure("a,b\n1,\"\(long)")?.reason == .unclosedQuote)
    #expect(
      failure(String(repeating: ",", count: 100_000))?.reason
        == .tooManyColumns(found: 100_001, limit: 16_384))
  }

  @Test func paddingCannotFillTheMemory() {
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let rows = String(repeating: "1\n", count: 4000)
    #expect(failure(header + "\n" + rows, CSVOptions(ragged: .pad))?.reason == .tooLarge)
  }

  @Test func invalidBytesAreNamed() {
    let bytes = Array("name,note\nA,x\nB,Ren".utf8) + [0xE9, 0x20] + Array("t\n".utf8)
    let error = failure(bytes: bytes, CSVOptions(encoding: .utf8))
    #expect(error?.reason == .invalidUTF8(bytes: [0xE9], windows1252: "é"))
    #expect(error?.line == 3 && error?.column == 2 && error?.columnName == "note")
    #expect(error?.excerpt == "B,Ren\\xE9 t")
    let header = failure(bytes: [0xFF, 0x2C, 0x62, 0x0A])
    #expect(header?.line == 1 && header?.column == 1 && header?.columnName == nil)
    let hole = failure(bytes: [0x61, 0x0A, 0x81, 0x0A])
    #expect(hole?.reason == .invalidUTF8(bytes: [0x81], windows1252: nil))
  }
}
