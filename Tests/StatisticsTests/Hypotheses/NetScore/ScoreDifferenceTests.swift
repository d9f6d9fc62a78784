import Probability
import Testing

@testable import Statistics

/// Z, p and the 95 % limits on −200…200, from exact formulas.
struct ScoreDifferenceVector: Sendable, CustomTestStringConvertible {
  let first: NetScoreCounts
  let second: NetScoreCounts
  let z: Double
  let p: Double
  let lower: Double
  let upper: Double

  var testDescription: String { "\(first) v \(second)" }

  init(
    _ first: NetScoreCounts, _ second: NetScoreCounts, _ z: Double, _ p: Double, _ lower: Double,
    _ upper: Double
  ) {
    (self.first, self.second, self.z, self.p) = (first, second, z, p)
    (self.lower, self.upper) = (lower, upper)
  }

  static let all = [
    ScoreDifferenceVector(counts(2, 6, 12), counts(6, 8, 6), 2.02933, 0.042424, 1.80, 92.37),
    ScoreDifferenceVector(counts(2, 0, 9), counts(5, 3, 3), 2.03802, 0.041548, 3.26, 136.55),
    ScoreDifferenceVector(counts(10, 20, 30), counts(20, 20, 20), 2.27816, 0.022717, 4.71, 60.58),
    ScoreDifferenceVector(counts(0, 5, 5), counts(3, 4, 5), 1.22696, 0.219838, -19.01, 88.99),
    ScoreDifferenceVector(counts(0, 0, 10), counts(0, 0, 10), 0, 1, -57.59, 57.59),
    ScoreDifferenceVector(counts(0, 0, 8), counts(8, 0, 0), 3.87298, 0.000108, 118.45, 200),
  ]
}

@Suite struct ScoreDifferenceTests {
  @Test(arguments: ScoreDifferenceVector.all)
  func matchesPublishedVectors(_ vector: ScoreDifferenceVector) throws {
    let comparison = try #require(ScoreDifference(vector.first, vector.second))
    let interval = comparison.interval(level: 0.95)
    #expect(abs(comparison.statistic(at: 0) - vector.z) < 5.01e-6)
    #expect(abs(comparison.pValue() - vector.p) < 5.01e-7)
    #expect(abs(try #require(interval.lower) * 100 - vector.lower) < 0.00501)
    #expect(abs(try #require(interval.upper) * 100 - vector.upper) < 0.00501)
  }

  /// A passive and a promoter against a passive and a detractor: μ = 0 by symmetry, q̃ = ¼ and
  /// v = ½ in both, N/(N − 1) = 4/3, so Z = 1/√(2/3).
  @Test func fourAnswersByHand() throws {
    let comparison = try #require(ScoreDifference(counts(0, 1, 1), counts(1, 1, 0)))
    #expect(abs(comparison.restrictedMean(at: 0)) < 1e-15)
    #expect(abs(comparison.statistic(at: 0) - 1.5.squareRoot()) < 1e-14)
    #expect(comparison.statistic(at: 1) == 0)
  }

  /// One promoter against one detractor: v = 1 in both at μ = 0, N/(N − 1) = 2, so Z = 2/2.
  @Test func twoAnswersByHand() throws {
    let comparison = try #require(ScoreDifference(counts(0, 0, 1), counts(1, 0, 0)))
    #expect(abs(comparison.statistic(at: 0) - 1) < 1e-15)
    #expect(comparison.interval(level: 0.95).upper == 2)
  }

  @Test func exchangedGroupsChangeTheSign() throws {
    for (first, second) in differenceShapes {
      let forward = try #require(ScoreDifference(first, second))
      let backward = try #require(ScoreDifference(second, first))
      let mirrored = try #require(ScoreDifference(first.mirrored, second.mirrored))
      for delta in [0, 0.3, -1.1, 1.9] {
        let z = forward.statistic(at: delta)
        #expect(abs(z + backward.statistic(at: -delta)) < 1e-9 * max(1, abs(z)))
        #expect(abs(z + mirrored.statistic(at: -delta)) < 1e-9 * max(1, abs(z)))
      }
      let (one, two) = (forward.interval(level: 0.9), backward.interval(level: 0.9))
      #expect(abs(one.lower! + two.upper!) < 1e-9 && abs(one.upper! + two.lower!) < 1e-9)
    }
  }

  @Test func testAndIntervalNeverContradict() throws {
    var generator = Philox(seed: 3)
    for _ in 0..<300 {
      let first = randomCounts(2 + generator.below(12), &generator)
      let second = randomCounts(2 + generator.below(12), &generator)
      let comparison = try #require(ScoreDifference(first, second, degreesOfFreedom: 9))
      for level in [0.8, 0.95] {
        let interval = comparison.interval(level: level)
        #expect(interval.contains(comparison.estimate))
        #expect((comparison.pValue() < 1 - level) == !interval.contains(0), "\(first) \(second)")
      }
    }
  }

  /// So the hull of |Z| ≤ z lies between two roots. Every pair of outcomes at (3, 7) and (5, 5).
  @Test(arguments: [(3, 7), (5, 5)])
  func statisticFallsInTheHypothesis(_ sizes: (Int, Int)) throws {
    for first in TrinomialOutcomes(size: sizes.0).counts {
      for second in TrinomialOutcomes(size: sizes.1).counts {
        let comparison = try #require(ScoreDifference(first, second))
        var previous = Double.infinity
        for step in 0...60 {
          let z = comparison.statistic(at: -2 + Double(step) / 15)
          #expect(z <= previous + 1e-9, "\(first) v \(second) at step \(step)")
          previous = z
        }
      }
    }
  }

  /// An answer of the second group that moves up one class lowers Z: power and fragility rely on it.
  @Test(arguments: [(1, 6), (4, 9), (8, 8)])
  func statisticFallsAsTheSecondGroupRises(_ sizes: (Int, Int)) throws {
    for first in TrinomialOutcomes(size: sizes.0).counts {
      for minus in 0...sizes.1 {
        var previous = Double.infinity
        for plus in 0...(sizes.1 - minus) {
          let second = NetScoreCounts(
            detractors: minus, passives: sizes.1 - minus - plus, promoters: plus)
          let z = try #require(ScoreDifference(first, second)).statistic(at: 0)
          #expect(z <= previous + 1e-9, "\(first) v \(second)")
          previous = z
        }
      }
    }
  }

  @Test func fractionalCountsInterpolate() throws {
    let (a, b) = (counts(1, 3, 6), counts(3, 4, 3))
    let widths = try [1, 1.5, 2].map {
      try #require(ScoreDifference(a.scaled(by: $0), b.scaled(by: $0))).interval(level: 0.95).width!
    }
    #expect(widths[0] > widths[1] && widths[1] > widths[2])
  }

  @Test func fewerDegreesOfFreedomWidenTheInterval() throws {
    let normal = try #require(ScoreDifference(counts(2, 6, 12), counts(6, 8, 6)))
    let t = try #require(ScoreDifference(counts(2, 6, 12), counts(6, 8, 6), degreesOfFreedom: 8))
    #expect(t.statistic(at: 0) == normal.statistic(at: 0))
    #expect(t.pValue() > normal.pValue())
    #expect(t.interval(level: 0.95).width! > normal.interval(level: 0.95).width!)
  }

  @Test func degenerateGroups() throws {
    #expect(ScoreDifference(counts(0, 0, 0), counts(1, 2, 3)) == nil)
    #expect(ScoreDifference(counts(0, 0, 0.5), counts(0.5, 0, 0)) == nil)
    let twoOfOne = try #require(ScoreDifference(counts(0, 1, 0), counts(0, 1, 0)))
    #expect(twoOfOne.pValue() == 1)
    let interval = twoOfOne.interval(level: 0.95)
    #expect(abs(interval.lower! + interval.upper!) < 1e-12 && interval.width! > 2)
    let same = try #require(ScoreDifference(counts(0, 30, 0), counts(0, 30, 0)))
    #expect(same.interval(level: 0.95).width! > 0.1)
  }
}
