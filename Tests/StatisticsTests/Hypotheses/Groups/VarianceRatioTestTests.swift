import Statistics
import Testing

@Suite struct VarianceRatioTestTests {
  @Test func byHand() throws {
    // Variances 8 and 2 on one degree of freedom each: P(F > 4) = 1 − 2/π atan 2.
    let result = try VarianceRatioTest(alternative: .greater).run([0, 4], [1, 3])
    #expect(result.test.statistic == 4 && result.denominatorDegreesOfFreedom == 1)
    #expect(isClose(result.test.pValue, 0.29516723530086653))
    let both = try VarianceRatioTest().run([0, 4], [1, 3])
    #expect(isClose(both.test.pValue, 2 * 0.29516723530086653))
  }

  @Test func swap() throws {
    let (a, b) = scores(9, 15, seed: 13)
    let result = try VarianceRatioTest().run(a, b)
    let swapped = try VarianceRatioTest().run(b, a)
    #expect(isClose(swapped.test.statistic, 1 / result.test.statistic!))
    #expect(isClose(swapped.test.pValue, result.test.pValue))
    let less = try VarianceRatioTest(alternative: .less).run(b, a)
    let greater = try VarianceRatioTest(alternative: .greater).run(a, b)
    #expect(isClose(less.test.pValue, greater.test.pValue))
  }

  @Test func degenerate() throws {
    for (a, b) in [([1.0, 1], [1.0, 2]), ([1, 2], [3, 3]), ([1, 1], [1, 1])] {
      let result = try VarianceRatioTest().run(a, b)
      #expect(result.test.pValue == nil && result.test.notes.map(\.code) == ["no_variation"])
      #expect(try survivesJSON(result))
    }
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 1, needed: 2)) {
      try VarianceRatioTest().run([1], [1, 2])
    }
  }
}
