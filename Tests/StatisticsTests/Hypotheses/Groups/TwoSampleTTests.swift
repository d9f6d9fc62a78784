import Foundation
import Statistics
import Testing

@Suite struct TwoSampleTTests {
  private let x: [Double] = [1, 2, 3]
  private let y: [Double] = [4, 6]

  @Test func studentByHand() throws {
    // Sums of squares 2 and 2 on 3 degrees of freedom: variance 4/3, squared error 4/3 (1/3 + 1/2).
    let result = try TwoSampleT(variances: .equal).run(x, y)
    #expect(result.difference == -3 && result.test.degreesOfFreedom == 3)
    #expect(isClose(result.standardError, (10.0 / 9).squareRoot()))
    let t = 8.1.squareRoot()
    #expect(isClose(result.test.statistic, -t))
    // The tail of t on three degrees of freedom has a closed form.
    let angle = atan(t / 3.0.squareRoot())
    #expect(isClose(result.test.pValue, 1 - 2 / .pi * (angle + sin(angle) * cos(angle))))
    let half = 3.182446305284263 * (10.0 / 9).squareRoot()
    #expect(isClose(result.interval?.lower, -3 - half) && isClose(result.interval?.upper, half - 3))
  }

  @Test func welchByHand() throws {
    // Squared errors 1/3 and 1: df = (4/3)²/(1/18 + 1).
    let result = try TwoSampleT().run(x, y)
    #expect(isClose(result.standardError, (4.0 / 3).squareRoot()))
    #expect(isClose(result.test.degreesOfFreedom, 32.0 / 19))
    #expect(result.test.method == "welch_t" && result.firstMean == 2 && result.secondMean == 5)
  }

  @Test(arguments: [TwoSampleT.Variances.equal, .unequal])
  func swapShiftAndScale(variances: TwoSampleT.Variances) throws {
    let (a, b) = scores(9, 14, seed: 3)
    let test = TwoSampleT(variances: variances)
    let result = try test.run(a, b)
    let swapped = try test.run(b, a)
    #expect(isClose(swapped.test.statistic, -result.test.statistic!))
    #expect(isClose(swapped.test.pValue, result.test.pValue))
    #expect(isClose(swapped.interval?.lower, -result.interval!.upper!))
    let moved = try test.run(a.map { 3 * $0 + 1e6 }, b.map { 3 * $0 + 1e6 })
    #expect(isClose(moved.test.statistic, result.test.statistic))
    #expect(isClose(moved.difference, 3 * result.difference))
  }

  @Test func intervalAndTestAgree() throws {
    let (a, b) = scores(12, 12, seed: 5)
    for alternative in TestAlternative.allCases {
      let result = try TwoSampleT(alternative: alternative, level: 0.9).run(a, b)
      let limit = try #require(
        alternative == .less ? result.interval?.upper : result.interval?.lower)
      // At a null on the edge of the interval p is exactly one less the level.
      let edge = try TwoSampleT(alternative: alternative, nullDifference: limit, level: 0.9)
        .run(a, b)
      #expect(isClose(edge.test.pValue, 0.1, 1e-9))
    }
  }

  @Test func tooFewValues() {
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 1, needed: 2)) {
      try TwoSampleT().run([1], y)
    }
    #expect(throws: GroupTestError.tooFewInAll(count: 2, needed: 3)) {
      try TwoSampleT(variances: .equal).run([1], [2])
    }
    #expect(throws: GroupTestError.tooFewValues(group: "second", count: 0, needed: 1)) {
      try TwoSampleT(variances: .equal).run(x, [])
    }
    #expect(throws: GroupTestError.nonFinite(group: "second", position: 1)) {
      try TwoSampleT().run(x, [1, .infinity])
    }
  }

  @Test func valuesThatDoNotVary() throws {
    for variances in [TwoSampleT.Variances.equal, .unequal] {
      let result = try TwoSampleT(variances: variances).run([0.1, 0.1, 0.1], [0.7, 0.7])
      #expect(result.test.pValue == nil && result.interval == nil && result.standardError == nil)
      #expect(result.test.notes.map(\.code) == ["no_variation"])
      #expect(isClose(result.difference, -0.6))
      #expect(try survivesJSON(result))
    }
    // One group that does not vary is enough of a standard error.
    let half = try TwoSampleT().run([5, 5, 5], [1, 2])
    #expect(half.test.degreesOfFreedom == 1 && half.test.pValue != nil)
    let single = try TwoSampleT(variances: .equal).run([5], [1, 2])
    #expect(single.test.degreesOfFreedom == 1)
    #expect(try survivesJSON(single))
  }
}
