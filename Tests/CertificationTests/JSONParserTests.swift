import Testing

@testable import Certification

struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
  }

  @Test func readsEveryKindAndKeepsTheOrder() throws {
    let value = try parse(
      #" { "z": [1, -2.5e-3, 0, true, false, null], "a": {"b": "c"}, "m": [], "n": {} } "#)
    let wanted: JSONValue = [
      "z": .array([
        .number(1.0), .number(-0.0025), .number(0.0), .bool(true), .bool(false), .null,
      ]),
      "a": ["b": .string("c")],
      "m": .array([]),
      "n": .object([]),
    ]
    #expect(value == wanted)
  }

  @Test(arguments: [
    ("0.1", 0.1), ("-0", -0.0), ("1E+2", 100), ("5e-324", .leastNonzeroMagnitude),
    ("1.7976931348623157e308", .greatestFiniteMagnitude),
    ("9007199254740993", 9_007_199_254_740_992), ("1e-400", 0),
  ])
  func numbersAreTheNearestDouble(text: String, number: Double) throws {
    #expect(try parse(text) == .number(number))
  }

  @Test(arguments: [
    (#""a\"b\\\/\b\f\n\r\t""#, "a\"b\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
    (#""\uD83D\uDE00""#, "😀"), (#""é😀""#, "é😀"), (#""""#, ""),
  ])
  func stringsAreUnescaped(text: String, string: String) throws {
    #expect(try parse(text) == .string(string))
  }

  @Test(arguments: [
    "", " ", "[1,]", "[1 2]", "[", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "01", "-",
    "1.", ".5", "1e", "+1", "NaN", "Infinity", "-Infinity", "nul", "1e999", "'a'", "\"a", "\"\\x\"",
    "\"\\u12g4\"", "\"\\uD83D\"", "\"\\uD83Dx\"", "\"\\uDE00\"", "\"\u{1}\"", "[1] 2", "[1]]",
    "{\"a\":1,\"a\":2}", "tru", "\"\\",
  ])
  func refusesWhatIsNotJSON(text: String) {
    #expect(throws: JSONSyntaxError.self) { try parse(text) }
  }

  @Test func saysWhere() {
    #expect {
      try parse("[1,\n  {\"a\": 1,\n   \"a\": 2}]")
    } throws: { error in
      guard let error = error as? JSONSyntaxError else { return false }
      return error.line == 3 && error.column == 4
        && error.description
          == "line 3, column 4: the name \"a\" is given twice in one object"
    }
  }

  @Test func refusesTextThatIsNotUTF8() {
    #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
  }

  @Test func skipsAByteOrderMark() throws {
    #expect(try JSONParser.parse([0xEF, 0xBB, 0xBF, 0x31]) == .number(1.0))
  }

  @Test func refusesNestingThatWouldExhaustTheStack() throws {
    let deep = JSONParser.deepestNesting
    let fits = String(repeating: "[", count: deep) + String(repeating: "]", count: deep)
    #expect(throws: Never.self) { try parse(fits) }
    #expect(throws: JSONSyntaxError.self) { try parse("[" + fits + "]") }
    #expect(throws: JSONSyntaxError.self) {
      try parse(String(repeating: "{\"a\":", count: 100_000))
    }
  }

  @Test func everyPrefixOfATextIsRefused() {
    let text = #"{"a": [1.5, "x\n", {"b": null}], "c": true}"#
    for length in 0..<text.count {
      #expect(throws: JSONSyntaxError.self) { try parse(String(text.prefix(length))) }
    }
  }
}
