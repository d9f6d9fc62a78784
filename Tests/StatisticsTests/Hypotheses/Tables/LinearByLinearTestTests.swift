import Testing

@testable import Statistics

@Suite struct LinearByLinearTestTests {
  /// Four answers on the diagonal of a two by two table: r = 1, χ² = 3.
  @Test func byHand() {
    let result = LinearByLinearTest().run(ContingencyTable([[2, 0], [0, 2]]))
    #expect(abs(result.statistic! - 3) < 1e-14 && result.degreesOfFreedom == 1)
  }

  @Test func scoresMayShiftAndStretch() {
    let table = ContingencyTable([[2, 2, 0], [4, 6, 1], [3, 2, 5]])
    let plain = LinearByLinearTest().run(table).statistic!
    let moved = LinearByLinearTest(rowScores: [10, 20, 30], columnScores: [-1, 0, 1]).run(table)
    #expect(abs(moved.statistic! - plain) < 1e-12)
    #expect(abs(LinearByLinearTest().run(table.transposed).statistic! - plain) < 1e-12)
    let reversed = LinearByLinearTest(rowScores: [3, 2, 1]).correlation(table)!
    #expect(abs(reversed + LinearByLinearTest().correlation(table)!) < 1e-14)
  }

  @Test func degenerate() {
    #expect(
      LinearByLinearTest().run(ContingencyTable([[0, 0], [0, 0]])).notes.map(\.code)
        == ["no_counts"])
    let row = LinearByLinearTest().run(ContingencyTable([[3, 4], [0, 0]]))
    #expect(row.statistic == nil && row.pValue == nil && row.notes.map(\.code) == ["one_score"])
    let same = LinearByLinearTest(columnScores: [0.1, 0.1]).run(
      ContingencyTable([[3, 4], [1, 1]]))
    #expect(same.notes.map(\.code) == ["one_score"])
  }
}
