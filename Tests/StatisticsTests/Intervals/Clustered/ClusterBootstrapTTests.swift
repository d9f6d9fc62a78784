import Probability
import Testing

@testable import Statistics

@Suite struct ClusterBootstrapTTests {
  /// Two accounts of one answer, +1 and −1: resamples of one account alone (probability ¼ each) have
  /// no standard error and mean ±1, so t* = ±∞; of both (½) t* = 0. The 95 % interval is the scale;
  /// at 40 % both quantiles are 0.
  @Test func twoAccountsByHand() throws {
    let accounts = [
      NetScoreCounts(detractors: 0, passives: 0, promoters: 1),
      NetScoreCounts(detractors: 1, passives: 0, promoters: 0),
    ]
    let wide = try #require(ClusteredInterval.clusterBootstrapT.interval(accounts, level: 0.95).0)
    #expect(wide.lower == -1 && wide.upper == 1)
    let narrow = try #require(ClusteredInterval.clusterBootstrapT.interval(accounts, level: 0.4).0)
    #expect(narrow.lower == 0 && narrow.upper == 0)
  }

  /// Every one of the 4⁴ sequences of four accounts, one by one, with CR1 from the shared code.
  @Test func multisetsAreEverySequence() {
    let sizes = [3.0, 1, 2, 4]
    let sums = [1.0, -1, 2, 1]
    let data = ClusterSums(sizes: sizes, sums: sums, squares: sizes)
    let mean = data.mean!
    var values: [Double] = []
    for code in 0..<256 {
      let picks = (0..<4).map { code >> (2 * $0) & 3 }
      let resample = ClusterSums(
        sizes: picks.map { sizes[$0] }, sums: picks.map { sums[$0] },
        squares: picks.map { sizes[$0] })
      let deviation = resample.mean! - mean
      let variance = ClusterRobust(resample, .cr1)!.variance
      values.append(
        variance > 1e-14
          ? deviation / variance.squareRoot()
          : abs(deviation) < 1e-12 ? 0 : deviation > 0 ? .infinity : -.infinity)
    }
    values.sort()
    let distribution = ClusterStudentised(data)
    #expect(distribution.exact)
    // Tails that fall between the steps of 1/256.
    for tail in [0.0201, 0.0501, 0.1234, 0.3019] {
      let rank = Int((tail * 256).rounded(.up))
      let found = distribution.quantiles(tail: tail)
      func same(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) < 1e-9 }
      #expect(same(found.low, values[rank - 1]))
      #expect(same(found.high, values[256 - rank]))
    }
  }

  /// Drawn resamples of nine accounts agree with the enumeration of eight of them and one without
  /// weight of its own: both are near the same quantiles.
  @Test func drawingStartsAtNineAccounts() {
    func data(_ count: Int) -> ClusterSums {
      let sizes = (0..<count).map { Double(2 + $0 % 3) }
      let sums = (0..<count).map { Double(($0 * 5) % 4 - 1) }
      return ClusterSums(sizes: sizes, sums: sums, squares: sizes)
    }
    let (eight, nine) = (ClusterStudentised(data(8)), ClusterStudentised(data(9)))
    #expect(eight.exact && !nine.exact)
    let (a, b) = (eight.quantiles(tail: 0.1), nine.quantiles(tail: 0.1))
    #expect(abs(a.low - b.low) < 0.5 && abs(a.high - b.high) < 0.5)
  }

  @Test(arguments: ["cluster_bootstrap_t", "wild_cluster"])
  func orderAndDirectionDoNotMatter(_ name: String) throws {
    let method = try #require(ClusteredInterval.named(name))
    let accounts = (0..<14).map { index in
      NetScoreCounts(
        detractors: index % 3, passives: (index * 7) % 4, promoters: 1 + (index * 5) % 3)
    }
    let forward = try #require(method.interval(accounts, level: 0.9).0)
    let backward = try #require(method.interval(accounts.reversed(), level: 0.9).0)
    let mirrored = try #require(method.interval(accounts.map(\.mirrored), level: 0.9).0)
    #expect(forward == backward)
    #expect(abs(mirrored.lower! + forward.upper!) < 1e-12)
    #expect(abs(mirrored.upper! + forward.lower!) < 1e-12)
    let other = try #require(method.interval(accounts, level: 0.99).0)
    #expect(other.lower! <= forward.lower! && other.upper! >= forward.upper!)
  }

  @Test(arguments: ["cluster_bootstrap_t", "wild_cluster"])
  func refusesWhatDoesNotVary(_ name: String) throws {
    let method = try #require(ClusteredInterval.named(name))
    let same = (0..<6).map { _ in NetScoreCounts(detractors: 1, passives: 0, promoters: 1) }
    let (interval, notes) = method.interval(same, level: 0.95)
    #expect(interval == nil && notes.map(\.code) == ["no_variation_between_accounts"])
    #expect(method.interval([same[0]], level: 0.95).notes.map(\.code) == ["too_few_accounts"])
  }
}
