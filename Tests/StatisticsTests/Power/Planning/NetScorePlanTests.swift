import Statistics
import Testing

@Suite struct NetScorePlanTests {
  @Test func byHand() {
    // Half promoters, half detractors: variance 1.
    let plan = NetScorePlan(promoters: 0.5, detractors: 0.5)
    #expect(plan.variance == 1)
    #expect(isClose(plan.halfWidth(count: 100), 0.1959963984540054))
    #expect(plan.sampleSize(halfWidth: 0.1)?.count == 385)
  }

  @Test func marginAndSizeInvert() throws {
    let plan = NetScorePlan(promoters: 0.55, detractors: 0.2, level: 0.9, designEffect: 1.4)
    let size = try #require(plan.sampleSize(halfWidth: 0.12))
    #expect(plan.halfWidth(count: size.count) <= 0.12)
    #expect(plan.halfWidth(count: size.count - 1) > 0.12)
    let independent = try #require(
      NetScorePlan(promoters: 0.55, detractors: 0.2, level: 0.9).sampleSize(halfWidth: 0.12))
    #expect(isClose(size.exact, 1.4 * independent.exact))
  }

  @Test func aFinitePopulationNeedsFewer() throws {
    let plan = NetScorePlan(promoters: 0.5, detractors: 0.2)
    let open = try #require(plan.sampleSize(halfWidth: 0.1))
    let few = try #require(plan.sampleSize(halfWidth: 0.1, population: 60))
    #expect(few.count < 60 && few.exact < open.exact)
    let many = try #require(plan.sampleSize(halfWidth: 0.1, population: 1_000_000_000))
    #expect(isClose(many.exact, open.exact, 1e-6))
  }

  @Test func detectableDifference() throws {
    let plan = NetScorePlan(promoters: 0.5, detractors: 0.2)
    let both = try #require(plan.detectableDifference(counts: (80, 40), power: 0.8))
    #expect(plan.detectableDifference(counts: (40, 80), power: 0.8) == both)
    #expect(try #require(plan.detectableDifference(counts: (80, 80), power: 0.8)) < both)
    // Two answers a group would have to differ by more than the scale is long.
    #expect(plan.detectableDifference(counts: (2, 2), power: 0.8) == nil)
  }

  @Test func answersThatDoNotVary() {
    let plan = NetScorePlan(promoters: 1, detractors: 0)
    #expect(plan.variance == 0 && plan.sampleSize(halfWidth: 0.1) == nil)
    #expect(plan.halfWidth(count: 5) == 0)
  }
}
