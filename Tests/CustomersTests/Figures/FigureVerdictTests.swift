import Statistics
import Testing

@testable import Customers

@Suite struct FigureVerdictTests {
  private static func estimate(_ lower: Double, _ upper: Double) -> Figure {
    Figure(
      "x", "X", unit: .share, basis: .estimate, value: (lower + upper) / 2,
      interval: Interval(lower: lower, upper: upper, level: 0.95, method: "m"))
  }

  @Test(
    arguments: [
      (0.5, 0.6, 0.5, FigureVerdict.Code.above, true), (0.4, 0.49, 0.5, .below, false),
      (0.4, 0.6, 0.5, .inconclusive, nil),
    ] as [(Double, Double, Double, FigureVerdict.Code, Bool?)])
  func atLeast(
    _ lower: Double, _ upper: Double, _ target: Double, _ code: FigureVerdict.Code, _ reached: Bool?
  ) {
    let verdict = FigureVerdict(Self.estimate(lower, upper), FigureGoal(atLeast: target))
    #expect(verdict.code == code && verdict.isReached == reached)
    // Turned round, the same interval is held against a ceiling.
    let turned = FigureVerdict(Self.estimate(1 - upper, 1 - lower), FigureGoal(atMost: 1 - target))
    #expect(turned.isReached == reached)
  }

  @Test func rangesCountsAndNothing() {
    let range = FigureGoal(atLeast: 0.4, atMost: 0.6)
    #expect(FigureVerdict(Self.estimate(0.45, 0.55), range).code == .within)
    #expect(FigureVerdict(Self.estimate(0.61, 0.7), range).isReached == false)
    let published = FigureGoal(atLeast: 0.4, atMost: 0.6, source: "s")
    #expect(FigureVerdict(Self.estimate(0.61, 0.7), published).isReached == true)
    let count = Figure("x", "X", unit: .share, basis: .count, value: 0.5)
    #expect(FigureVerdict(count, FigureGoal(atLeast: 0.5)).code == .met)
    #expect(FigureVerdict(count, FigureGoal(atMost: 0.4)).code == .missed)
    let unsure = Figure("x", "X", unit: .share, basis: .estimate, value: 0.9)
    #expect(FigureVerdict(unsure, FigureGoal(atLeast: 0.5)).code == .notEstimable)
  }

  @Test func verdictsOfChangesFollowTheCorrectedP() {
    func change(_ p: Double) -> FigureChange {
      FigureChange(period: nil, previous: 0, current: 1, pValue: p)
    }
    // Holm: .02 × 3, .03 × 2, .9.
    let corrected = FigureChange.corrected(
      [change(0.02), change(0.9), nil, change(0.03)], level: 0.95)
    #expect(corrected[0]?.adjustedPValue == 0.06 && corrected[0]?.code == .inconclusive)
    #expect(FigureChange.corrected([change(0.02)], level: 0.95)[0]?.code == .increased)
    #expect(corrected[2] == nil)
  }

  @Test func theTiersOwnTargetComesFirst() {
    let goals = FigureGoals(
      Project(targets: [
        ProjectTarget(figure: "response_rate", atLeast: 0.5),
        ProjectTarget(figure: "response_rate", tier: "gold", atLeast: 0.7),
      ]))
    #expect(goals.target("response_rate")?.atLeast == 0.5)
    #expect(goals.target("response_rate", tier: "gold")?.atLeast == 0.7)
    #expect(goals.target("response_rate", tier: "tin")?.atLeast == 0.5)
    #expect(goals.references("ltv_cac").map(\.atLeast) == [3, 5])
  }
}
