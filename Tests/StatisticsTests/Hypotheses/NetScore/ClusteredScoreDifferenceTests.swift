import Foundation
import Testing

@testable import Statistics

@Suite struct ClusteredScoreDifferenceTests {
  @Test func matchesThePublishedVector() throws {
    let result = ClusteredScoreDifference().run(firstVectorAccounts, secondVectorAccounts)
    let difference = result.difference
    #expect(abs(try #require(difference.estimate) * 100 - 53.33) < 0.00501)
    #expect(abs(try #require(difference.statistic) - 1.324134) < 5.01e-7)
    #expect(abs(try #require(difference.degreesOfFreedom) - 11.0546) < 5.01e-5)
    #expect(abs(try #require(difference.pValue) - 0.212184) < 5.01e-7)
    #expect(abs(try #require(difference.interval?.lower) * 100 + 35.84) < 0.00501)
    #expect(abs(try #require(difference.interval?.upper) * 100 - 122.90) < 0.00501)
    #expect(result.firstAccounts == 6 && result.secondAccounts == 5)
    #expect(try #require(result.naive?.interval?.width) < difference.interval!.width!)
    #expect(difference.method == "clustered_score_difference")
  }

  /// Five accounts a side, of which one has two answers: the statistic is that of the counts over
  /// their design effects, the degrees of freedom Satterthwaite's of the two variances.
  @Test func joinsTheTwoDesignEffects() throws {
    let first = accounts([1, 1, 0, 1, 0, -1], [0, 0, 1, 2, 3, 4])
    let second = accounts([-1, 0, 0, 1, -1], [0, 1, 2, 3, 4])
    let statistic = try #require(ClusteredScoreDifference.statistic(first, second))
    let a = try #require(DesignEffect(ClusterSums(first)))
    let b = try #require(DesignEffect(ClusterSums(second)))
    #expect(b.value == 1)
    #expect(abs(statistic.first.total - 6 / a.value) < 1e-12)
    #expect(statistic.second == counts(2, 2, 1))
    // Variances of an answer: 4/6 − 1/9 = 5/9 over five, and 3/5 − 1/25 = 14/25 over four.
    let (w1, w2) = (a.value * 5 / 9 / 5, 14.0 / 25 / 4)
    let degrees =
      (w1 + w2) * (w1 + w2) / (w1 * w1 / a.degreesOfFreedom + w2 * w2 / b.degreesOfFreedom)
    #expect(abs(try #require(statistic.degreesOfFreedom) - degrees) < 1e-12)
  }

  @Test func singletonAccountsAreIndependentAnswers() throws {
    let first = accounts([1, 1, 0, 1], [0, 1, 2, 3])
    let second = accounts([-1, 0, 0, 1, -1], [0, 1, 2, 3, 4])
    let result = ClusteredScoreDifference().run(first, second)
    let independent = NetScoreDifference.scoreDifference.compare(
      counts(0, 1, 3), counts(2, 2, 1))
    #expect(result.difference == independent)
    #expect(result.naive == nil && result.firstEffect == nil)
    #expect(try #require(result.statistic?.pValue()) == independent.pValue)
  }

  @Test func fewAccountsAreDescribedNotEstimated() throws {
    let few = Array(firstVectorAccounts.prefix(4))
    for (first, second) in [(few, secondVectorAccounts), (secondVectorAccounts, few)] {
      let result = ClusteredScoreDifference().run(first, second)
      #expect(result.difference.pValue == nil && result.difference.interval == nil)
      #expect(result.difference.notes.map(\.code) == ["few_accounts"])
      #expect(result.statistic == nil && result.difference.estimate != nil)
      #expect(try #require(result.probabilityFirstHigher) > 0)
      #expect(result.naive?.pValue != nil)
    }
  }

  @Test func exchangedGroupsChangeTheSign() throws {
    let forward = ClusteredScoreDifference().run(firstVectorAccounts, secondVectorAccounts)
    let backward = ClusteredScoreDifference().run(secondVectorAccounts, firstVectorAccounts)
    #expect(abs(forward.difference.statistic! + backward.difference.statistic!) < 1e-12)
    #expect(abs(forward.difference.pValue! - backward.difference.pValue!) < 1e-12)
    #expect(
      abs(forward.difference.interval!.lower! + backward.difference.interval!.upper!) < 1e-12)
    let mirrored = ClusteredScoreDifference().run(
      firstVectorAccounts.map(\.mirrored), secondVectorAccounts.map(\.mirrored))
    #expect(abs(forward.difference.statistic! + mirrored.difference.statistic!) < 1e-12)
  }

  @Test func orderAndEmptyAccountsDoNotMatter() throws {
    let plain = ClusteredScoreDifference().run(firstVectorAccounts, secondVectorAccounts)
    let shuffled = ClusteredScoreDifference().run(
      firstVectorAccounts.reversed() + [counts(0, 0, 0)], secondVectorAccounts.reversed())
    #expect(abs(plain.difference.pValue! - shuffled.difference.pValue!) < 1e-12)
    #expect(shuffled.firstAccounts == 6)
  }

  @Test func agreementIsNotCertainty() throws {
    let happy = accounts(Array(repeating: 1, count: 10), [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    let same = ClusteredScoreDifference().run(happy, happy)
    #expect(same.difference.pValue == 1)
    #expect(try #require(same.difference.interval?.width) > 1)
    let opposite = ClusteredScoreDifference().run(happy, happy.map(\.mirrored))
    #expect(try #require(opposite.difference.pValue) < 0.05)
    #expect(try #require(opposite.difference.interval?.lower) < 1.5)
  }

  @Test func emptySidesAndLargeAccountsAreSaid() throws {
    let none = ClusteredScoreDifference().run(firstVectorAccounts, [])
    #expect(none.difference.notes.map(\.code) == ["no_answers"] && none.statistic == nil)
    let giant = firstVectorAccounts + [counts(4, 5, 6)]
    let result = ClusteredScoreDifference().run(giant, secondVectorAccounts)
    #expect(result.difference.notes.map(\.code) == ["dominant_account"])
  }

  @Test func resultsSurviveEncoding() throws {
    let result = ClusteredScoreDifference().run(firstVectorAccounts, secondVectorAccounts)
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(ClusteredDifferenceResult.self, from: data) == result)
  }
}
