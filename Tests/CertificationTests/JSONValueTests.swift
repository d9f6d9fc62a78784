import Testing

@testable import Certification

struct JSONValueTests {
  @Test func membersAreFoundByName() {
    let value: JSONValue = ["a": .number(1.0), "b": .null]
    #expect(value["a"] == .number(1.0))
    #expect(value["b"] == .null)
    #expect(value["c"] == nil)
    #expect(JSONValue.array([])["a"] == nil)
  }

  @Test func infinitiesMayBeWords() {
    #expect(JSONValue.string("Infinity").numeric == .infinity)
    #expect(JSONValue.string("-Infinity").numeric == -.infinity)
    #expect(JSONValue.string("infinity").numeric == nil)
    #expect(JSONValue.number(2.5).numeric == 2.5)
    #expect(JSONValue.null.numeric == nil)
    #expect(JSONValue.bool(true).numeric == nil)
  }

  @Test func absenceIsNull() {
    #expect(JSONValue.number(nil as Double?) == .null)
    #expect(JSONValue.number(3 as Double?) == .number(3.0))
    #expect(JSONValue.number(3 as Int) == .number(3.0))
  }

  @Test func descriptionsKeepEveryDigitAndStayShort() {
    #expect(JSONValue.number(0.1 + 0.2).description == "0.30000000000000004")
    #expect(JSONValue.numbers([1, 2]).description == "[1.0, 2.0]")
    #expect(JSONValue.numbers([1, 2, 3, 4, 5]).description == "an array of 5")
    #expect(JSONValue.strings(["x"]).description == "[\"x\"]")
    #expect((["a": .null] as JSONValue).description == "an object of 1")
    #expect(JSONValue.bool(false).description == "false")
    #expect(JSONValue.null.description == "null")
  }

  @Test func kindsHaveNames() {
    let values: [JSONValue] = [
      .null, .bool(true), .number(1.0), .string(""), .array([]), .object([]),
    ]
    #expect(Set(values.map(\.kind)).count == values.count)
  }
}
