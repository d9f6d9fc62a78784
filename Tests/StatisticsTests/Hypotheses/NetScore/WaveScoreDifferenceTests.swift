import Foundation
import Probability
import Testing

@testable import Statistics

@Suite struct WaveScoreDifferenceTests {
  private let none = counts(0, 0, 0)

  /// Six accounts, one answer a wave: three stay promoters, two rise from passive, one falls.
  private let paired = waves(
    [1, 1, 1, 0, 0, 0], [0, 1, 2, 3, 4, 5], [1, 1, 1, 1, 1, -1], [0, 1, 2, 3, 4, 5])

  @Test func isTheStatisticAtTheEffectiveSizes() throws {
    let result = WaveScoreDifference().run(paired)
    let variance = try #require(WaveVariance(paired))
    let expected = try #require(
      ScoreDifference(
        counts(1, 0, 5).scaled(by: 1 / variance.ratio),
        counts(0, 3, 3).scaled(by: 1 / variance.ratio),
        degreesOfFreedom: variance.degreesOfFreedom))
    #expect(result.difference.statistic == expected.statistic(at: 0))
    #expect(result.difference.pValue == expected.pValue())
    #expect(result.difference.interval?.lower == expected.interval(level: 0.95).lower)
    #expect(abs(try #require(result.difference.estimate) - 1.0 / 6) < 1e-15)
    #expect(result.variance == variance && result.accountsInBoth == 6)
    #expect(result.difference.method == "wave_score_difference")
  }

  @Test func identicalWavesShowNoChange() throws {
    let accounts = firstVectorAccounts.map { WaveAnswers(previous: $0, current: $0) }
    let result = WaveScoreDifference().run(accounts)
    #expect(result.difference.estimate == 0 && result.difference.pValue == 1)
    #expect(try #require(result.difference.interval?.width) > 0.2)
    #expect(try #require(result.difference.interval?.width) < result.naive!.interval!.width!)
    #expect(result.swap?.pValue == 1)
    #expect(abs(try #require(result.probabilityIncreased) - 0.5) < 1e-9)
  }

  /// Accounts that answer once, each in one wave: the comparison of independent answers.
  @Test func disjointSingleAnswersAreIndependent() throws {
    let accounts =
      [counts(0, 0, 1), counts(0, 0, 1), counts(0, 1, 0)].map {
        WaveAnswers(previous: none, current: $0)
      }
      + [counts(1, 0, 0), counts(0, 1, 0)].map { WaveAnswers(previous: $0, current: none) }
    let result = WaveScoreDifference().run(accounts)
    #expect(
      result.difference
        == NetScoreDifference.scoreDifference.compare(counts(0, 1, 2), counts(1, 1, 0)))
    #expect(result.naive == nil && result.accountsGained == 3 && result.accountsLost == 2)
  }

  /// Disjoint accounts must agree closely with the comparison of two groups of accounts; the two
  /// rules differ in how they steady the design effect.
  @Test func disjointAccountsAgreeWithSeparateGroups() throws {
    var generator = Philox(seed: 21)
    for _ in 0..<20 {
      let first = (0..<25).map { _ in randomCounts(1 + generator.below(3), &generator) }
      let second = (0..<25).map { _ in randomCounts(1 + generator.below(3), &generator) }
      let accounts =
        first.map { WaveAnswers(previous: none, current: $0) }
        + second.map { WaveAnswers(previous: $0, current: none) }
      let one = try #require(WaveScoreDifference.statistic(accounts))
      let two = try #require(ClusteredScoreDifference.statistic(first, second))
      let (a, b) = (one.interval(level: 0.95), two.interval(level: 0.95))
      #expect(one.estimate == two.estimate || abs(one.estimate - two.estimate) < 1e-12)
      #expect(abs(a.width! / b.width! - 1) < 0.12)
    }
  }

  @Test func aPairedChangeIsSeenBetterThanAnUnpairedOne() throws {
    // Everyone keeps their answer but for three passives of twelve accounts who become promoters.
    let before = [-1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    let after = [-1, -1, -1, 0, 1, 1, 1, 1, 1, 1, 1, 1]
    let accounts = waves(before, Array(0..<12), after, Array(0..<12))
    let result = WaveScoreDifference().run(accounts)
    #expect(try #require(result.variance?.ratio) < 0.5)
    #expect(result.difference.interval!.width! < 0.75 * result.naive!.interval!.width!)
  }

  @Test func exchangedWavesChangeTheSign() throws {
    var generator = Philox(seed: 33)
    let accounts = randomWaves(8, most: 5, &generator)
    let forward = WaveScoreDifference().run(accounts)
    let backward = WaveScoreDifference().run(accounts.map(\.swapped))
    let mirrored = WaveScoreDifference().run(
      accounts.map {
        WaveAnswers(previous: $0.previous.mirrored, current: $0.current.mirrored)
      })
    for other in [backward, mirrored] {
      #expect(abs(forward.difference.statistic! + other.difference.statistic!) < 1e-10)
      #expect(
        abs(forward.difference.interval!.lower! + other.difference.interval!.upper!) < 1e-10)
      #expect(forward.swap?.pValue == other.swap?.pValue)
    }
    let shuffled = WaveScoreDifference().run(accounts.reversed())
    #expect(abs(forward.difference.pValue! - shuffled.difference.pValue!) < 1e-12)
  }

  @Test func anEmptyWaveGivesNothing() {
    let accounts = firstVectorAccounts.map { WaveAnswers(previous: none, current: $0) }
    let result = WaveScoreDifference().run(accounts)
    #expect(result.difference.estimate == nil && result.statistic == nil && result.swap == nil)
    #expect(result.difference.notes.map(\.code) == ["no_answers"])
    #expect(WaveScoreDifference().run([]).difference.notes.map(\.code) == ["no_answers"])
  }

  @Test func fewAccountsAreDescribedNotEstimated() throws {
    let four = Array(paired.prefix(4))
    let result = WaveScoreDifference().run(four)
    #expect(result.difference.pValue == nil && result.difference.interval == nil)
    #expect(result.difference.notes.map(\.code) == ["few_accounts"])
    #expect(result.difference.estimate != nil && result.probabilityIncreased != nil)
    #expect(result.swap?.pValue != nil)
    // Five accounts in one wave and four in the other are still too few.
    let uneven = four + [WaveAnswers(previous: counts(0, 1, 1), current: none)]
    #expect(WaveScoreDifference.statistic(uneven) == nil)
    let one = WaveScoreDifference().run([paired[0]])
    #expect(one.statistic == nil && one.difference.estimate == 0 && one.variance == nil)
  }

  @Test func aLargeAccountIsSaid() {
    let giant = WaveAnswers(previous: counts(2, 3, 4), current: counts(1, 2, 6))
    let result = WaveScoreDifference().run(paired + [giant])
    #expect(result.difference.notes.map(\.code) == ["dominant_account"])
    #expect(WaveScoreDifference().run(paired).difference.notes.isEmpty)
  }

  @Test func resultsSurviveEncoding() throws {
    let result = WaveScoreDifference().run(paired)
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(WaveDifferenceResult.self, from: data) == result)
  }
}
