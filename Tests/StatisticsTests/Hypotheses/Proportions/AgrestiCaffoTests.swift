import Testing

@testable import Statistics

@Suite struct AgrestiCaffoTests {
  /// 0 of 2 against 0 of 2: one in four either way, so that only the margin counts.
  @Test func byHand() throws {
    let data = TwoProportions(0, of: 2, versus: 0, of: 2)
    let interval = try #require(ProportionDifference.agrestiCaffo.interval(data).0)
    let margin = 1.959963984540054 * (2 * 0.25 * 0.75 / 4).squareRoot()
    #expect(abs(interval.upper! - margin) < 1e-12 && abs(interval.lower! + margin) < 1e-12)
  }

  @Test func isWaldOfTheAugmentedCounts() {
    let augmented = TwoProportions(7, of: 24, versus: 3, of: 27)
    #expect(
      ProportionDifference.agrestiCaffo.limits(
        TwoProportions(6, of: 22, versus: 2, of: 25), 0.9)
        == ProportionDifference.wald.limits(augmented, 0.9))
  }
}
