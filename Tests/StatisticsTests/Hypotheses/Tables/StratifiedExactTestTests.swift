import Testing

@testable import Statistics

@Suite struct StratifiedExactTestTests {
  /// Two pairs of coins, both with the success in the first group: P(2) = ¼.
  @Test func byHand() {
    let data = [TwoProportions](repeating: TwoProportions(1, of: 1, versus: 0, of: 1), count: 2)
    #expect(abs(StratifiedExactTest(alternative: .greater).run(data).pValue! - 0.25) < 1e-14)
    #expect(abs(StratifiedExactTest().run(data).pValue! - 0.5) < 1e-14)
    #expect(abs(StratifiedExactTest(alternative: .less).run(data).pValue! - 1) < 1e-14)
    #expect(StratifiedExactTest().run(data).statistic == 2)
    #expect(StratifiedExactTest().oddsRatio(data).isUnbounded)
    // (ψ/(1 + ψ))² = 0.025 at the lower limit.
    let share = 0.025.squareRoot()
    let lower = StratifiedExactTest().oddsRatio(data).interval!.lower!
    #expect(abs(lower - share / (1 - share)) < 1e-12)
  }

  /// Conditional limits with 50 digits (mpmath).
  @Test func limits() {
    let penicillin = MantelHaenszelTests.strata([
      [[3, 3], [0, 6]], [[6, 0], [2, 4]], [[5, 1], [6, 0]],
    ])
    let ratio = StratifiedExactTest().oddsRatio(penicillin)
    #expect(abs(ratio.interval!.lower! / 1.077387763518033 - 1) < 1e-11)
    #expect(abs(ratio.interval!.upper! / 531.51278288993463 - 1) < 1e-11)
  }

  /// Thousands of answers with a strong association: no underflow in the estimate.
  @Test func largeStrata() {
    let data = [
      TwoProportions(900, of: 1000, versus: 100, of: 1000),
      TwoProportions(800, of: 1000, versus: 80, of: 1000),
    ]
    let result = MantelHaenszel().run(data)
    let (common, exact) = (result.commonOddsRatio, result.conditionalOddsRatio!)
    #expect(abs(exact.estimate! / common.estimate! - 1) < 0.03)
    #expect(abs(exact.interval!.lower! / common.interval!.lower! - 1) < 0.03)
    #expect(result.exactTest!.pValue! < 1e-100)
  }

  @Test func degenerate() {
    let weighted = [TwoProportions(0.5, of: 2, versus: 1, of: 3)]
    #expect(StratifiedExactTest().run(weighted).notes.map(\.code) == ["fractional_counts"])
    #expect(StratifiedExactTest().oddsRatio(weighted).notes.map(\.code) == ["fractional_counts"])
    #expect(StratifiedExactTest().run([]).notes.map(\.code) == ["no_strata"])
    #expect(StratifiedExactTest().oddsRatio([]).notes.map(\.code) == ["no_strata"])
  }
}
