import Probability
import Testing

@testable import Statistics

@Suite struct RestrictedMeanTests {
  /// Maximised on a grid of 4,001 points and refined by bounded minimisation (SciPy 1.17).
  @Test(arguments: [
    (counts(2, 6, 12), counts(6, 8, 6), 0.3, 0.10779628, 0.83984751),
    (counts(0, 5, 5), counts(3, 4, 5), -0.4, 0.52522627, 2.49418747),
    (counts(1, 0, 4), counts(0, 7, 0), 1.1, -0.19285156, -1.99371484),
    (counts(0, 0, 3), counts(2, 1, 4), -0.9, 0.60619685, 2.48432950),
    (counts(5, 0, 2), counts(0, 3, 6), 0.25, 0.19100243, -3.08709613),
    (counts(2.5, 1.25, 3.75), counts(1.5, 0.5, 4), 0.6, -0.12653751, -1.68214760),
    (counts(9, 1, 30), counts(1, 2, 1), 0, 0.44845089, 1.42585009),
  ])
  func matchesBruteForce(
    _ first: NetScoreCounts, _ second: NetScoreCounts, _ delta: Double, _ mean: Double, _ z: Double
  ) throws {
    let comparison = try #require(ScoreDifference(first, second))
    #expect(abs(comparison.restrictedMean(at: delta) - mean) < 5e-8)
    #expect(abs(comparison.statistic(at: delta) - z) < 5e-8)
  }

  /// Four passives against six promoters at Δ = −1.3: μ = 1, so the promoters have no variance, and
  /// the passives are 70 % passive, 30 % detractors: v = 0.21.
  @Test func endOfTheRangeByHand() throws {
    let comparison = try #require(ScoreDifference(counts(0, 4, 0), counts(0, 0, 6)))
    #expect(comparison.restrictedMean(at: -1.3) == 1)
    let expected = 0.3 / (10.0 / 9 * 0.21 / 4).squareRoot()
    #expect(abs(comparison.statistic(at: -1.3) - expected) < 1e-12)
  }

  /// The slope of the profile likelihood is positive just below the maximum and negative above it.
  @Test func slopeChangesSignAtTheMaximum() throws {
    var generator = Philox(seed: 11)
    for _ in 0..<3_000 {
      var first = randomCounts(1 + generator.below(30), &generator)
      var second = randomCounts(1 + generator.below(30), &generator)
      if generator.below(4) == 0 { second = counts(0, second.total, 0) }
      if generator.below(2) == 0 {
        first = first.scaled(by: 0.4 + generator.uniform())
        second = second.scaled(by: 0.4 + generator.uniform())
      }
      guard let comparison = ScoreDifference(first, second) else { continue }
      let delta =
        generator.below(5) == 0
        ? Double(generator.below(81) - 40) / 20 : -2 + 4 * generator.uniform()
      let mean = comparison.restrictedMean(at: delta)
      let (bottom, top) = (max(-1, -1 - delta), min(1, 1 - delta))
      #expect(mean >= bottom - 1e-15 && mean <= top + 1e-15)
      func slope(_ mean: Double) -> Double {
        RestrictedScore(counts: first).slope(at: mean + delta).value
          + RestrictedScore(counts: second).slope(at: mean).value
      }
      let step = 1e-9
      if mean + step < top { #expect(slope(mean + step) <= 0, "\(first) \(second) \(delta)") }
      if mean - step > bottom { #expect(slope(mean - step) >= 0, "\(first) \(second) \(delta)") }
    }
  }

  @Test func passivesPeakAtZero() throws {
    let comparison = try #require(ScoreDifference(counts(1, 1, 2), counts(0, 9, 0)))
    #expect(comparison.restrictedMean(at: 0) == 0)
    let exchanged = try #require(ScoreDifference(counts(0, 9, 0), counts(1, 1, 2)))
    #expect(exchanged.restrictedMean(at: 0.25) == -0.25)
  }
}
