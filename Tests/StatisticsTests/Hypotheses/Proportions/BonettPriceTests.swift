import Testing

@testable import Statistics

@Suite struct BonettPriceTests {
  /// Nobody changed among two: one change each way among four, variance ½, error √(½/4).
  @Test func byHand() throws {
    let data = PairedProportions(both: 1, firstOnly: 0, secondOnly: 0, neither: 1)
    let interval = try #require(PairedDifference.bonettPrice.interval(data).0)
    #expect(abs(interval.upper! - 1.959963984540054 * 0.125.squareRoot()) < 1e-12)
  }
}
