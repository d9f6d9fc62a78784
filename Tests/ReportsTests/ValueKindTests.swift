import Testing

@testable import Reports

@Suite struct ValueKindTests {
  @Test func onlyTextIsNotANumber() {
    #expect(!ValueKind.text.isNumeric)
    for kind: ValueKind in [
      .count, .score, .percent, .probability, .pValue, .number(digits: 0), .difference(digits: 1),
      .degreesOfFreedom,
    ] {
      #expect(kind.isNumeric)
    }
  }

  /// The same number in every kind.
  @Test(arguments: [
    (ValueKind.text, "0.0425"), (.count, "0"), (.score, "0.0"), (.percent, "4.3\u{A0}%"),
    (.probability, "0.043"), (.pValue, ".043"), (.number(digits: 3), "0.043"),
    (.difference(digits: 2), "+0.04"), (.degreesOfFreedom, "0"),
  ])
  func decidesTheForm(kind: ValueKind, expected: String) {
    #expect(Format.value(0.0425, as: kind) == expected)
  }
}
