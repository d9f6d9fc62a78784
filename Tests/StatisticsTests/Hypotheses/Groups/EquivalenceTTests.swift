import Statistics
import Testing

@Suite struct EquivalenceTTests {
  @Test func theIntervalDecides() throws {
    let (a, b) = scores(20, 25, seed: 21)
    let plain = try TwoSampleT(level: 0.9).run(a, b)
    let interval = try #require(plain.interval)
    let inside = EquivalenceT(
      lowerBound: interval.lower! - 0.01, upperBound: interval.upper! + 0.01)
    let result = try inside.run(a, b)
    #expect(result.isEquivalent == true && result.pValue! < 0.05)
    #expect(isClose(result.interval?.lower, interval.lower))
    let touching = EquivalenceT(lowerBound: interval.lower! + 0.01, upperBound: interval.upper! + 1)
    #expect(try touching.run(a, b).isEquivalent == false)
  }

  @Test func byHand() throws {
    // Differences 1, 2, 3, error √(1/3): t = (2 − 0)/√(1/3) and (2 − 4)/√(1/3), equal tails.
    let result = try EquivalenceT(lowerBound: 0, upperBound: 4).runPaired([2, 4, 6], [1, 2, 3])
    #expect(isClose(result.aboveLower.statistic, 12.0.squareRoot()))
    #expect(isClose(result.belowUpper.statistic, -12.0.squareRoot()))
    #expect(isClose(result.pValue, (1 - (12.0 / 14).squareRoot()) / 2))
    #expect(result.isEquivalent == true)
  }

  @Test func swapMirrorsTheBounds() throws {
    let (a, b) = scores(10, 12, seed: 22)
    for variances in [TwoSampleT.Variances.equal, .unequal] {
      let result = try EquivalenceT(lowerBound: -1, upperBound: 3, variances: variances).run(a, b)
      let swapped = try EquivalenceT(lowerBound: -3, upperBound: 1, variances: variances).run(b, a)
      #expect(isClose(result.pValue, swapped.pValue))
      #expect(isClose(result.aboveLower.pValue, swapped.belowUpper.pValue))
    }
  }

  @Test func degenerate() throws {
    let constant = try EquivalenceT(lowerBound: -1, upperBound: 1).run([2, 2], [2, 2])
    #expect(constant.pValue == nil && constant.isEquivalent == nil && constant.interval == nil)
    #expect(constant.aboveLower.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 1, needed: 2)) {
      try EquivalenceT(lowerBound: -1, upperBound: 1).run([1], [1, 2])
    }
  }
}
