import Testing

@testable import Statistics

@Suite struct WildClusterTests {
  private let data = ClusterSums(sixAccounts)

  /// Every vector of signs, with the answers themselves and CR1 from the shared code.
  private func listed(_ null: Double) -> Double {
    let (sizes, sums, n) = (data.sizes, data.sums, data.total)
    func statistic(_ deviations: [Double]) -> Double {
      let mean = deviations.reduce(0, +) / n
      let squares = zip(deviations, sizes).reduce(0) {
        let residual = $1.0 - $1.1 * mean
        return $0 + residual * residual
      }
      return abs(mean) / squares.squareRoot()
    }
    let around = zip(sums, sizes).map { $0 - $1 * null }
    let observed = statistic(around)
    let count = (0..<64).count { code in
      statistic(around.indices.map { code >> $0 & 1 == 1 ? -around[$0] : around[$0] })
        >= observed * (1 - 1e-9)
    }
    return Double(count) / 64
  }

  @Test func pValueIsTheShareOfAllSigns() throws {
    let test = try #require(WildClusterMean(data))
    #expect(test.exact)
    for null in [-0.9, -0.4, -0.1, 0, 0.2, 0.5, 0.8, 1] {
      #expect(abs(test.pValue(at: null) - listed(null)) < 1e-12, "\(null)")
    }
    // At the mean t is 0, which no |t*| is below.
    #expect(test.pValue(at: data.mean!) == 1)
  }

  @Test func limitsAreWhereTheTestTurns() throws {
    let test = try #require(WildClusterMean(data))
    let limits = test.limits(alpha: 0.1, within: -1...1)
    #expect(limits.lower < data.mean! && limits.upper > data.mean!)
    for (limit, sign) in [(limits.lower, -1.0), (limits.upper, 1)] where abs(limit) < 1 {
      #expect(test.pValue(at: limit + sign * 1e-6) <= 0.1)
      #expect(test.pValue(at: limit - sign * 1e-6) > 0.1)
    }
  }

  /// Sixteen distinct vectors of signs: no p-value is below 1/16.
  @Test func fiveAccountsRejectNothing() throws {
    let accounts = Array(sixAccounts.prefix(5))
    let interval = try #require(ClusteredInterval.wildCluster.interval(accounts, level: 0.95).0)
    #expect(interval.lower == -1 && interval.upper == 1)
    let narrower = try #require(ClusteredInterval.wildCluster.interval(accounts, level: 0.8).0)
    #expect(narrower.lower! > -1 || narrower.upper! < 1)
  }

  /// Twelve accounts have 2,048 distinct vectors: drawn, and near the enumeration of eleven.
  @Test func drawnSignsAreNearAllSigns() throws {
    func accounts(_ count: Int) -> ClusterSums {
      let sizes = (0..<count).map { Double(2 + $0 % 2) }
      let sums = (0..<count).map { Double(($0 * 5) % 4 - 1) }
      return ClusterSums(sizes: sizes, sums: sums, squares: sizes)
    }
    let eleven = try #require(WildClusterMean(accounts(11)))
    let twelve = try #require(WildClusterMean(accounts(12)))
    #expect(eleven.exact && !twelve.exact)
    for null in [-0.2, 0.5] {
      #expect(abs(eleven.pValue(at: null) - twelve.pValue(at: null)) < 0.1)
    }
    #expect(twelve.pValue(at: accounts(12).mean!) == 1)
  }
}
