import Probability
import Testing

@testable import Statistics

@Suite struct BreslowDayTestTests {
  private let data = MantelHaenszelTests.strata([
    [[12, 5], [7, 9]], [[8, 4], [6, 11]], [[3, 9], [9, 4]],
  ])

  /// statsmodels 0.15.0, StratifiedTable.test_equal_odds, without and with adjustment.
  @Test func matchesStatsmodels() {
    let plain = BreslowDayTest().run(data)
    #expect(abs(plain.statistic! - 9.623234957643248) < 1e-11)
    #expect(abs(plain.pValue! - 0.00813469135980216) < 1e-12)
    #expect(plain.degreesOfFreedom == 2)
    let tarone = BreslowDayTest(taroneCorrected: true).run(data)
    #expect(abs(tarone.statistic! - 9.61794406591784) < 1e-11)
  }

  /// The expected count gives the margins the wanted odds ratio.
  @Test func expectedSuccessesHaveTheRatio() {
    for ratio in [1e-4, 0.02, 0.5, 1, 3, 700, 1e4] {
      for stratum in data + [TwoProportions(900, of: 1000, versus: 2, of: 5)] {
        let a = BreslowDayTest.expectedSuccesses(stratum, ratio: ratio)
        let (b, c) = (stratum.firstTrials - a, stratum.successes - a)
        let d = stratum.secondTrials - c
        #expect(min(a, b, c, d) > 0, "\(stratum) \(ratio)")
        #expect(abs(a * d / (b * c) / ratio - 1) < 1e-8, "\(stratum) \(ratio)")
      }
    }
  }

  /// Strata with the same odds ratio in the sample do not differ at all.
  @Test func equalRatios() {
    let equal = [
      TwoProportions(2, of: 4, versus: 1, of: 3), TwoProportions(20, of: 40, versus: 10, of: 30),
    ]
    #expect(abs(BreslowDayTest().run(equal).statistic!) < 1e-20)
    #expect(BreslowDayTest().run(equal).pValue == 1)
  }

  @Test func degenerate() {
    #expect(BreslowDayTest().run([]).notes.map(\.code) == ["one_stratum"])
    #expect(BreslowDayTest().run([data[0]]).notes.map(\.code) == ["one_stratum"])
    let none = TwoProportions(0, of: 3, versus: 2, of: 4)
    #expect(BreslowDayTest().run([none, none]).notes.map(\.code) == ["no_common_ratio"])
    let all = none.swapped
    #expect(BreslowDayTest().run([all, all]).notes.map(\.code) == ["no_common_ratio"])
  }
}
