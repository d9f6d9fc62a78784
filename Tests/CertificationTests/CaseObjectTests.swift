import Testing

@testable import Certification

struct CaseObjectTests {
  private let object = CaseObject(
    path: "input",
    value: [
      "n": .number(3.0), "half": .number(0.5), "name": .string("x"), "yes": .bool(true),
      "none": .null, "names": .strings(["a", "b"]), "mixed": .array([.string("a"), .null]),
    ])

  @Test func givesMembersOfTheRightKind() throws {
    #expect(try object.number("half") == 0.5)
    #expect(try object.whole("n", in: 0...3) == 3)
    #expect(try object.text("name") == "x")
    #expect(try object.optionalFlag("yes") == true)
    #expect(try object.texts("names") == ["a", "b"])
    #expect(try object.array("mixed").count == 2)
  }

  @Test func missingAndNullMembersAreNilOrAnError() throws {
    for key in ["none", "other"] {
      #expect(try object.optionalNumber(key) == nil)
      #expect(try object.optionalText(key) == nil)
      #expect(try object.optionalFlag(key) == nil)
      #expect(try object.optionalWhole(key, in: 0...9) == nil)
      #expect(throws: CaseError.unusable(key: "input.\(key)", reason: "a number is missing")) {
        try object.number(key)
      }
      #expect(throws: CaseError.self) { try object.array(key) }
      #expect(throws: CaseError.self) { try object.text(key) }
    }
  }

  @Test func otherKindsAreAnErrorThatShowsTheValue() {
    #expect(
      throws: CaseError.unusable(
        key: "input.name", reason: "a number should be here, not \"x\"")
    ) { try object.number("name") }
    #expect(throws: CaseError.self) { try object.text("n") }
    #expect(throws: CaseError.self) { try object.optionalFlag("n") }
    #expect(throws: CaseError.self) { try object.array("n") }
    #expect(throws: CaseError.self) { try object.texts("mixed") }
  }

  @Test func wholeNumbersKeepTheirRange() {
    #expect(throws: CaseError.self) { try object.whole("half", in: 0...3) }
    #expect(throws: CaseError.self) { try object.whole("n", in: 4...9) }
    let huge = CaseObject(path: "input", value: ["n": .number(1e300)])
    #expect(throws: CaseError.self) { try huge.whole("n", in: 0...Int.max) }
  }

  @Test func aValueThatIsNoObjectHasNoMembers() {
    let object = CaseObject(path: "params", value: .number(1.0))
    #expect(object.member("n") == nil)
    #expect(throws: CaseError.self) { try object.number("n") }
  }
}
