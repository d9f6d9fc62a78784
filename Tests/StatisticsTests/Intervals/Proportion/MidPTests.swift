import Foundation
import Probability
import Testing

@testable import Statistics

struct MidPTests {
  @Test func byHand() throws {
    // Nobody of n: half of (1 − p)ⁿ is α/2, so that the limit is 1 − α^(1/n).
    for trials in [1.0, 5, 10, 300] {
      let bounds = try #require(ProportionInterval.midP.bounds(0, trials, 0.95))
      #expect(bounds.lower == 0)
      #expect(abs(bounds.upper - (1 - pow(0.05, 1 / trials))) < 1e-14)
    }
  }

  @Test func limitsGiveTheHalvedTailsTheirProbability() throws {
    for trials in [2, 9, 40] {
      for successes in 1..<trials {
        let bounds = try #require(
          ProportionInterval.midP.bounds(Double(successes), Double(trials), 0.9))
        let low = Binomial(trials: trials, probability: bounds.lower)
        let high = Binomial(trials: trials, probability: bounds.upper)
        #expect(abs(low.survival(successes) + low.mass(successes) / 2 - 0.05) < 1e-12)
        #expect(abs(high.cdf(successes) - high.mass(successes) / 2 - 0.05) < 1e-12)
      }
    }
  }

  @Test func liesInsideClopperPearson() throws {
    for trials in [1.0, 3.5, 20] {
      for successes in stride(from: 0, through: trials, by: 0.5) {
        let exact = try #require(ProportionInterval.clopperPearson.bounds(successes, trials, 0.95))
        let mid = try #require(ProportionInterval.midP.bounds(successes, trials, 0.95))
        #expect(exact.lower <= mid.lower && mid.upper <= exact.upper)
      }
    }
  }

  @Test func rareEventsKeepTheirDigits() throws {
    // One of 10⁹ follows the Poisson limit: ½(1 − e⁻ᵐ) + ½(1 − e⁻ᵐ(1 + m)) = 0.025 at m = n·p.
    let bounds = try #require(ProportionInterval.midP.bounds(1, 1e9, 0.95))
    let mean = bounds.lower * 1e9
    #expect(abs(1 - exp(-mean) * (1 + mean / 2) - 0.025) < 1e-9)
  }
}
