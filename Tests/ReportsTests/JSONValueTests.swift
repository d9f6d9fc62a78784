import FoundationEssentials
import Testing

@testable import Reports

@Suite struct JSONValueTests {
  @Test func literalsAndOptionals() {
    let value: JSONValue = ["b": 1, "a": [true, nil, 2.5, "x"]]
    #expect(
      value
        == .object([
          JSONMember("b", .integer("1")),
          JSONMember("a", .array([.bool(true), .null, .number(2.5), .string("x")])),
        ]))
    #expect(JSONValue(Int?.none) == .null)
    #expect(JSONValue(3) == .integer("3"))
    #expect(JSONValue(Double?.some(2.5)) == .number(2.5))
    #expect(JSONValue(String?.none) == .null)
    #expect(JSONValue(Bool?.some(false)) == .bool(false))
  }

  @Test func encodesIntoAnyEncoder() throws {
    let value: JSONValue = ["a": [true, nil, 2.5, "x", 7], "b": ["camelCase": 1]]
    let data = try JSONEncoder().encode(value)
    struct Back: Decodable, Equatable {
      var b: [String: Int]
    }
    #expect(try JSONDecoder().decode(Back.self, from: data) == Back(b: ["camelCase": 1]))
    let big = try JSONEncoder().encode([JSONValue.integer("18446744073709551615")])
    #expect(String(decoding: big, as: UTF8.self) == "[18446744073709551615]")
  }

  @Test func ownEncoderKeepsItAsItIs() throws {
    let value: JSONValue = ["zKey": ["aKey": 1], "b": [1, 2]]
    #expect(try OrderedJSON().value(of: value) == value)
  }
}
