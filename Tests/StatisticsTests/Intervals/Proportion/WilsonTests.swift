import Probability
import Testing

@testable import Statistics

struct WilsonTests {
  @Test func byHand() throws {
    // One failure: 0 and z²/(1 + z²). One success in two: ½ ± z/√(2 + z²)/2 by symmetry.
    let z = Normal().upperQuantile(0.025)
    let one = try #require(ProportionInterval.wilson.bounds(0, 1, 0.95))
    #expect(one.lower == 0)
    #expect(abs(one.upper - z * z / (1 + z * z)) < 1e-15)
    let half = try #require(ProportionInterval.wilson.bounds(1, 2, 0.95))
    let margin = z / (2 + z * z).squareRoot() / 2
    #expect(abs(half.lower - (0.5 - margin)) < 1e-15)
    #expect(abs(half.upper - (0.5 + margin)) < 1e-15)
  }

  @Test func limitsAreWhereTheScoreTestTurns() throws {
    for level in [0.5, 0.9, 0.99] {
      let z = Normal().upperQuantile((1 - level) / 2)
      for trials in [1.0, 7, 30.5, 1000] {
        for successes in [trials / 10, trials / 2, trials * 0.9] {
          let bounds = try #require(ProportionInterval.wilson.bounds(successes, trials, level))
          for p in [bounds.lower, bounds.upper] {
            let statistic =
              abs(successes / trials - p) / (p * (1 - p) / trials).squareRoot()
            #expect(abs(statistic - z) < 1e-10 * (1 + z))
          }
        }
      }
    }
  }

  @Test func tinyCountsKeepTheirDigits() throws {
    // For x → 0 the lower limit tends to x²/(n z²): the textbook difference would lose it all.
    let z = Normal().upperQuantile(0.025)
    let bounds = try #require(ProportionInterval.wilson.bounds(1e-6, 10, 0.95))
    #expect(abs(bounds.lower / (1e-12 / (10 * z * z)) - 1) < 1e-5)
  }
}
