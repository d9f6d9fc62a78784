import Testing

@testable import Statistics

struct WaldProportionTests {
  @Test func byHand() throws {
    // 1 of 2: estimate ½, standard error √(¼/2).
    #expect(ProportionInterval.waldStandardError(successes: 1, trials: 2) == 0.125.squareRoot())
    let bounds = try #require(ProportionInterval.wald.bounds(1, 2, 0.95))
    let margin = 1.9599639845400545 * 0.125.squareRoot()
    #expect(abs(bounds.lower - (0.5 - margin)) < 1e-15)
    #expect(abs(bounds.upper - (0.5 + margin)) < 1e-15)
  }

  @Test func formulaLeavesTheScaleAndTheIntervalDoesNot() throws {
    let bounds = try #require(ProportionInterval.wald.bounds(1, 12, 0.95))
    #expect(bounds.lower < 0)
    #expect(ProportionInterval.wald.interval(successes: 1, trials: 12)?.lower == 0)
  }

  @Test func zeroWidthIsNoInterval() throws {
    let bounds = try #require(ProportionInterval.wald.bounds(10, 10, 0.95))
    #expect(bounds.lower == 1 && bounds.upper == 1)
    #expect(ProportionInterval.wald.interval(successes: 10, trials: 10) == nil)
  }
}
