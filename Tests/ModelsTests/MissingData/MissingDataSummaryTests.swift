import TestSupport
import Testing

@testable import Models

@Suite struct MissingDataSummaryTests {
  /// Rows (1, 2), (2, –), (3, 6), (–, –), (5, 4): three complete, one without b, one without both.
  @Test func byHand() throws {
    let result = try MissingDataSummary().run(
      [[1, 2, 3, nil, 5], [2, nil, 6, nil, 4]], names: ["a", "b"])
    #expect(result.rows == 5 && result.completeRows == 3)
    #expect(result.variables.map(\.missing) == [1, 2])
    #expect(agree(result.variables[0].mean, 2.75) && agree(result.variables[0].completeMean, 3))
    #expect(agree(result.variables[1].standardDeviation, 2))
    #expect(result.patterns.map(\.rows) == [3, 1, 1])
    #expect(result.patterns.map(\.missing) == [[], ["b"], ["a", "b"]])
    #expect(result.isMonotone && result.pairCounts == [[4, 3], [3, 3]])
    // Deviations −2, 0, 2 and −2, 2, 0: 4/√(8·8).
    #expect(agree(result.completeCorrelation[1][0], 0.5))
    #expect(result.pairwiseCorrelation[0][0] == 1)
    let crossed = try MissingDataSummary().run([[1, nil], [nil, 2]], names: ["a", "b"])
    #expect(!crossed.isMonotone && crossed.completeRows == 0)
  }

  @Test func degenerate() throws {
    let none = try MissingDataSummary().run([], names: [])
    #expect(none.rows == 0 && none.patterns.isEmpty && none.completeCorrelation.isEmpty)
    let empty = try MissingDataSummary().run([[nil, nil], [1, 1]], names: ["a", "b"])
    #expect(empty.variables[0].mean == nil && empty.variables[1].standardDeviation == 0)
    #expect(empty.variables[1].completeMean == nil && empty.completeCorrelation[0][1] == nil)
    #expect(empty.pairwiseCorrelation[1][1] == nil)
    #expect(throws: AssociationError.nonFinite(variable: "b", row: 1)) {
      try MissingDataSummary().run([[1, 2], [1, .nan]], names: ["a", "b"])
    }
  }
}
