import Probability
import Statistics
import Testing

@Suite struct TTestPlanTests {
  private let designs: [TTestPlan.Design] = [.twoSample, .paired, .oneSample]

  @Test func withoutEffectPowerIsTheSize() {
    for design in designs {
      for alternative in TestAlternative.allCases {
        let plan = TTestPlan(design: design, alternative: alternative, level: 0.9)
        #expect(isClose(plan.power(effectSize: 0, count: 7), 0.1, 1e-10))
      }
    }
  }

  @Test func sizeAndDetectableEffectInvertPower() throws {
    for design in designs {
      for alternative in TestAlternative.allCases {
        let plan = TTestPlan(design: design, alternative: alternative)
        let effect = alternative == .less ? -0.6 : 0.6
        let size = try #require(plan.sampleSize(effectSize: effect, power: 0.8))
        #expect(plan.power(effectSize: effect, count: size.count) >= 0.8)
        #expect(plan.power(effectSize: effect, count: size.count - 1) < 0.8)
        let detectable = plan.detectableEffect(count: 12, power: 0.8)
        #expect(isClose(plan.power(effectSize: detectable, count: 12), 0.8, 1e-9))
        #expect((detectable < 0) == (alternative == .less))
      }
    }
  }

  @Test func equalGroupsAreTheBest() {
    let plan = TTestPlan()
    #expect(
      isClose(
        plan.power(effectSize: 0.7, counts: (15, 15)), plan.power(effectSize: 0.7, count: 15)))
    #expect(plan.power(effectSize: 0.7, counts: (10, 20)) < plan.power(effectSize: 0.7, count: 15))
    #expect(
      isClose(
        plan.power(effectSize: 0.7, counts: (10, 20)),
        plan.power(effectSize: -0.7, counts: (20, 10)),
        1e-10))
  }

  @Test func simulation() throws {
    var generator = Philox(seed: 8)
    let runs = 1500
    var hits = 0
    for _ in 0..<runs {
      let a = (0..<8).map { _ in generator.normal() + 1.2 }
      let b = (0..<8).map { _ in generator.normal() }
      if try TwoSampleT(variances: .equal).run(a, b).test.pValue! <= 0.05 { hits += 1 }
    }
    let power = TTestPlan().power(effectSize: 1.2, count: 8)
    #expect(
      abs(Double(hits) / Double(runs) - power)
        < 4 * (power * (1 - power) / Double(runs)).squareRoot())
  }

  @Test func extremes() {
    #expect(TTestPlan().sampleSize(effectSize: 0, power: 0.8) == nil)
    #expect(TTestPlan(alternative: .greater).sampleSize(effectSize: -1, power: 0.8) == nil)
    #expect(TTestPlan().sampleSize(effectSize: 100, power: 0.8)?.count == 2)
    #expect(TTestPlan().sampleSize(effectSize: 1e-9, power: 0.8) == nil)
    #expect(TTestPlan().detectableEffect(count: 2, power: 0.04) == 0)
    let power = TTestPlan(alternative: .greater).power(effectSize: -2, count: 10)
    #expect(power >= 0 && power < 1e-4)
  }
}
