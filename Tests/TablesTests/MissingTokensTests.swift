import Testing

@testable import Tables

struct MissingTokensTests {
  private func isMissing(_ text: String, _ tokens: [String]) -> Bool {
    text.withByteText { MissingTokens(tokens).contains($0) }
  }

  @Test func exactlyTheTokens() {
    #expect(isMissing("NA", ["NA", "k. A."]) && isMissing("k. A.", ["NA", "k. A."]))
    #expect(!isMissing("na", ["NA"]) && !isMissing("NAN", ["NA"]) && !isMissing("N", ["NA"]))
  }

  @Test func emptyAlways() {
    #expect(isMissing("", []) && isMissing("", ["NA"]) && !isMissing("x", []))
  }
}
