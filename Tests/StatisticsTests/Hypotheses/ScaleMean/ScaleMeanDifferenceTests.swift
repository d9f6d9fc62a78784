import Probability
import Testing

@testable import Statistics

@Suite struct ScaleMeanDifferenceTests {
  /// Random counts, from sparse to full, always with an answer in each group.
  static func pairs(points: Int, cases: Int, seed: UInt64) -> [([Double], [Double])] {
    (0..<cases).map { item in
      var generator = Philox(seed: seed, stream: UInt64(item))
      func draw() -> [Double] {
        var counts = [Double](repeating: 0, count: points)
        for _ in 0..<(1 + generator.below(12)) { counts[generator.below(points)] += 1 }
        return counts
      }
      let first = draw()
      return (first, draw())
    }
  }

  static let five = [1.0, 2, 3, 4, 5]

  static func difference(_ a: [Double], _ b: [Double]) -> ScaleMeanDifference? {
    ScaleMeanDifference(
      ScaleCounts(points: five, counts: a), ScaleCounts(points: five, counts: b))
  }

  /// On −1, 0, 1 it is the score difference of two net scores.
  @Test func onThreePointsItIsTheScoreDifference() throws {
    for (a, b) in Self.pairs(points: 3, cases: 150, seed: 11) {
      let points = [-1.0, 0, 1]
      guard
        let scale = ScaleMeanDifference(
          ScaleCounts(points: points, counts: a), ScaleCounts(points: points, counts: b))
      else { continue }
      let net = try #require(
        ScoreDifference(
          NetScoreCounts(detractors: a[0], passives: a[1], promoters: a[2]),
          NetScoreCounts(detractors: b[0], passives: b[1], promoters: b[2])))
      for delta in [-2, -1.3, -0.4, 0, 0.1, 0.75, 1.9] {
        let (x, y) = (scale.statistic(at: delta), net.statistic(at: delta))
        #expect(x == y || abs(x - y) < 1e-9 * max(1, abs(y)), "\(a) \(b) \(delta): \(x) \(y)")
      }
      let (one, two) = (scale.interval(level: 0.95), net.interval(level: 0.95))
      #expect(abs(one.lower! - two.lower!) < 1e-9 && abs(one.upper! - two.upper!) < 1e-9)
    }
  }

  /// On 0, 1 it is the statistic of Miettinen and Nurminen.
  @Test func onTwoPointsItIsMiettinenNurminen() throws {
    for (a, b) in Self.pairs(points: 2, cases: 100, seed: 12) {
      let points = [0.0, 1]
      guard
        let scale = ScaleMeanDifference(
          ScaleCounts(points: points, counts: a), ScaleCounts(points: points, counts: b))
      else { continue }
      let data = TwoProportions(a[1], of: a[0] + a[1], versus: b[1], of: b[0] + b[1])
      for delta in [-0.9, -0.3, 0, 0.2, 0.6] {
        let expected = ProportionDifference.scoreTest(data, null: delta)
        let z = scale.statistic(at: delta)
        #expect(z.isFinite == (expected.statistic != nil))
        if let statistic = expected.statistic {
          #expect(abs(z - statistic) < 1e-9 * max(1, abs(statistic)))
        }
        #expect(abs(scale.pValue(at: delta) - expected.pValue!) < 1e-9)
      }
      let known = ProportionDifference.miettinenNurminen.interval(data, level: 0.9).0
      let interval = scale.interval(level: 0.9)
      #expect(abs(interval.lower! - known!.lower!) < 1e-9)
      #expect(abs(interval.upper! - known!.upper!) < 1e-9)
    }
  }

  /// Two answers a side on 1, 2, 3: 1 and 3 against 1 and 1, no difference. The ends alone are
  /// chosen, so shares p of 3: pooled 1 of 4, V = 4·p(1 − p) = 3/4 a side, N/(N − 1) = 4/3,
  /// Z = 1/√(4/3 · (3/4 + 3/4)/2) = 1.
  @Test func byHand() throws {
    let comparison = try #require(
      ScaleMeanDifference(
        ScaleCounts(points: [1, 2, 3], counts: [1, 0, 1]),
        ScaleCounts(points: [1, 2, 3], counts: [2, 0, 0])))
    #expect(comparison.estimate == 1)
    #expect(abs(comparison.statistic(at: 0) - 1) < 1e-12)
    #expect(abs(comparison.pValue() - 0.31731050786291415) < 1e-12)
  }

  /// Where the likelihood peaks, found here by golden section instead of its slope.
  @Test func theRestrictedMeanIsThePeak() throws {
    for (a, b) in Self.pairs(points: 5, cases: 20, seed: 13) {
      guard let comparison = Self.difference(a, b) else { continue }
      for shift in [-0.6, 0.0, 0.35] {
        func likelihood(_ mean: Double) -> Double {
          Self.profile(comparison.one, mean + shift) + Self.profile(comparison.two, mean)
        }
        let found = comparison.restrictedMean(at: shift)
        let peak = likelihood(found)
        let (low, high) = (max(0, -shift), min(1, 1 - shift))
        for step in 0...40 {
          let mean = low + (high - low) * Double(step) / 40
          #expect(likelihood(mean) <= peak + 1e-9, "\(a) \(b) \(shift): \(mean) beats \(found)")
        }
      }
    }
  }

  /// −Σ x log(1 + λ(y − μ)) at its smallest over the feasible multipliers, by ternary search.
  private static func profile(_ group: RestrictedScaleMean, _ mean: Double) -> Double {
    if mean <= 0 || mean >= 1 {
      let end = mean <= 0 ? 0.0 : 1
      return group.points == [end] ? 0 : -.infinity
    }
    func dual(_ multiplier: Double) -> Double {
      zip(group.points, group.counts).reduce(0) { sum, item in
        let factor = 1 + multiplier * (item.0 - mean)
        return factor > 0 ? sum - item.1 * logOf(factor) : .infinity
      }
    }
    var (low, high) = (-1 / (1 - mean), 1 / mean)
    for _ in 0..<90 {
      let (one, two) = (low + (high - low) / 3, high - (high - low) / 3)
      if dual(one) < dual(two) { high = two } else { low = one }
    }
    return dual((low + high) / 2)
  }

  @Test func properties() throws {
    for (a, b) in Self.pairs(points: 5, cases: 60, seed: 14) {
      guard let comparison = Self.difference(a, b) else { continue }
      let swapped = try #require(Self.difference(b, a))
      let mirrored = try #require(Self.difference(a.reversed(), b.reversed()))
      let scaled = try #require(
        ScaleMeanDifference(
          ScaleCounts(points: Self.five.map { 7 * $0 - 30 }, counts: a),
          ScaleCounts(points: Self.five.map { 7 * $0 - 30 }, counts: b)))
      for delta in [-3.5, -1, 0, 0.5, 2.25] {
        let z = comparison.statistic(at: delta)
        func same(_ other: Double) -> Bool { other == z || abs(other - z) < 1e-9 * max(1, abs(z)) }
        #expect(same(-swapped.statistic(at: -delta)), "swapped \(a) \(b) \(delta)")
        #expect(same(-mirrored.statistic(at: -delta)), "mirrored \(a) \(b) \(delta)")
        #expect(same(scaled.statistic(at: 7 * delta)), "scaled \(a) \(b) \(delta)")
      }
      // Test and interval never contradict each other.
      for level in [0.8, 0.95] {
        let interval = comparison.interval(level: level)
        let p = comparison.pValue()
        if abs(p - (1 - level)) > 1e-9 { #expect(interval.contains(0) == (p > 1 - level)) }
        #expect(interval.contains(comparison.estimate))
        #expect(interval.lower! >= -4 && interval.upper! <= 4)
      }
    }
  }

  @Test func degenerate() throws {
    #expect(Self.difference([0, 0, 0, 0, 0], [1, 0, 0, 0, 0]) == nil)
    // One answer each: no claim.
    let single = try #require(Self.difference([0, 0, 0, 0, 1], [1, 0, 0, 0, 0]))
    #expect(single.pValue() > 0.05 && single.interval(level: 0.95).lower! < 0)
    // All agree in both groups, at an end and inside the scale: an interval all the same.
    for alike in [[0, 0, 0, 0, 6], [0, 0, 6, 0, 0.0]] {
      let comparison = try #require(Self.difference(alike, alike))
      let interval = comparison.interval(level: 0.95)
      #expect(comparison.estimate == 0 && comparison.pValue() == 1)
      #expect(interval.lower! < -0.1 && interval.upper! > 0.1)
    }
    // All at one end against all at the other.
    let apart = try #require(Self.difference([0, 0, 0, 0, 8], [8, 0, 0, 0, 0]))
    #expect(apart.estimate == 4 && apart.interval(level: 0.95).upper == 4 && apart.pValue() < 0.001)
    // All inside the scale, two different points.
    let inside = try #require(Self.difference([0, 0, 0, 9, 0], [0, 9, 0, 0, 0]))
    #expect(inside.pValue() < 0.05 && inside.interval(level: 0.95).lower! > 0)
  }

  @Test func equivalenceAgreesWithTheInterval() throws {
    for (a, b) in Self.pairs(points: 5, cases: 40, seed: 15) {
      guard let comparison = Self.difference(a, b) else { continue }
      for margin in [0.8, 1.5, 2.5] {
        let p = comparison.equivalencePValue(margin: margin)
        let interval = comparison.interval(level: 0.9)
        guard abs(p - 0.05) > 1e-6 else { continue }
        #expect((p < 0.05) == (interval.lower! > -margin && interval.upper! < margin))
      }
      if let detectable = comparison.detectableDifference(level: 0.95) {
        #expect(detectable > 0 && detectable < 4)
      }
      #expect((0...1).contains(comparison.power(at: 1, level: 0.95)))
    }
  }
}
