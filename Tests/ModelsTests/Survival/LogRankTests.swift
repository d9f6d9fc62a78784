import LinearAlgebra
import Statistics
import Testing

@testable import Models

@Suite struct LogRankTests {
  /// Events at 1 (group a) and 2 (group b) of four rows: E_a = 2/4 + 1/3, V = 1/4 + 2/9.
  @Test func byHand() throws {
    let times = try SurvivalTimes(exits: [1, 3, 2, 3], events: [true, false, true, false])
    let result = try LogRank().run(times, groups: [0, 0, 1, 1], names: ["a", "b"])
    #expect(result.observed == [1, 1])
    #expect(abs(result.expected[0] - (0.5 + 1.0 / 3)) < 1e-15)
    #expect(abs(result.variance[0, 0] - (0.25 + 2.0 / 9)) < 1e-15)
    let expected = (1.0 / 6) * (1.0 / 6) / (0.25 + 2.0 / 9)
    #expect(abs(result.test.statistic! - expected) < 1e-13)
  }

  @Test func oneStratumIsNone() throws {
    let times = try SurvivalTimes(
      exits: [1, 3, 2, 3, 5], events: [true, false, true, true, true])
    let groups = [0, 0, 1, 1, 0]
    let plain = try LogRank(weighting: .petoPeto).run(times, groups: groups, names: ["a", "b"])
    let same = try LogRank(weighting: .petoPeto)
      .run(times, groups: groups, names: ["a", "b"], strata: [7, 7, 7, 7, 7])
    #expect(plain == same)
  }

  @Test func degenerate() throws {
    let times = try SurvivalTimes(exits: [1, 2], events: [true, false])
    #expect(throws: SurvivalError.oneGroup) {
      try LogRank().run(times, groups: [0, 0], names: ["a", "b"])
    }
    let none = try SurvivalTimes(exits: [1, 2], events: [false, false])
    #expect(throws: SurvivalError.noEvents) {
      try LogRank().run(none, groups: [0, 1], names: ["a", "b"])
    }
    // Strata keep the groups apart: no event finds both at risk.
    let apart = try LogRank().run(times, groups: [0, 1], names: ["a", "b"], strata: [0, 1])
    #expect(apart.test.pValue == nil && apart.test.notes.map(\.code) == ["never_together"])
  }
}
