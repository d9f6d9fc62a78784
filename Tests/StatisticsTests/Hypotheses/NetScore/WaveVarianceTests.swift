import Probability
import Testing

@testable import Statistics

/// Two waves of accounts from answers and account codes of each.
func waves(
  _ previous: [Int], _ before: [Int], _ current: [Int], _ after: [Int]
) -> [WaveAnswers] {
  func own(_ answers: [Int], _ codes: [Int], _ code: Int) -> NetScoreCounts {
    accounts(
      zip(answers, codes).filter { $0.1 == code }.map(\.0),
      codes.filter { $0 == code }.map { _ in 0 }
    ).first ?? counts(0, 0, 0)
  }
  let last = max(before.max() ?? 0, after.max() ?? 0)
  return (0...last).map {
    WaveAnswers(previous: own(previous, before, $0), current: own(current, after, $0))
  }
}

/// A random programme of so many accounts, 1 to `most` answers a wave.
func randomWaves(_ accounts: Int, most: Int, _ generator: inout Philox) -> [WaveAnswers] {
  (0..<accounts).map { _ in
    WaveAnswers(
      previous: randomCounts(1 + generator.below(most), &generator),
      current: randomCounts(1 + generator.below(most), &generator))
  }
}

@Suite struct WaveVarianceTests {
  /// Two accounts with one answer a wave, first 1 and 0, then 0 and 0. Residuals ±½, factor √2:
  /// u = ∓√2/4 twice, V = ¼, s₁² = ¼, s₂² = 0, so f = 1. Each B has ¼ on the diagonal and −¼ off
  /// it; their sum has trace 1 and squared norm 4·¼, so ν = 1.
  @Test func fourAnswersByHand() throws {
    let variance = try #require(WaveVariance(waves([1, 0], [0, 1], [0, 0], [0, 1])))
    #expect(abs(variance.clusterRobust - 0.25) < 1e-15)
    #expect(abs(variance.independent - 0.25) < 1e-15)
    #expect(abs(variance.satterthwaite - 1) < 1e-14)
    #expect(abs(variance.ratio - 1) < 1e-14)
    #expect(abs(variance.degreesOfFreedom - 3) < 1e-14)
  }

  /// The sums over products of matrices against the matrices themselves.
  @Test func degreesOfFreedomAreThoseOfTheMatrices() throws {
    var generator = Philox(seed: 8)
    for _ in 0..<20 {
      var accounts = randomWaves(7, most: 6, &generator)
      accounts[2] = WaveAnswers(previous: accounts[2].previous, current: counts(0, 0, 0))
      accounts[5] = WaveAnswers(previous: counts(0, 0, 0), current: accounts[5].current)
      func matrix(_ sizes: [Double]) -> [[Double]] {
        let n = sizes.reduce(0, +)
        return sizes.indices.map { g in
          sizes.indices.map { h in
            let factor = 1 / ((1 - sizes[g] / n) * (1 - sizes[h] / n)).squareRoot()
            let covariance = (g == h ? sizes[g] : 0) - sizes[g] * sizes[h] / n
            return factor * covariance / (n * n)
          }
        }
      }
      let (a, b) = (matrix(accounts.map(\.previous.total)), matrix(accounts.map(\.current.total)))
      var (trace, norm) = (0.0, 0.0)
      for g in a.indices {
        trace += a[g][g] + b[g][g]
        for h in a.indices { norm += (a[g][h] + b[g][h]) * (a[g][h] + b[g][h]) }
      }
      let variance = try #require(WaveVariance(accounts))
      #expect(abs(variance.satterthwaite - trace * trace / norm) < 1e-10)
    }
  }

  /// With every account in one wave only, V is the sum of the two waves' CR2 variances.
  @Test func disjointAccountsAddUp() throws {
    let none = counts(0, 0, 0)
    let accounts =
      firstVectorAccounts.map { WaveAnswers(previous: none, current: $0) }
      + secondVectorAccounts.map { WaveAnswers(previous: $0, current: none) }
    let variance = try #require(WaveVariance(accounts))
    let one = try #require(ClusterRobust(ClusterSums(firstVectorAccounts), .cr2))
    let two = try #require(ClusterRobust(ClusterSums(secondVectorAccounts), .cr2))
    #expect(abs(variance.clusterRobust - one.variance - two.variance) < 1e-14)
    #expect(variance.satterthwaite < one.degreesOfFreedom + two.degreesOfFreedom)
    #expect(variance.satterthwaite > min(one.degreesOfFreedom, two.degreesOfFreedom))
  }

  @Test func singleAnswersOfDisjointAccountsAreIndependent() throws {
    let none = counts(0, 0, 0)
    let accounts = [counts(1, 0, 0), counts(0, 1, 0), counts(0, 0, 1), counts(0, 0, 1)].flatMap {
      [WaveAnswers(previous: $0, current: none), WaveAnswers(previous: none, current: $0.mirrored)]
    }
    let variance = try #require(WaveVariance(accounts))
    #expect(abs(variance.clusterRobust - variance.independent) < 1e-14)
    #expect(abs(variance.ratio - 1) < 1e-14)
  }

  @Test func identicalWavesHaveNoVariance() throws {
    let accounts = firstVectorAccounts.map { WaveAnswers(previous: $0, current: $0) }
    let variance = try #require(WaveVariance(accounts))
    #expect(variance.clusterRobust == 0)
    let expected = max(0.25, 2 * variance.expected / (2 + variance.satterthwaite))
    #expect(abs(variance.ratio - expected) < 1e-14)
  }

  @Test func agreementLeavesTheRatioAtOne() throws {
    let accounts = [counts(0, 0, 2), counts(0, 0, 1), counts(0, 0, 3)].map {
      WaveAnswers(previous: $0, current: $0)
    }
    #expect(try #require(WaveVariance(accounts)).ratio == 1)
  }

  @Test func exchangedWavesAndOrderOfAccounts() throws {
    var generator = Philox(seed: 4)
    let accounts = randomWaves(9, most: 5, &generator)
    let forward = try #require(WaveVariance(accounts))
    for other in [accounts.map(\.swapped), accounts.reversed()] {
      let variance = try #require(WaveVariance(other))
      #expect(abs(variance.ratio - forward.ratio) < 1e-12)
      #expect(abs(variance.satterthwaite - forward.satterthwaite) < 1e-10)
    }
  }

  @Test func needsTwoAccountsInEachWave() {
    let one = WaveAnswers(previous: counts(1, 2, 3), current: counts(2, 2, 2))
    let gone = WaveAnswers(previous: counts(1, 0, 0), current: counts(0, 0, 0))
    #expect(WaveVariance([]) == nil && WaveVariance([one]) == nil)
    #expect(WaveVariance([one, gone]) == nil)
    #expect(WaveVariance([one, one]) != nil)
  }
}
