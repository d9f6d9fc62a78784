import Testing

@testable import Statistics

@Suite struct WaldRatioTests {
  /// 2 of 4 against 1 of 4: √(2/8 + 3/4) = 1 on the log scale, around 2.
  @Test func byHand() throws {
    let ratio = RiskRatioInterval.wald.estimate(TwoProportions(2, of: 4, versus: 1, of: 4))
    #expect(ratio.estimate == 2 && abs(ratio.logStandardError! - 1) < 1e-15)
    #expect(abs(ratio.interval!.upper! / (2 * exponential(1.959963984540054)) - 1) < 1e-12)
    #expect(abs(ratio.interval!.lower! * ratio.interval!.upper! - 4) < 1e-12)
  }
}
