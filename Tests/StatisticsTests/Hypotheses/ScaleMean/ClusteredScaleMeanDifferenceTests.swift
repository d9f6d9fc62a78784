import Probability
import Testing

@testable import Statistics

@Suite struct ClusteredScaleMeanDifferenceTests {
  /// Random answers of accounts on −1, 0, 1.
  private static func accounts(_ count: Int, seed: UInt64) -> [[Double]] {
    (0..<count).map { item in
      var generator = Philox(seed: seed, stream: UInt64(item))
      var urn = AccountUrn(correlation: 0.4)
      return urn.draw(1 + generator.below(4), shares: [0.2, 0.3, 0.5], &generator)
    }
  }

  private static func net(_ accounts: [[Double]]) -> [NetScoreCounts] {
    accounts.map { NetScoreCounts(detractors: $0[0], passives: $0[1], promoters: $0[2]) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func onThreePointsItIsTheClusteredScoreDifference(seed: UInt64) throws {
    let (a, b) = (Self.accounts(12, seed: seed), Self.accounts(9, seed: seed + 50))
    let scale = ClusteredScaleMeanDifference.compare(points: [-1, 0, 1], a, b)
    let net = try #require(ClusteredScoreDifference.statistic(Self.net(a), Self.net(b)))
    let statistic = try #require(scale.statistic)
    #expect(abs(statistic.statistic(at: 0) - net.statistic(at: 0)) < 1e-9)
    #expect(abs(statistic.degreesOfFreedom! - net.degreesOfFreedom!) < 1e-9)
    #expect(abs(statistic.pValue(at: 0.3) - net.pValue(at: 0.3)) < 1e-9)
    #expect(scale.naive != nil && scale.method == "clustered_scale_mean_difference")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func onThreePointsItIsTheWaveScoreDifference(seed: UInt64) throws {
    var (before, after) = (Self.accounts(14, seed: seed), Self.accounts(14, seed: seed + 50))
    before[0] = [0, 0, 0]
    after[1] = [0, 0, 0]
    let scale = WaveScaleMeanDifference.compare(
      points: [-1, 0, 1], previous: before, current: after)
    let net = try #require(
      WaveScoreDifference.statistic(
        zip(Self.net(before), Self.net(after)).map { WaveAnswers(previous: $0, current: $1) }))
    let statistic = try #require(scale.statistic)
    #expect(abs(statistic.statistic(at: 0) - net.statistic(at: 0)) < 1e-9)
    #expect(abs(statistic.degreesOfFreedom! - net.degreesOfFreedom!) < 1e-9)
    #expect(scale.method == "wave_scale_mean_difference")
  }

  /// The same change in another unit, and with accounts in another order.
  @Test func shiftScaleAndOrder() throws {
    let (a, b) = (Self.accounts(10, seed: 7), Self.accounts(10, seed: 70))
    let plain = WaveScaleMeanDifference.compare(points: [-1, 0, 1], previous: a, current: b)
    let moved = WaveScaleMeanDifference.compare(
      points: [95, 100, 105], previous: a.reversed(), current: b.reversed())
    let (one, two) = (try #require(plain.statistic), try #require(moved.statistic))
    #expect(abs(one.statistic(at: 0) - two.statistic(at: 0)) < 1e-9)
    #expect(abs(one.degreesOfFreedom! - two.degreesOfFreedom!) < 1e-9)
  }

  @Test func degenerate() {
    let points = [1.0, 2, 3]
    // Four accounts a side with repeats: described only.
    let few = [[0, 1, 1], [1, 0, 0], [0, 0, 2], [1, 0, 1.0]]
    let described = ClusteredScaleMeanDifference.compare(points: points, few, few)
    #expect(described.statistic == nil && described.notes.map(\.code) == ["few_accounts"])
    #expect(described.estimate == 0 && described.naive != nil)
    let waves = WaveScaleMeanDifference.compare(points: points, previous: few, current: few)
    #expect(waves.statistic == nil && waves.notes.map(\.code) == ["few_accounts"])
    // No account has two answers: independent.
    let single = [[0, 1, 0], [1, 0, 0], [0, 0, 1.0]]
    let independent = ClusteredScaleMeanDifference.compare(points: points, single, single)
    #expect(independent.naive == nil && independent.statistic?.degreesOfFreedom == nil)
    // An empty group.
    let empty = ClusteredScaleMeanDifference.compare(points: points, [], single)
    #expect(empty.statistic == nil && empty.estimate == nil)
    #expect(empty.notes.map(\.code) == ["empty_group"])
    // Everybody agrees, in both waves: no variance to go by, an interval all the same.
    let agreed = (0..<6).map { _ in [0, 0, 2.0] }
    let alike = WaveScaleMeanDifference.compare(points: points, previous: agreed, current: agreed)
    #expect(alike.statistic?.pValue() == 1)
    #expect(alike.statistic?.interval(level: 0.95).lower ?? 0 < -0.1)
    // One account with most answers is named.
    let large = [[0, 0, 20.0]] + (0..<6).map { _ in [0, 1, 0.0] }
    #expect(
      ClusteredScaleMeanDifference.compare(points: points, large, large).notes.map(\.code)
        == ["dominant_account", "dominant_account"])
  }
}
