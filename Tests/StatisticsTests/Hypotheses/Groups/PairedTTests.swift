import Statistics
import Testing

@Suite struct PairedTTests {
  @Test func byHand() throws {
    // Differences 1, 2, 3: mean 2, variance 1, error √(1/3).
    let result = try PairedT().run([2, 4, 6], [1, 2, 3])
    #expect(result.difference == 2 && result.test.degreesOfFreedom == 2)
    #expect(isClose(result.test.statistic, 2 * 3.0.squareRoot()))
    // P(|t| > u) on two degrees of freedom is 1 − u/√(2 + u²).
    #expect(isClose(result.test.pValue, 1 - (12.0 / 14).squareRoot()))
    #expect(result.firstMean == 4 && result.secondMean == 2 && result.firstCount == 3)
  }

  @Test func whatPairsShareCancels() throws {
    let (a, b) = scores(10, 10, seed: 2)
    let result = try PairedT().run(a, b)
    let shifts = (0..<10).map { Double($0 * $0) * 100 }
    let shifted = try PairedT().run(
      zip(a, shifts).map { $0 + $1 }, zip(b, shifts).map { $0 + $1 })
    #expect(isClose(shifted.test.statistic, result.test.statistic))
    let swapped = try PairedT(alternative: .less).run(b, a)
    let greater = try PairedT(alternative: .greater).run(a, b)
    #expect(isClose(swapped.test.pValue, greater.test.pValue))
  }

  @Test func degenerate() throws {
    let constant = try PairedT().run([1.1, 0.3], [0.9, 0.1])
    #expect(constant.test.pValue == nil && constant.difference == 0.2)
    #expect(constant.test.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 1, needed: 2)) {
      try PairedT().run([1], [2])
    }
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 2)) {
      try PairedT().run([], [])
    }
  }
}
