import Foundation
import Probability
import Testing

@testable import Statistics

struct ClopperPearsonTests {
  @Test func byHand() throws {
    // Nobody of n: 0 and 1 − (α/2)^(1/n).
    for trials in [1.0, 5, 10, 300] {
      let bounds = try #require(ProportionInterval.clopperPearson.bounds(0, trials, 0.95))
      #expect(bounds.lower == 0)
      #expect(abs(bounds.upper - (1 - pow(0.025, 1 / trials))) < 1e-14)
    }
  }

  @Test func limitsGiveTheTailsTheirProbability() throws {
    for trials in [2, 9, 40] {
      for successes in 1..<trials {
        let bounds = try #require(
          ProportionInterval.clopperPearson.bounds(Double(successes), Double(trials), 0.9))
        let low = Binomial(trials: trials, probability: bounds.lower)
        let high = Binomial(trials: trials, probability: bounds.upper)
        #expect(abs(low.survival(successes - 1) - 0.05) < 1e-12)
        #expect(abs(high.cdf(successes) - 0.05) < 1e-12)
      }
    }
  }

  @Test func rareEventsKeepTheirDigits() throws {
    // Nobody of 10⁹: −ln(α/2)/n to first order.
    let bounds = try #require(ProportionInterval.clopperPearson.bounds(0, 1e9, 0.95))
    #expect(abs(bounds.upper / (-log(0.025) / 1e9) - 1) < 1e-8)
  }
}
