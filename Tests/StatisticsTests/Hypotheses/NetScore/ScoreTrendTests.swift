import Foundation
import Probability
import Testing

@testable import Statistics

@Suite struct ScoreTrendTests {
  private func randomProgramme(_ accounts: Int, waves: Int, seed: UInt64) -> [[NetScoreCounts]] {
    var generator = Philox(seed: seed)
    return (0..<accounts).map { _ in
      (0..<waves).map { _ in randomCounts(1 + generator.below(4), &generator) }
    }
  }

  /// Six answers of six accounts, two a wave: −1 0, 0 0, 1 1. Mean ⅙, slope (2·1 − (−1)·1)/4 = ¾,
  /// Σ(x − x̄)² = 4, residuals −5/12, 7/12, −2/12, −2/12, 1/12, 1/12, sum of squares 7/12, on 4
  /// degrees of freedom, so the standard error is √(7/48/4).
  @Test func sixIndependentAnswersByHand() throws {
    let accounts = [-1, 0, 0, 0, 1, 1].enumerated().map { index, value in
      (0..<3).map { wave in
        wave == index / 2
          ? counts(value < 0 ? 1 : 0, value == 0 ? 1 : 0, value > 0 ? 1 : 0) : counts(0, 0, 0)
      }
    }
    let result = try #require(ScoreTrend().run(accounts))
    #expect(abs(result.slope - 0.75) < 1e-15)
    #expect(abs(result.standardError! - (7.0 / 192).squareRoot()) < 1e-15)
    #expect(result.test.degreesOfFreedom == 4 && result.variance == nil)
  }

  /// Computed with dense matrices in another language.
  @Test func varianceMatchesDenseMatrices() throws {
    let accounts = [
      [counts(1, 0, 2), counts(0, 1, 1), counts(0, 0, 3)],
      [counts(2, 1, 0), counts(1, 1, 0), counts(0, 0, 0)],
      [counts(0, 0, 0), counts(0, 2, 1), counts(0, 0, 1)],
      [counts(1, 1, 1), counts(1, 0, 0), counts(1, 0, 1)],
      [counts(0, 0, 1), counts(0, 1, 0), counts(0, 1, 1)],
      [counts(3, 0, 0), counts(0, 0, 0), counts(1, 1, 2)],
    ]
    let result = try #require(ScoreTrend().run(accounts))
    let variance = try #require(result.variance)
    #expect(abs(result.slope - 0.3639575971731449) < 1e-13)
    #expect(abs(variance.clusterRobust - 0.015047658091212114) < 1e-14)
    #expect(abs(variance.independent - 0.02681600053274066) < 1e-14)
    #expect(abs(variance.satterthwaite - 3.8574105020287113) < 1e-11)
    #expect(result.test.degreesOfFreedom == variance.satterthwaite + 2)
  }

  /// On two waves the line is the two scores, and CR2 that of the change between them.
  @Test func twoWavesAreTheChange() throws {
    for seed in 1...10 {
      var programme = randomProgramme(7, waves: 2, seed: UInt64(seed))
      programme[1][0] = counts(0, 0, 0)
      programme[4][1] = counts(0, 0, 0)
      let fit = try #require(TrendFit(programme, [1, 2]))
      let trend = try #require(TrendVariance(programme, fit))
      let waves = programme.map { WaveAnswers(previous: $0[0], current: $0[1]) }
      let change = try #require(WaveVariance(waves))
      #expect(abs(trend.clusterRobust - change.clusterRobust) < 1e-13)
      #expect(abs(trend.satterthwaite - change.satterthwaite) < 1e-10)
      let before = NetScoreCounts(summing: waves.map(\.previous)).score!
      #expect(
        abs(fit.slope - (NetScoreCounts(summing: waves.map(\.current)).score! - before)) < 1e-14)
    }
  }

  @Test func orderUnitAndSignOfTime() throws {
    let programme = randomProgramme(9, waves: 4, seed: 3)
    let base = try #require(ScoreTrend().run(programme))
    let shuffled = try #require(ScoreTrend().run(programme.reversed()))
    #expect(abs(base.test.pValue! - shuffled.test.pValue!) < 1e-12)
    let years = try #require(ScoreTrend().run(programme, times: [10, 10.5, 11, 11.5]))
    #expect(abs(years.slope - 2 * base.slope) < 1e-12)
    #expect(abs(years.test.pValue! - base.test.pValue!) < 1e-10)
    let mirrored = try #require(ScoreTrend().run(programme.map { $0.map(\.mirrored) }))
    #expect(abs(mirrored.slope + base.slope) < 1e-14)
    #expect(abs(mirrored.interval!.lower! + base.interval!.upper!) < 1e-12)
  }

  /// One statistic gives the test and the interval.
  @Test func testAndIntervalAgree() throws {
    for seed in 1...30 {
      let result = try #require(ScoreTrend().run(randomProgramme(6, waves: 3, seed: UInt64(seed))))
      #expect((result.test.pValue! < 0.05) == !result.interval!.contains(0))
    }
  }

  @Test func degenerateProgrammes() throws {
    #expect(ScoreTrend().run([]) == nil)
    #expect(ScoreTrend().run(randomProgramme(6, waves: 2, seed: 1)) == nil)
    // Three waves, but answers in two.
    let gap = randomProgramme(6, waves: 3, seed: 1).map { [$0[0], counts(0, 0, 0), $0[2]] }
    #expect(ScoreTrend().run(gap) == nil)
    let few = try #require(ScoreTrend().run(randomProgramme(4, waves: 3, seed: 2)))
    #expect(
      few.interval == nil && few.test.pValue == nil && few.test.notes[0].code == "few_accounts")
    let promoters = Array(repeating: Array(repeating: counts(0, 0, 2), count: 3), count: 6)
    let agreed = try #require(ScoreTrend().run(promoters))
    #expect(agreed.slope == 0 && agreed.test.pValue == 1 && agreed.interval!.width! > 0.05)
    // One answer a wave of one account each: one degree of freedom.
    let three = (0..<3).map { account in
      (0..<3).map { $0 == account ? counts(0, 0, 1) : counts(0, 0, 0) }
    }
    #expect(try #require(ScoreTrend().run(three)).test.degreesOfFreedom == 1)
  }

  @Test func resultsSurviveEncoding() throws {
    let result = try #require(ScoreTrend().run(randomProgramme(8, waves: 3, seed: 5)))
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(ScoreTrendResult.self, from: data) == result)
  }
}

@Suite struct ControlLimitsTests {
  /// Eight independent answers before, four promoters and four detractors, and two in this wave:
  /// centre 0, v = 1, 3·√(⅛ + ½) > 1, so no score of two answers lies outside.
  @Test func independentAnswersByHand() throws {
    let before =
      Array(repeating: counts(0, 0, 1), count: 4) + Array(repeating: counts(1, 0, 0), count: 4)
    let limits = try #require(
      ControlLimits(before: before, wave: [counts(0, 0, 1), counts(0, 0, 1)]))
    #expect(limits.centre == 0 && limits.lower == -1 && limits.upper == 1 && !limits.excludes(1))
    let wave = Array(repeating: counts(0, 0, 1), count: 40)
    let narrow = try #require(ControlLimits(before: before + before + before + before, wave: wave))
    #expect(abs(narrow.upper - 3 * (1.0 / 32 + 1.0 / 40).squareRoot()) < 1e-14)
    #expect(narrow.excludes(1) && !narrow.excludes(0.7))
  }

  @Test func agreeingAccountsWidenTheLimits() throws {
    let lone =
      Array(repeating: counts(0, 0, 1), count: 10) + Array(repeating: counts(1, 0, 0), count: 10)
    let pairs =
      Array(repeating: counts(0, 0, 2), count: 5) + Array(repeating: counts(2, 0, 0), count: 5)
    let wave = Array(repeating: counts(0, 1, 0), count: 30)
    let narrow = try #require(ControlLimits(before: lone, wave: wave))
    let wide = try #require(ControlLimits(before: pairs, wave: wave))
    #expect(wide.upper > narrow.upper + 0.05)
  }

  @Test func degenerateSides() throws {
    #expect(ControlLimits(before: [], wave: [counts(0, 0, 1)]) == nil)
    #expect(ControlLimits(before: [counts(0, 0, 1)], wave: []) == nil)
    let few = Array(repeating: counts(0, 1, 1), count: 4)
    #expect(ControlLimits(before: few, wave: Array(repeating: counts(0, 0, 1), count: 9)) == nil)
    let all = Array(repeating: counts(0, 0, 1), count: 30)
    let limits = try #require(ControlLimits(before: all, wave: all))
    #expect(limits.upper == 1 && limits.lower < 1 && limits.lower > 0.7)
  }
}
