import Statistics
import Testing

@Suite struct PairwiseMannWhitneyTests {
  @Test func aThirdGroupChangesNothingButTheAdjustment() throws {
    let (a, b) = scores(10, 8, seed: 48)
    let (c, _) = scores(6, 0, seed: 49)
    let three = try PairwiseMannWhitney(adjustment: .bonferroni).run(groups: [a, b, c])
    let single = try MannWhitney().run(b, a)
    #expect(three.comparisons[0].pValue == single.test.pValue)
    #expect(isClose(three.comparisons[0].adjustedPValue, min(1, 3 * single.test.pValue!)))
    #expect(isClose(three.comparisons[0].difference, try CliffsDelta().run(b, a).delta))
  }
}
