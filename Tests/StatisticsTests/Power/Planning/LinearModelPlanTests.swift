import Statistics
import Testing

@Suite struct LinearModelPlanTests {
  @Test func twoGroupsAreStudentsT() {
    // f is half of d.
    let f = LinearModelPlan().oneWayPower(effectSize: 0.35, groups: 2, count: 14)
    #expect(isClose(f, TTestPlan().power(effectSize: 0.7, count: 14), 1e-9))
  }

  @Test func withoutEffectPowerIsTheSize() {
    let plan = LinearModelPlan(level: 0.99)
    #expect(isClose(plan.oneWayPower(effectSize: 0, groups: 4, count: 5), 0.01, 1e-10))
    #expect(isClose(plan.power(effectSize: 0, tested: 3, residual: 12), 0.01, 1e-10))
  }

  @Test func sizesInvertPower() throws {
    let plan = LinearModelPlan()
    let n = try #require(plan.sampleSize(effectSize: 0.15, drivers: 4, power: 0.9)).count
    #expect(plan.power(effectSize: 0.15, tested: 4, residual: n - 5) >= 0.9)
    #expect(plan.power(effectSize: 0.15, tested: 4, residual: n - 6) < 0.9)
    let m = try #require(plan.oneWaySampleSize(effectSize: 0.3, groups: 3, power: 0.8)).count
    #expect(plan.oneWayPower(effectSize: 0.3, groups: 3, count: m) >= 0.8)
    #expect(plan.oneWayPower(effectSize: 0.3, groups: 3, count: m - 1) < 0.8)
    #expect(plan.sampleSize(effectSize: 0, drivers: 2, power: 0.8) == nil)
    #expect(plan.oneWaySampleSize(effectSize: 0, groups: 2, power: 0.8) == nil)
  }

  @Test func noncentrality() {
    #expect(LinearModelPlan().noncentrality(effectSize: 0.5, tested: 2, residual: 7) == 5)
  }
}
