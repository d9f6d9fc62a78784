import Testing

@testable import Reports

/// Encodes by hand through every way that containers offer.
private struct ByHand: Encodable {
  enum Keys: String, CodingKey { case object, array, above, ints, nothing, text }
  enum InnerKeys: String, CodingKey { case firstValue, second }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    var object = container.nestedContainer(keyedBy: InnerKeys.self, forKey: .object)
    try object.encode(Float(0.5), forKey: .firstValue)
    var array = container.nestedUnkeyedContainer(forKey: .array)
    try array.encode("a")
    try array.encodeNil()
    var inner = array.nestedUnkeyedContainer()
    try inner.encode(true)
    var member = array.nestedContainer(keyedBy: InnerKeys.self)
    try member.encode(Int8(1), forKey: .second)
    // The first object is filled after others were begun.
    try object.encode(UInt16(7), forKey: .second)
    try 1.5.encode(to: container.superEncoder(forKey: .above))
    try 2.encode(to: container.superEncoder())
    try container.encode([UInt8(1), 2], forKey: .ints)
    try container.encodeNil(forKey: .nothing)
    try container.encode("x", forKey: .text)
  }
}

@Suite struct OrderedContainersTests {
  @Test func everyContainerFillsItsPlace() throws {
    let text = try OrderedJSON(isPretty: false).text(of: ByHand())
    let expected =
      #"{"object":{"first_value":0.5,"second":7},"array":["a",null,[true],{"second":1}],"#
      + #""above":1.5,"super":2,"ints":[1,2],"nothing":null,"text":"x"}"#
    #expect(text == expected)
  }

  @Test func allWidthsOfIntegers() throws {
    struct Widths: Encodable {
      var a = Int8.min, b = Int16.min, c = Int32.min, d = Int64.min, e = Int.max
      var f = UInt8.max, g = UInt16.max, h = UInt32.max, i = UInt64.max, j = UInt.max
    }
    let value = try OrderedJSON().value(of: Widths())
    guard case .object(let members) = value else {
      Issue.record("not an object")
      return
    }
    #expect(
      members.map(\.value) == [
        .integer("-128"), .integer("-32768"), .integer("-2147483648"),
        .integer("-9223372036854775808"), .integer("9223372036854775807"), .integer("255"),
        .integer("65535"), .integer("4294967295"), .integer("18446744073709551615"),
        .integer("18446744073709551615"),
      ])
    let list: [any Encodable & Sendable] = [
      Int8(1), Int16(1), Int32(1), Int64(1), 1, UInt8(1), UInt16(1), UInt32(1), UInt64(1), UInt(1),
      1.0, Float(1),
    ]
    for item in list {
      #expect(try OrderedJSON(isPretty: false).text(of: item) == "1")
      #expect(
        try OrderedJSON(isPretty: false).text(of: ["k": JSONValue.array([1])]) == #"{"k":[1]}"#)
    }
  }
}
