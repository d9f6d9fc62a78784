import Statistics
import Testing

@Suite struct BartlettTests {
  @Test func reference() throws {
    // scipy 1.17.1, bartlett.
    let result = try Bartlett().run(groups: [[1, 2, 4], [3, 9, 5, 6]])
    #expect(isClose(result.statistic, 0.4357242029220172, 1e-10))
    #expect(isClose(result.pValue, 0.5091934533664104, 1e-10))
  }

  @Test func equalVariancesGiveZero() throws {
    let result = try Bartlett().run(groups: [[1, 2, 3], [11, 12, 13], [5, 6, 7]])
    #expect(result.statistic == 0 && result.pValue == 1)
  }

  @Test func shiftAndScale() throws {
    let (a, b) = scores(9, 12, seed: 31)
    let result = try Bartlett().run(groups: [a, b])
    let moved = try Bartlett().run(groups: [b.map { 4 * $0 }, a.map { 4 * $0 + 7 }])
    #expect(isClose(moved.statistic, result.statistic, 1e-11))
  }

  @Test func degenerate() throws {
    let constant = try Bartlett().run(groups: [[1, 1], [2, 3]])
    #expect(constant.pValue == nil && constant.notes.map(\.code) == ["no_variation_in_group"])
    #expect(throws: GroupTestError.tooFewValues(group: "2", count: 1, needed: 2)) {
      try Bartlett().run(groups: [[1, 2], [3]])
    }
  }
}
