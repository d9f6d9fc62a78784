import Probability
import Testing

@testable import Statistics

@Suite struct NetScoreShiftTests {
  @Test func reachesTheWantedScore() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    for change in [-1.29, -0.9, -0.3, -0.01, 0.01, 0.4, 0.69] {
      let moved = try #require(start.shifted(by: change))
      #expect(abs(moved.score - start.score - change) < 1e-12)
      #expect((moved.promoters > start.promoters) == (change > 0))
      #expect((moved.detractors < start.detractors) == (change > 0))
    }
    #expect(start.shifted(by: 0) == start)
  }

  /// Both thresholds move by the same amount on the normal scale.
  @Test func thresholdsMoveTogether() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let moved = try #require(start.shifted(by: -0.5))
    let normal = Normal()
    let low = normal.quantile(moved.detractors) - normal.quantile(start.detractors)
    let high = normal.upperQuantile(moved.promoters) - normal.upperQuantile(start.promoters)
    #expect(abs(low - high) < 1e-10 && low > 0)
  }

  @Test func theScaleEnds() {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    #expect(start.shifted(by: 0.7) == nil && start.shifted(by: -1.3) == nil)
    // With nobody but passives there is no threshold to cross.
    #expect(NetScoreTruth(detractors: 0, promoters: 0).shifted(by: 0.1) == nil)
    // Without detractors the score cannot fall below zero on this path.
    let kind = NetScoreTruth(detractors: 0, promoters: 0.5)
    #expect(kind.shifted(by: -0.49) != nil && kind.shifted(by: -0.6) == nil)
  }

  @Test func mirroredTruthsMoveAlike() throws {
    let one = try #require(NetScoreTruth(detractors: 0.1, promoters: 0.6).shifted(by: 0.2))
    let two = try #require(NetScoreTruth(detractors: 0.6, promoters: 0.1).shifted(by: -0.2))
    #expect(abs(one.promoters - two.detractors) < 1e-12)
    #expect(abs(one.detractors - two.promoters) < 1e-12)
  }
}
