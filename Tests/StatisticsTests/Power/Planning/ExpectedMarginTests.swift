import Testing

@testable import Statistics

@Suite struct ExpectedMarginTests {
  private let truth = NetScoreTruth(detractors: 0.2, promoters: 0.5)

  /// One answer: a detractor, a passive or a promoter, each with its own score interval.
  @Test func oneAnswerByHand() throws {
    func width(_ detractors: Double, _ passives: Double, _ promoters: Double) throws -> Double {
      let counts = NetScoreCounts(
        detractors: detractors, passives: passives, promoters: promoters)
      let interval = try #require(NetScoreInterval.score.interval(counts, level: 0.95).0)
      return interval.upper! - interval.lower!
    }
    let expected = try 0.2 * width(1, 0, 0) + 0.3 * width(0, 1, 0) + 0.5 * width(0, 0, 1)
    let found = ExpectedMargin(truth: truth).halfWidth(effective: 1)
    #expect(abs(found - expected / 2) < 1e-12)
  }

  /// Half the mean width that the coverage study finds by another way.
  @Test(arguments: [2, 7, 25, 60])
  func agreesWithTheCoverageStudy(_ size: Int) {
    let summary = NetScoreCoverage(size: size, level: 0.9, truths: [truth]).run(.score)
    let found = ExpectedMargin(truth: truth, level: 0.9).halfWidth(effective: Double(size))
    #expect(abs(found - summary.meanWidth / 2) < 1e-8)
  }

  @Test func fallsWithEveryAnswer() {
    for truth in [truth, NetScoreTruth(detractors: 0.02, promoters: 0.9)] {
      let margin = ExpectedMargin(truth: truth)
      let widths = (2...40).map { margin.halfWidth(effective: Double($0) / 2) }
      #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 > $1 })
    }
  }

  /// The sum over outcomes and the width at the expected counts meet where one takes over.
  @Test func theTwoFormsMeet() {
    for truth in [truth, NetScoreTruth(detractors: 0.01, promoters: 0.95)] {
      let margin = ExpectedMargin(truth: truth)
      let below = margin.halfWidth(effective: 300)
      let above = margin.halfWidth(effective: 300.001)
      #expect(abs(below - above) < 0.0006)
    }
  }

  @Test func customersNarrowIt() {
    let margin = ExpectedMargin(truth: truth)
    let whole = margin.halfWidth(effective: 30)
    #expect(abs(margin.halfWidth(effective: 30, fraction: 0.75) - whole / 2) < 1e-12)
    #expect(margin.halfWidth(effective: 30, fraction: 1) == 0)
  }

  @Test func fewDegreesOfFreedomWidenIt() {
    let margin = ExpectedMargin(truth: truth)
    #expect(
      margin.halfWidth(effective: 20, degreesOfFreedom: 6) > margin.halfWidth(effective: 20) * 1.1)
  }

  /// It is larger than the Wald margin in small samples of rare dissent, which has no variance to see.
  @Test func isNotTheWaldMargin() {
    let rare = NetScoreTruth(detractors: 0.01, promoters: 0.97)
    let wald = NetScorePlan(promoters: 0.97, detractors: 0.01).halfWidth(count: 20)
    #expect(ExpectedMargin(truth: rare).halfWidth(effective: 20) > 1.3 * wald)
  }

  @Test func smallestWholeFindsTheFirst() {
    for first in [1, 2, 7, 8, 9, 1_000] {
      #expect(smallestWhole(most: 1_000) { $0 >= first } == first)
    }
    #expect(smallestWhole(most: 6) { $0 >= 7 } == nil)
    #expect(smallestWhole(most: 0) { _ in true } == nil)
  }
}
