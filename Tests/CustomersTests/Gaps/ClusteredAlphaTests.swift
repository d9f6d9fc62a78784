import Models
import Probability
import Statistics
import Testing

@testable import Customers

@Suite struct ClusteredAlphaTests {
  static let items: [[Double?]] = [
    [5, 4, 2, 3, 1, 2, 4, nil, 3, 5], [4, 4, 3, 2, 2, 1, 5, 3, 3, 4],
  ]
  static let clusters: [Int?] = [0, 0, 1, 1, 2, 2, 3, 3, 4, nil]

  /// The formula spelt out: α without each cluster from Cronbach's own definition.
  @Test func byLeavingOut() throws {
    let interval = try #require(
      ClusteredAlpha.interval(Self.items, clusters: Self.clusters, level: 0.95))
    func alpha(_ kept: (Int) -> Bool) throws -> Double {
      let columns = Self.items.map { item in item.indices.filter(kept).map { item[$0] } }
      return try #require(try CronbachAlpha().run(columns).estimate)
    }
    let whole = logOf(1 - (try alpha { _ in true }))
    let others = try [[0, 1], [2, 3], [4, 5], [6, 7], [8], [9]].map { out in
      logOf(1 - (try alpha { !out.contains($0) }))
    }
    let mean = others.reduce(0, +) / 6
    let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let half = (5 / 6 * squares).squareRoot() * StudentT(degreesOfFreedom: 5).upperQuantile(0.025)
    #expect(abs((interval.lower ?? 0) - (1 - exponential(whole + half))) < 1e-10)
    #expect(abs((interval.upper ?? 0) - (1 - exponential(whole - half))) < 1e-10)
  }

  @Test func orderShiftAndScale() throws {
    let one = try #require(
      ClusteredAlpha.interval(Self.items, clusters: Self.clusters, level: 0.9))
    let mixed = try #require(
      ClusteredAlpha.interval(
        Self.items.map { item in item.reversed().map { $0.map { 7 + 3 * $0 } } },
        clusters: Self.clusters.reversed(), level: 0.9))
    #expect(abs(one.lower! - mixed.lower!) < 1e-10 && abs(one.upper! - mixed.upper!) < 1e-10)
  }

  @Test func degenerate() {
    #expect(ClusteredAlpha.interval([[1, 2], [2, 1]], clusters: [0, 1], level: 0.95) == nil)
    #expect(ClusteredAlpha.interval([[], []], clusters: [], level: 0.95) == nil)
    let flat = [Double?](repeating: 3, count: 6)
    #expect(
      ClusteredAlpha.interval([flat, flat], clusters: [0, 1, 2, 3, 4, 5], level: 0.95) == nil)
    let same: [Double?] = [1, 2, 3, 4, 5, 1]
    #expect(
      ClusteredAlpha.interval([same, same], clusters: [0, 1, 2, 3, 4, 5], level: 0.95) == nil)
  }
}
