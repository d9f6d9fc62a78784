import Testing

@testable import Tables

struct DelimiterDetectionTests {
  private func detect(_ text: String) -> Character {
    Character(
      Unicode.Scalar(text.withByteText { DelimiterDetection.detect($0, from: 0) }))
  }

  @Test(
    arguments: [
      ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1;2;3\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"),
      ("a;b\n1,5;2,5\n3,5;4,5\n", ";"), ("\"a;x\",b\n1,\"2;3;4\"\n", ","),
      ("a,b\n\"x;y\nz;w\",1\n", ","), ("one\n1\n", ","), ("", ","), ("a;b", ";"),
      ("name;note, long\nx;y\nz;w\n", ";"), ("a,b,\n1,2,\n", ","), ("a,b;c\n1,x\n2,y\n", ","),
      ("a\tb,c\n1\t2\n3\t4\n", "\t"), ("q|a|c, d\n1|2|4, 5\n", "|"),
    ] as [(String, Character)])
  func found(text: String, delimiter: Character) {
    #expect(detect(text) == delimiter)
  }

  @Test func aRaggedFileStillShowsItsDelimiter() {
    #expect(detect("a,b,c\n1,2,3\n1,2\n1,2,3\n") == ",")
  }

  @Test func anUnclosedQuoteStopsNothing() {
    #expect(detect("a;b\n\"1;2\n3;4\n") == ";")
    #expect(detect("\"a;b\n") == ",")
  }

  @Test func optionsWin() throws {
    #expect(try read("a;b\n1;2\n", CSVOptions(delimiter: .comma)).columnNames == ["a;b"])
    #expect(try read("a|b\n1|2\n", CSVOptions(delimiter: .pipe)).columnNames == ["a", "b"])
  }

  @Test func theSeparatorLineOfExcel() throws {
    let table = try read("sep=;\r\na;b\r\n1,5;2\r\n")
    #expect(table.columnNames == ["a", "b"])
    #expect(try table.numbers("a") == [1.5])
    #expect(table.lineNumber(ofRow: 0) == 3)
    #expect(try read("sep=,x\n1,2\n").columnNames == ["sep=", "x"])
  }
}
