import Testing

@testable import Statistics

@Suite struct MantelHaenszelOddsRatioTests {
  /// statsmodels 0.15.0, StratifiedTable: oddsratio_pooled and logodds_pooled_se.
  @Test func matchesStatsmodels() {
    let data = MantelHaenszelTests.strata([
      [[12, 5], [7, 9]], [[8, 4], [6, 11]], [[3, 9], [9, 4]],
    ])
    let ratio = MantelHaenszelOddsRatio(data).estimate(level: 0.95)
    #expect(abs(ratio.estimate! - 1.3235092752583706) < 1e-13)
    #expect(abs(ratio.logStandardError! - 0.41274962348290317) < 1e-13)
  }

  /// In one stratum the variance is Woolf's.
  @Test func oneStratumIsWoolf() {
    let data = TwoProportions(6, of: 22, versus: 2, of: 25)
    let ratio = MantelHaenszelOddsRatio([data]).estimate(level: 0.9)
    #expect(abs(ratio.logStandardError! - data.oddsRatio().logStandardError!) < 1e-13)
  }

  @Test func zeroSums() {
    func estimate(_ data: TwoProportions) -> RatioEstimate {
      MantelHaenszelOddsRatio([data]).estimate(level: 0.95)
    }
    let none = estimate(TwoProportions(0, of: 3, versus: 2, of: 4))
    #expect(none.estimate == 0 && none.interval == nil && none.notes.map(\.code) == ["zero_cell"])
    #expect(estimate(TwoProportions(3, of: 3, versus: 2, of: 4)).isUnbounded)
    let undefined = estimate(TwoProportions(0, of: 3, versus: 0, of: 4))
    #expect(undefined.notes.map(\.code) == ["undefined_ratio"])
    #expect(MantelHaenszelOddsRatio([]).estimate(level: 0.95).notes.map(\.code) == ["no_strata"])
  }
}
