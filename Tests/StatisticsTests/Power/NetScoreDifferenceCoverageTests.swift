import Testing

@testable import Statistics

@Suite struct NetScoreDifferenceCoverageTests {
  /// One answer a side at shares ¼, ½, ¼: the score statistic is largest at 1 (promoter against
  /// detractor), so nothing is rejected and everything is covered; Wald has no interval anywhere,
  /// and its points cover only where the answers agree: ¼² + ½² + ¼² = 3/8.
  @Test func oneAnswerASideByHand() {
    let truth = NetScoreTruth(detractors: 0.25, promoters: 0.25)
    let coverage = NetScoreDifferenceCoverage(firstSize: 1, secondSize: 1, truths: [truth])
    let score = coverage.run(.scoreDifference)
    #expect(score.sizeAlike == 0 && abs(score.worstCoverage! - 1) < 1e-12 && score.pairs == 1)
    let wald = coverage.run(.wald)
    #expect(abs(wald.worstCoverage! - 0.375) < 1e-12 && wald.meanWidth == 0)
  }

  /// Exact worst size, alike and with equal scores, and worst coverage of the 29,241 pairs.
  @Test(arguments: [
    ("score_difference", 0.056, 0.056, 0.941), ("wald", 0.098, 0.111, 0.708),
    ("adjusted_wald", 0.057, 0.057, 0.783), ("adjusted_wald_total", 0.068, 0.068, 0.925),
    ("welch", 0.065, 0.070, 0.796),
  ])
  func eightAnswersASide(_ name: String, _ alike: Double, _ equal: Double, _ worst: Double) throws {
    let found = NetScoreDifferenceCoverage(firstSize: 8, secondSize: 8).run(
      try #require(NetScoreDifference.named(name)))
    #expect(abs(try #require(found.sizeAlike) - alike) < 0.000501)
    #expect(abs(try #require(found.sizeEqualScores) - equal) < 0.000501)
    #expect(abs(try #require(found.worstCoverage) - worst) < 0.000501)
    #expect(found.pairs == 29_241)
    if name == "score_difference" {
      #expect(found.sizeAlike! <= 0.06 && found.sizeEqualScores! <= 0.06)
      #expect(found.worstCoverage! >= 0.939)
    }
  }

  @Test func testsWithoutIntervalHaveNoCoverage() {
    let found = NetScoreDifferenceCoverage(firstSize: 4, secondSize: 5).run(.permutation)
    #expect(found.worstCoverage == nil && found.meanWidth == nil && found.sizeAlike! < 0.05)
  }

  @Test func doesNotDependOnThreads() {
    let coverage = NetScoreDifferenceCoverage(firstSize: 3, secondSize: 5)
    #expect(coverage.run(.wald, threads: 1) == coverage.run(.wald, threads: 4))
  }

  @Test func exchangedGroupsHaveTheSameCoverage() {
    let truths = NetScoreTruth.lattice(parts: 6)
    let one = NetScoreDifferenceCoverage(firstSize: 3, secondSize: 6, truths: truths)
      .run(.scoreDifference)
    let two = NetScoreDifferenceCoverage(firstSize: 6, secondSize: 3, truths: truths)
      .run(.scoreDifference)
    #expect(abs(one.worstCoverage! - two.worstCoverage!) < 1e-12)
    #expect(abs(one.meanWidth! - two.meanWidth!) < 1e-9)
    #expect(abs(one.sizeEqualScores! - two.sizeEqualScores!) < 1e-12)
  }

  /// Power of the default by another way, and none for a method without a test.
  @Test func powerIsThatOfThePowerStudy() throws {
    let start = NetScoreTruth(detractors: 0.2, promoters: 0.5)
    let moved = try #require(start.shifted(by: -0.5))
    let found = NetScoreDifferenceCoverage(
      firstSize: 6, secondSize: 4, truths: [start],
      powerPairs: [NetScoreTruthPair(moved, start)]
    ).run(.scoreDifference)
    let exact = try #require(NetScoreDifferencePower(firstSize: 6, secondSize: 4))
      .power(first: moved, second: start)
    #expect(abs(try #require(found.power?.first) - exact.higher - exact.lower) < 1e-12)
  }

  @Test func midPRejectsMoreThanP() throws {
    let study = NetScoreDifferenceCoverage(firstSize: 6, secondSize: 6)
    let (p, mid) = (study.run(.permutation), study.run(.permutationMidP))
    #expect(mid.method == "permutation_mid_p")
    #expect(try #require(mid.sizeAlike) > p.sizeAlike!)
  }
}
