import Testing

@testable import Reports

@Suite struct OrderedEncoderTests {
  private let json = OrderedJSON(isPretty: false)

  /// Dictionaries and sets come in another order in every process; what is written does not.
  @Test func unorderedCollectionsAreSorted() throws {
    enum Role: String, Codable, CodingKeyRepresentable {
      case user, decisionMaker
    }
    struct Pair: Hashable, Encodable { var a: Int }
    let numbers = Dictionary(uniqueKeysWithValues: (0..<12).map { ($0, $0) })
    let keys = (0..<12).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    #expect(try json.text(of: numbers) == "{\(keys)}")
    #expect(try json.text(of: Set([10, 9, 1])) == "[1,9,10]")
    #expect(try json.text(of: Set(["b", "a"])) == #"["a","b"]"#)
    #expect(try json.text(of: Set([2.5, 10])) == "[2.5,10]")
    #expect(
      try json.text(of: [Role.user: 1, .decisionMaker: 2]) == #"{"decision_maker":2,"user":1}"#)
    #expect(
      try json.text(of: [Pair(a: 2): "x", Pair(a: 1): "y"]) == #"[{"a":1},"y",{"a":2},"x"]"#)
  }

  @Test func keysOfDictionariesAreData() throws {
    struct Inner: Encodable { var nAccounts = 1 }
    #expect(
      try json.text(of: ["EnterpriseEMEA": Inner()]) == #"{"EnterpriseEMEA":{"n_accounts":1}}"#)
    #expect(
      try json.text(of: ["Outer": ["innerKey": 1]]) == #"{"Outer":{"innerKey":1}}"#)
  }

  @Test func aLaterValueReplacesAnEarlierInItsPlace() throws {
    struct Twice: Encodable {
      enum CodingKeys: String, CodingKey { case a, b }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .a)
        try container.encode(2, forKey: .b)
        try container.encode(3, forKey: .a)
      }
    }
    #expect(try json.text(of: Twice()) == #"{"a":3,"b":2}"#)
  }

  @Test func whatEncodesNothingIsAnEmptyObject() throws {
    struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
    #expect(try json.text(of: Nothing()) == "{}")
    #expect(try json.text(of: [Nothing()]) == "[{}]")
    #expect(try json.text(of: [Int]()) == "[]")
    #expect(try json.text(of: [String: Int]()) == "{}")
  }
}
