import Statistics
import Testing

@Suite struct FriedmanTests {
  @Test func byHand() throws {
    // Rank sums 3, 3, 6 about 4: 12/(2 · 3 · 4) · (1 + 1 + 4).
    let result = try Friedman().run(blocks: [[1, 2, 3], [2, 1, 3]])
    #expect(isClose(result.test.statistic, 3) && result.meanRanks == [1.5, 1.5, 3])
    #expect(isClose(result.kendallsW, 0.75))
    #expect(isClose(result.imanDavenport.test.statistic, 3))
    #expect(result.imanDavenport.denominatorDegreesOfFreedom == 2)
  }

  @Test func transformsOfBlocksChangeNothing() throws {
    let (a, b) = scores(8, 8, seed: 34)
    let (c, _) = scores(8, 0, seed: 35)
    let blocks = (0..<8).map { [a[$0], b[$0], c[$0]] }
    let result = try Friedman().run(blocks: blocks)
    let bent = try Friedman().run(
      blocks: blocks.enumerated().map { index, row in
        row.map { Double(index + 1) * $0 + Double(index * 50) }
      }.reversed())
    #expect(isClose(bent.test.statistic, result.test.statistic))
    #expect(result.kendallsW! >= 0 && result.kendallsW! <= 1)
  }

  @Test func degenerate() throws {
    let agreed = try Friedman().run(blocks: [[1, 2, 3], [4, 5, 6]])
    #expect(isClose(agreed.test.statistic, 4) && agreed.kendallsW == 1)
    #expect(agreed.imanDavenport.test.notes.map(\.code) == ["complete_agreement"])
    let tied = try Friedman().run(blocks: [[1, 1], [2, 2]])
    #expect(tied.test.pValue == nil && tied.kendallsW == nil)
    #expect(tied.test.notes.map(\.code) == ["all_equal"])
    for result in [agreed, tied] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewInAll(count: 1, needed: 2)) {
      try Friedman().run(blocks: [[1, 2, 3]])
    }
  }
}
