import Testing

@testable import Statistics

@Suite struct TableSplitTests {
  @Test func halvesHoldAllColumns() {
    let margins = FixedMargins(ContingencyTable([[5, 0, 1, 2, 3], [1, 4, 4, 0, 2]]))
    let split = TableSplit(margins)
    #expect(split.rows == [11, 11])
    #expect((split.first + split.second).sorted() == margins.columns.sorted())
    #expect(!split.first.isEmpty && !split.second.isEmpty)
  }

  /// Every node has at least one filling of either half, and the pairs are all tables: 315 by
  /// listing (rows 5, 7, 6; columns 4, 7, 7).
  @Test func pairsAreAllTables() throws {
    let margins = FixedMargins(ContingencyTable([[3, 2, 0], [1, 4, 2], [0, 1, 5]]))
    let split = TableSplit(margins)
    let nodes = try #require(split.nodes(limit: 1e6))
    #expect(nodes.reduce(0) { $0 + $1.first * $1.second } == 315)
    for node in nodes {
      let held = split.rowSums(node.index)
      #expect(held.reduce(0, +) == split.first.reduce(0, +))
      #expect(zip(held, split.rows).allSatisfy { $0 <= $1 })
    }
  }

  @Test func givesUpBeyondTheLimit() {
    let split = TableSplit(FixedMargins(ContingencyTable([[3, 2, 0], [1, 4, 2], [0, 1, 5]])))
    #expect(split.nodes(limit: 10) == nil)
    let wide = TableSplit(
      FixedMargins(ContingencyTable([[3000, 3000, 1], [3000, 3000, 1], [1, 1, 1]])))
    #expect(wide.nodes(limit: 1e18) == nil)
  }
}
