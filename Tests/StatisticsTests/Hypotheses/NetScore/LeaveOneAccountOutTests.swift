import Probability
import Testing

@testable import Statistics

@Suite struct LeaveOneAccountOutTests {
  private let judge = DifferenceJudge(isOrdered: false)

  @Test func eachEntryIsTheComparisonWithoutTheAccount() throws {
    let entries = ClusteredScoreDifference.withoutEachAccount(
      firstVectorAccounts, secondVectorAccounts, judge: judge)
    #expect(entries.count == 11)
    #expect(entries.filter { $0.group == 0 }.map(\.index) == Array(0..<6))
    for entry in entries where entry.group == 0 {
      var rest = firstVectorAccounts
      rest.remove(at: entry.index)
      let expected = ClusteredScoreDifference().run(rest, secondVectorAccounts)
      #expect(entry.pValue == expected.difference.pValue)
      #expect(entry.estimate == expected.difference.estimate)
      #expect(entry.verdict == judge.verdict(expected.statistic))
    }
    // Five accounts less one are too few to estimate.
    for entry in entries where entry.group == 1 {
      #expect(entry.pValue == nil && entry.verdict == .notEstimable && entry.estimate != nil)
    }
  }

  @Test func wavesLoseBothAnswersOfAnAccount() throws {
    var generator = Philox(seed: 2)
    var waves = randomWaves(7, most: 3, &generator)
    waves.append(WaveAnswers(previous: counts(0, 0, 0), current: counts(0, 0, 0)))
    let judge = DifferenceJudge(isOrdered: true)
    let entries = WaveScoreDifference.withoutEachAccount(waves, judge: judge)
    #expect(entries.map(\.index) == Array(0..<7) && entries.allSatisfy { $0.group == nil })
    var rest = waves
    rest.remove(at: 3)
    let expected = WaveScoreDifference().run(rest)
    #expect(entries[3].pValue == expected.difference.pValue)
    #expect(entries[3].verdict == judge.verdict(expected.statistic))
  }

  /// One account with all the dissent: without it the finding is gone.
  @Test func findsTheAccountThatCarriesTheFinding() throws {
    let happy = (0..<8).map { _ in counts(0, 0, 1) }
    let mixed = [counts(9, 0, 0)] + (0..<7).map { _ in counts(0, 1, 1) }
    let entries = ClusteredScoreDifference.withoutEachAccount(happy, mixed, judge: judge)
    let giant = try #require(entries.first { $0.group == 1 && $0.index == 0 })
    #expect(try #require(giant.estimate) == 0.5)
    #expect(entries.filter { $0.group == 0 }.allSatisfy { $0.estimate! > 0.9 })
  }

  @Test func theOnlyAccountLeavesNothing() throws {
    let entries = ClusteredScoreDifference.withoutEachAccount(
      [counts(1, 1, 1)], [counts(1, 1, 1)], judge: judge)
    #expect(entries.count == 2 && entries.allSatisfy { $0.estimate == nil && $0.pValue == nil })
  }
}
