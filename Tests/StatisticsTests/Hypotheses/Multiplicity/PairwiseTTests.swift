import Statistics
import Testing

@Suite struct PairwiseTTests {
  @Test func byHand() throws {
    // Means 1, 3, 4, mean square 2 on 3 degrees of freedom, error √2 for groups of two.
    let result = try PairwiseT(adjustment: .bonferroni).run(groups: [[0, 2], [2, 4], [3, 5]])
    #expect(result.comparisons.map(\.difference) == [2, 3, 1])
    let t = result.comparisons.map { $0.statistic! }
    #expect(isClose(t[0], 2.0.squareRoot()) && isClose(t[1], 3 / 2.0.squareRoot()))
    for c in result.comparisons {
      #expect(c.degreesOfFreedom == 3 && isClose(c.adjustedPValue, min(1, 3 * c.pValue!)))
    }
    #expect(result.adjustment == "bonferroni")
  }

  @Test func theAdjustmentIsThatOfTheList() throws {
    let (a, b) = scores(8, 11, seed: 44)
    let (c, d) = scores(9, 7, seed: 45)
    for adjustment in PValueAdjustment.all {
      let result = try PairwiseT(adjustment: adjustment).run(groups: [a, b, c, d])
      #expect(
        adjustment.adjusted(result.comparisons.map(\.pValue))
          == result.comparisons.map(\.adjustedPValue))
    }
  }
}
