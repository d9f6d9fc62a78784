import Testing

@testable import Tables

struct FieldWalkerTests {
  private func fields(_ text: String) -> [FieldWalker.Field] {
    text.withByteText { bytes in
      var walker = FieldWalker(bytes, delimiter: Ascii.comma, from: 0, line: 1)
      var fields: [FieldWalker.Field] = []
      while !walker.isAtEnd { fields.append(walker.next()) }
      return fields
    }
  }

  @Test func fieldsWithPlaces() {
    let found = fields("a,\"b \"\"x\"\"\nc\",\r\nd\r")
    #expect(found.map(\.text) == ["a", "b \"x\"\nc", "", "d"])
    #expect(found.map(\.line) == [1, 1, 2, 3])
    #expect(found.map(\.endsRecord) == [false, false, true, true])
  }

  @Test func damagedQuotes() {
    #expect(fields("\"a").map(\.isUnclosed) == [true])
    #expect(fields("\"a\"b,c").map(\.hasTextAfterQuote) == [true, false])
    #expect(fields("\"a\" ,c").map(\.hasTextAfterQuote) == [false, false])
  }

  @Test func placesWithoutTexts() {
    "\"a\r\nb\",c".withByteText { bytes in
      var walker = FieldWalker(bytes, delimiter: Ascii.comma, from: 0, line: 1)
      let first = walker.next(keepsText: false)
      #expect(first.text == "" && first.end == 6 && walker.line == 2)
    }
  }
}
