import Testing

@testable import Statistics

struct JeffreysTests {
  @Test func byHand() throws {
    // Half a success in one trial makes the posterior uniform.
    let bounds = try #require(ProportionInterval.jeffreys.bounds(0.5, 1, 0.95))
    #expect(abs(bounds.lower - 0.025) < 1e-14)
    #expect(abs(bounds.upper - 0.975) < 1e-14)
  }

  @Test func outerQuantileGivesWayToTheEndOfTheScale() throws {
    let bounds = try #require(ProportionInterval.jeffreys.bounds(0, 10, 0.95))
    #expect(bounds.lower > 0)
    let interval = try #require(ProportionInterval.jeffreys.interval(successes: 0, trials: 10))
    #expect(interval.lower == 0)
    #expect(interval.upper == bounds.upper)
  }
}
