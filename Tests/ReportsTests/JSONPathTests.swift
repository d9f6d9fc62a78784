import Testing

@testable import Reports

@Suite struct JSONPathTests {
  @Test func description() {
    #expect(JSONPath.root.description == "the value")
    #expect(JSONPath.root.member("a").description == "a")
    #expect(JSONPath.root.element(2).description == "[2]")
    #expect(
      JSONPath.root.member("result").member("groups").element(2).member("p_value").description
        == "result.groups[2].p_value")
  }

  @Test func codingKeys() {
    let keys = JSONPath.root.member("a").element(3).codingKeys
    #expect(keys.map(\.stringValue) == ["a", "Index 3"])
    #expect(keys.map(\.intValue) == [nil, 3])
    #expect(JSONPath.root.codingKeys.isEmpty)
  }
}
