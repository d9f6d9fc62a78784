import Testing

@testable import Tables

struct NumberTextTests {
  @Test(
    arguments: [
      (2024.0, "2024"), (-7, "-7"), (0, "0"), (-0.0, "0"), (0.1, "0.1"), (1e21, "1e+21"),
      (9_007_199_254_740_991, "9007199254740991"), (1.0 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func wholeNumbersHaveNoPoint(value: Double, text: String) {
    #expect(numberText(value) == text)
  }

  @Test func everyTextReadsBack() throws {
    var random = Seeded(1)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Double(numberText(value)) == value)
    }
  }
}
