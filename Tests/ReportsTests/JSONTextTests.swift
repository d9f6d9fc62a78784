import FoundationEssentials
import Testing

@testable import Reports

@Suite struct JSONTextTests {
  @Test func shortArraysStayOnOneLine() {
    let short = JSONValue.array((0..<20).map { .number(Double($0)) })
    #expect(!JSONText.text(of: short, isPretty: true).contains("\n"))
    let long = JSONValue.array((0..<200).map { .number(Double($0)) })
    #expect(JSONText.text(of: long, isPretty: true).split(separator: "\n").count == 202)
    let nested: JSONValue = [[1, 2], [3]]
    #expect(JSONText.text(of: nested, isPretty: true) == "[\n  [1, 2],\n  [3]\n]")
  }

  @Test func emptyCollections() {
    #expect(JSONText.text(of: [], isPretty: true) == "[]")
    #expect(JSONText.text(of: .object([]), isPretty: true) == "{}")
    #expect(JSONText.text(of: ["a": []], isPretty: true) == "{\n  \"a\": []\n}")
  }

  /// Any text comes back as it was, and no control character stands in the JSON.
  @Test func stringsAreEscaped() throws {
    var scalars = (0...0x2FF).compactMap(Unicode.Scalar.init).map { String($0) }
    scalars += ["\u{2028}", "\u{2029}", "\u{FFFF}", "👩‍👩‍👧", "\u{E000}", "\\u0041", "</script>"]
    scalars += Sample.hostile
    let text = JSONText.text(of: .array(scalars.map { .string($0) }), isPretty: false)
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(!text.unicodeScalars.contains("\u{2028}"))
    let back = try JSONDecoder().decode([String].self, from: Data(text.utf8))
    #expect(back.map { Array($0.unicodeScalars) } == scalars.map { Array($0.unicodeScalars) })
  }
}
