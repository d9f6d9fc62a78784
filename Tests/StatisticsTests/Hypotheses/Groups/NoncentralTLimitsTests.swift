import Probability
import Testing

@testable import Statistics

@Suite struct NoncentralTLimitsTests {
  @Test(arguments: [(0.0, 5.0), (2.5, 18), (-7, 3), (40, 60), (-300, 12), (1, 1)])
  func theTailsAreAsAsked(t: Double, degreesOfFreedom: Double) throws {
    let limits = try #require(noncentralTLimits(t, degreesOfFreedom: degreesOfFreedom, level: 0.9))
    let lower = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: limits.lower)
    let upper = NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: limits.upper)
    #expect(isClose(lower.survival(t), 0.05, 1e-9) && isClose(upper.cdf(t), 0.05, 1e-9))
    let mirrored = try #require(
      noncentralTLimits(-t, degreesOfFreedom: degreesOfFreedom, level: 0.9))
    #expect(isClose(mirrored.lower, -limits.upper, 1e-9))
  }

  @Test func beyondTheRange() {
    #expect(noncentralTLimits(1e8, degreesOfFreedom: 4, level: 0.95) == nil)
  }

  @Test func hedgesFactorByHand() {
    // Γ(1)/(1 · Γ(½)) and Γ(2)/(√2 Γ(3/2)).
    #expect(isClose(hedgesFactor(degreesOfFreedom: 2), 1 / Double.pi.squareRoot()))
    #expect(isClose(hedgesFactor(degreesOfFreedom: 4), (2 / Double.pi).squareRoot()))
    #expect(hedgesFactor(degreesOfFreedom: 1) == nil)
  }
}
