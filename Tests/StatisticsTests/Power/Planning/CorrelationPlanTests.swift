import Statistics
import Testing

@Suite struct CorrelationPlanTests {
  @Test func withoutCorrelationPowerIsTheSize() {
    let z = CorrelationPlan(method: .fisherZ, level: 0.9)
    #expect(isClose(z.power(correlation: 0, count: 20), 0.1, 1e-10))
    // The critical correlation is that of t, so Fisher's z has the size nearly.
    let corrected = CorrelationPlan(level: 0.9)
    #expect(abs(corrected.power(correlation: 0, count: 20) - 0.1) < 0.005)
  }

  @Test func signAndSizes() throws {
    for method in [CorrelationPlan.Method.fisherZ, .biasCorrected] {
      let plan = CorrelationPlan(method: method)
      #expect(plan.power(correlation: -0.4, count: 30) == plan.power(correlation: 0.4, count: 30))
      let n = try #require(plan.sampleSize(correlation: 0.4, power: 0.8)).count
      #expect(plan.power(correlation: 0.4, count: n) >= 0.8)
      #expect(plan.power(correlation: 0.4, count: n - 1) < 0.8)
      #expect(plan.sampleSize(correlation: 0, power: 0.8) == nil)
      #expect(plan.power(correlation: 0.9, count: 4) < 1)
    }
  }
}
