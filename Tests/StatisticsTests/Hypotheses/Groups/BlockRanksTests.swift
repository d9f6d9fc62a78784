import Testing

@testable import Statistics

@Suite struct BlockRanksTests {
  @Test func byHand() throws {
    let ranks = try BlockRanks([[5, 5, 9], [3, 1, 2]])
    #expect(ranks.doubled == [[3, 3, 6], [6, 2, 4]] && ranks.tieSum == 6)
    #expect(ranks.blocks == 2 && ranks.treatments == 3)
    #expect(ranks.deviations(weights: [1, 1]) == [1, -3, 2])
  }

  @Test func degenerate() {
    #expect(throws: GroupTestError.tooFewInAll(count: 0, needed: 2)) { try BlockRanks([]) }
    #expect(throws: GroupTestError.tooFewInAll(count: 1, needed: 2)) { try BlockRanks([[1, 2]]) }
    #expect(throws: GroupTestError.tooFewGroups(count: 1, needed: 2)) {
      try BlockRanks([[1], [2]])
    }
    #expect(throws: GroupTestError.nonFinite(group: "block 2", position: 1)) {
      try BlockRanks([[1, 2], [1, .nan]])
    }
  }
}
