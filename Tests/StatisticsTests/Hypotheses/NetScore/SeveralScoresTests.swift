import Foundation
import Probability
import Testing

@testable import Statistics

@Suite struct SeveralScoresTests {
  private func randomGroups(_ sizes: [Int], _ seed: UInt64) -> [[NetScoreCounts]] {
    var generator = Philox(seed: seed)
    return sizes.map { size in
      (0..<size).map { _ in randomCounts(1 + generator.below(4), &generator) }
    }
  }

  /// Two promoters against two detractors, an account each: scores ±1, within groups no variance, so
  /// V = 1/n² = ¼ a group, W = (1 + 1)/¼ = 8, T = 2/√½. Of the six ways to deal four accounts two
  /// give 8, the others 0.
  @Test func fourAccountsByHand() throws {
    let groups = [[counts(0, 0, 1), counts(0, 0, 1)], [counts(1, 0, 0), counts(1, 0, 0)]]
    let result = try #require(SeveralScores().run(groups))
    #expect(result.omnibus.statistic == 8 && result.omnibus.exact)
    #expect(abs(result.omnibus.pValue! - 2.0 / 6) < 1e-15)
    let pair = try #require(result.pairs.first)
    #expect(abs(pair.statistic - 8.0.squareRoot()) < 1e-14 && result.pairs.count == 1)
    #expect(pair.first == 1 && pair.second == 0 && abs(pair.pValue - 2.0 / 6) < 1e-15)
    #expect(result.omnibus.notes.map(\.code) == ["few_arrangements"])
    #expect(result.arrangements == 6 && result.replicates == nil && result.seed == nil)
  }

  /// A group of one account has the variance of all accounts: sums −1, 0, 1 give common = 1, so
  /// W = 1 + 0 + 1 whichever account is where.
  @Test func groupsOfOneAccountByHand() throws {
    let groups = [[counts(1, 0, 0)], [counts(0, 1, 0)], [counts(0, 0, 1)]]
    let result = try #require(SeveralScores().run(groups))
    #expect(abs(result.omnibus.statistic! - 2) < 1e-14 && result.omnibus.pValue == 1)
    #expect(result.pairs.count == 3 && result.pairs.allSatisfy { $0.pValue <= 1 })
  }

  @Test func drawnAgreesWithEnumerated() throws {
    let groups = randomGroups([3, 3, 3], 5)
    let exact = try #require(SeveralScores().run(groups))
    #expect(exact.omnibus.exact && exact.arrangements == 1_680)
    let drawn = try #require(SeveralScores(resamples: 1_679, seed: 3).run(groups))
    #expect(!drawn.omnibus.exact && drawn.replicates == 1_679 && drawn.seed == 3)
    func isClose(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) < 4 * (b * (1 - b) / 1_679).squareRoot() + 1.0 / 1_680
    }
    #expect(isClose(drawn.omnibus.pValue!, exact.omnibus.pValue!))
    for (one, two) in zip(drawn.pairs, exact.pairs) { #expect(isClose(one.pValue, two.pValue)) }
  }

  @Test func threadsAndOrderChangeNothing() throws {
    let groups = randomGroups([9, 7, 12, 5], 8)
    let one = SeveralScores(resamples: 999, threads: 1).run(groups)
    #expect(one == SeveralScores(resamples: 999, threads: 2).run(groups))
    // Exact p-values do not depend on the order of groups or accounts.
    let small = randomGroups([3, 2, 3], 2)
    let forward = try #require(SeveralScores().run(small))
    let backward = try #require(SeveralScores().run(small.reversed().map { $0.reversed() }))
    #expect(abs(forward.omnibus.pValue! - backward.omnibus.pValue!) < 1e-12)
    let mirrored = try #require(SeveralScores().run(small.map { $0.map(\.mirrored) }))
    #expect(abs(forward.omnibus.pValue! - mirrored.omnibus.pValue!) < 1e-12)
  }

  /// The family's p-value is never below the pair's own, and the largest pair has the smallest.
  @Test func largerStatisticsHaveSmallerPValues() throws {
    let result = try #require(SeveralScores().run(randomGroups([3, 3, 3], 12)))
    let ordered = result.pairs.sorted { $0.statistic > $1.statistic }
    for (one, two) in zip(ordered, ordered.dropFirst()) { #expect(one.pValue <= two.pValue) }
  }

  @Test func unanimousAnswersShowNothing() throws {
    let groups = [6, 6, 6].map { Array(repeating: counts(0, 0, 2), count: $0) }
    let result = try #require(SeveralScores(resamples: 200).run(groups))
    #expect(result.omnibus.statistic == 0 && result.omnibus.pValue == 1)
    #expect(result.pairs.allSatisfy { $0.statistic == 0 && $0.pValue == 1 })
  }

  @Test func groupsWithoutAnswersAreRefused() {
    #expect(SeveralScores().run([]) == nil)
    #expect(SeveralScores().run([[counts(0, 0, 1)]]) == nil)
    #expect(SeveralScores().run([[counts(0, 0, 1)], [counts(0, 0, 0)]]) == nil)
  }

  @Test func progressEndsAtOne() throws {
    let told = Told()
    _ = SeveralScores(resamples: 500, threads: 2).run(randomGroups([8, 8, 8], 4)) {
      told.add($0)
    }
    #expect(told.shares.last == 1 && told.shares == told.shares.sorted())
  }
}

/// Collects what a progress closure is told; calls come one at a time.
final class Told: @unchecked Sendable {
  private(set) var shares: [Double] = []
  func add(_ share: Double) { shares.append(share) }
}
