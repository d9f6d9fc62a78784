import Testing

@testable import Statistics

@Suite struct WaldProportionDifferenceTests {
  /// 5 of 10 against 5 of 10: √(2 · 0.25/10) = √0.05.
  @Test func byHand() throws {
    let data = TwoProportions(5, of: 10, versus: 5, of: 10)
    let interval = try #require(ProportionDifference.wald.interval(data).0)
    #expect(abs(interval.upper! - 1.959963984540054 * 0.05.squareRoot()) < 1e-12)
    #expect(abs(interval.lower! + interval.upper!) < 1e-15)
  }

  @Test func standardErrorOfEmptyGroups() {
    #expect(
      ProportionDifference.waldStandardError(TwoProportions(0, of: 0, versus: 1, of: 2)) == nil)
    #expect(
      ProportionDifference.waldStandardError(TwoProportions(2, of: 2, versus: 0, of: 3)) == 0)
  }
}
