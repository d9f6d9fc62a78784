import Testing

@testable import Statistics

@Suite struct PairwiseComparisonTests {
  @Test func pairsInOrder() {
    #expect(pairs(3).map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(pairs(1).isEmpty && pairs(0).isEmpty)
  }

  @Test func pooledByHand() throws {
    let pooled = try PooledGroups([[1, 2, 3], [4, 6]], names: nil)
    #expect(pooled.degreesOfFreedom == 3 && isClose(pooled.meanSquare, 4.0 / 3))
    #expect(pooled.difference((0, 1)) == 3)
    #expect(isClose(pooled.standardError((0, 1)), (10.0 / 9).squareRoot()))
    let constant = try PooledGroups([[1, 1], [2]], names: nil)
    #expect(constant.standardError((0, 1)) == nil)
    #expect(constant.notes.map(\.code) == ["no_variation"])
    #expect(throws: GroupTestError.tooFewInAll(count: 2, needed: 3)) {
      try PooledGroups([[1], [2]], names: nil)
    }
  }
}
