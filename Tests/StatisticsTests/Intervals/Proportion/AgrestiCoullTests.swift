import Probability
import Testing

@testable import Statistics

struct AgrestiCoullTests {
  @Test func byHand() throws {
    // z = 2 adds two successes and two failures: 2 of 6 becomes 4 of 10.
    let level = 1 - 2 * Normal().survival(2)
    let bounds = try #require(ProportionInterval.agrestiCoull.bounds(2, 6, level))
    let margin = 2 * (0.4 * 0.6 / 10).squareRoot()
    #expect(abs(bounds.lower - (0.4 - margin)) < 1e-12)
    #expect(abs(bounds.upper - (0.4 + margin)) < 1e-12)
  }

  @Test func holdsWilsonsInterval() throws {
    for trials in [1.0, 4, 25, 100] {
      for successes in stride(from: 0, through: trials, by: 0.5) {
        let wilson = try #require(ProportionInterval.wilson.bounds(successes, trials, 0.95))
        let added = try #require(ProportionInterval.agrestiCoull.bounds(successes, trials, 0.95))
        #expect(added.lower <= wilson.lower + 1e-15 && wilson.upper <= added.upper + 1e-15)
      }
    }
  }

  @Test func formulaLeavesTheScale() throws {
    let bounds = try #require(ProportionInterval.agrestiCoull.bounds(0, 10, 0.95))
    #expect(bounds.lower < 0)
    #expect(ProportionInterval.agrestiCoull.interval(successes: 0, trials: 10)?.lower == 0)
  }
}
