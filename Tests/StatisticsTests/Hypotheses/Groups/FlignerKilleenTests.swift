import Statistics
import Testing

@Suite struct FlignerKilleenTests {
  @Test func distancesEqualOnPaperAreTied() throws {
    // Distances from 0.1 and 0.9 are all 0.2 on paper, and three numbers as doubles.
    let groups: [[Double]] = [[0.3, 0.1, -0.1], [1.1, 0.9, 0.7]]
    let decimal = try FlignerKilleen().run(groups: groups)
    #expect(isClose(decimal.statistic, 0) && isClose(decimal.pValue, 1))
    let binary = try FlignerKilleen(distances: .binary).run(groups: groups)
    #expect(binary.statistic! > 0.01)
  }

  @Test func shiftScaleAndOrder() throws {
    let (a, b) = scores(9, 12, seed: 32)
    let result = try FlignerKilleen().run(groups: [a, b])
    let moved = try FlignerKilleen().run(groups: [b.map { 4 * $0 }, a.map { 4 * $0 + 7 }])
    #expect(isClose(moved.statistic, result.statistic, 1e-11))
  }

  @Test func degenerate() throws {
    let constant = try FlignerKilleen().run(groups: [[1, 1], [2, 2]])
    #expect(constant.pValue == nil && constant.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.tooFewInAll(count: 2, needed: 3)) {
      try FlignerKilleen().run(groups: [[1], [2]])
    }
  }
}
