import Statistics
import Testing

@Suite struct TwoProportionPlanTests {
  private let methods: [TwoProportionPlan.Method] = [
    .normal, .normalOneTail, .arcsine, .exactFisher,
  ]

  @Test func exactByHand() {
    // Three of three against none has a p of 2/20; at level .85 only those two tables are rejected.
    let plan = TwoProportionPlan(level: 0.85)
    let power = plan.power(0.5, 0.25, count: 3)
    #expect(isClose(power, 1.0 / 8 * 27 / 64 + 1.0 / 8 / 64))
  }

  @Test func swapAndComplement() {
    for method in methods {
      let plan = TwoProportionPlan(method: method)
      let power = plan.power(0.2, 0.45, count: 30)
      #expect(isClose(plan.power(0.45, 0.2, count: 30), power, 1e-10), "\(method)")
      #expect(isClose(plan.power(0.8, 0.55, count: 30), power, 1e-10), "\(method)")
    }
  }

  @Test func sizeInvertsPower() throws {
    for method in methods {
      let plan = TwoProportionPlan(method: method)
      let size = try #require(plan.sampleSize(0.1, 0.5, power: 0.8))
      #expect(plan.power(0.1, 0.5, count: size.count) >= 0.8, "\(method)")
      #expect(plan.power(0.1, 0.5, count: size.count - 1) < 0.8, "\(method)")
    }
    #expect(
      TwoProportionPlan().sampleSize(0.1, 0.5, power: 0.8)!.count
        > TwoProportionPlan(method: .normal).sampleSize(0.1, 0.5, power: 0.8)!.count)
  }

  @Test func extremes() {
    for method in methods {
      let plan = TwoProportionPlan(method: method)
      #expect(plan.sampleSize(0.3, 0.3, power: 0.8) == nil, "\(method)")
      #expect(plan.power(0, 1, count: 20) > 0.999, "\(method)")
      #expect(plan.power(0, 0, count: 5) <= 0.0501, "\(method)")
      let p = plan.power(0.4, 0.4, count: 25)
      #expect(p <= 0.0501, "\(method) \(p)")
    }
    #expect(TwoProportionPlan().sampleSize(0.5, 0.5001, power: 0.8) == nil)
  }
}
