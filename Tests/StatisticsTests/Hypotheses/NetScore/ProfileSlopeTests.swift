import Probability
import Testing

@testable import Statistics

@Suite struct ProfileSlopeTests {
  /// One promoter: its share is at most (1 + μ)/2, so the log-likelihood is log((1 + μ)/2).
  @Test func oneClassByHand() {
    let promoter = RestrictedScore(counts: counts(0, 0, 1)).slope(at: 0.5)
    #expect(abs(promoter.value - 1 / 1.5) < 1e-15)
    #expect(abs(promoter.derivative + 1 / 2.25) < 1e-15)
    let passive = RestrictedScore(counts: counts(0, 3, 0)).slope(at: -0.5)
    #expect(passive.value == 6 && passive.derivative == -12)
    let detractor = RestrictedScore(counts: counts(2, 0, 0)).slope(at: 0)
    #expect(detractor.value == -2)
  }

  /// One promoter and one detractor: log((1 + μ)/2) + log((1 − μ)/2).
  @Test func twoEndsByHand() {
    let slope = RestrictedScore(counts: counts(1, 0, 1)).slope(at: 0.2)
    #expect(abs(slope.value - (1 / 1.2 - 1 / 0.8)) < 1e-14)
    #expect(abs(slope.derivative + 1 / 1.44 + 1 / 0.64) < 1e-13)
  }

  @Test func vanishesAtTheScoreAndFalls() throws {
    for (shape, _) in differenceShapes {
      let score = try #require(shape.score)
      let group = RestrictedScore(counts: shape)
      if abs(score) < 1 { #expect(abs(group.slope(at: score).value) < 1e-12 * shape.total) }
      var previous = Double.infinity
      for step in 1...199 {
        let value = group.slope(at: -1 + Double(step) / 100).value
        #expect(value <= previous + 1e-9, "\(shape) at step \(step)")
        previous = value
      }
    }
  }

  @Test func derivativeIsThatOfTheSlope() {
    for (shape, _) in differenceShapes {
      let group = RestrictedScore(counts: shape)
      for mean in [-0.83, -0.41, 0.07, 0.39, 0.77] {
        let step = 1e-6
        let numeric =
          (group.slope(at: mean + step).value - group.slope(at: mean - step).value) / (2 * step)
        let derivative = group.slope(at: mean).derivative
        #expect(abs(numeric - derivative) < 1e-4 * max(1, abs(derivative)), "\(shape) at \(mean)")
      }
    }
  }

  @Test func endsOfTheScale() {
    #expect(RestrictedScore(counts: counts(1, 0, 9)).slope(at: 1).value == -.infinity)
    #expect(RestrictedScore(counts: counts(1, 0, 9)).slope(at: -1).value == .infinity)
    #expect(RestrictedScore(counts: counts(0, 0, 4)).slope(at: 1).value == 2)
    #expect(RestrictedScore(counts: counts(4, 0, 0)).slope(at: -1).value == -2)
  }
}
