import Statistics
import Testing

@testable import Models

@Suite struct KaplanMeierTests {
  /// Six accounts: events at 1, 3, 3, censored at 2, 4, 5. S(1) = 5/6, S(3) = 5/6 · 2/4.
  static func six() throws -> SurvivalTimes {
    try SurvivalTimes(
      exits: [3, 1, 2, 5, 3, 4], events: [true, true, false, false, true, false])
  }

  @Test func byHand() throws {
    let curve = KaplanMeier(interval: .logLog).run(try Self.six())
    #expect(curve.eventPoints.map(\.atRisk) == [6, 4])
    #expect(curve.eventPoints.map(\.events) == [1, 2])
    #expect(abs(curve.eventPoints[1].survival - 5.0 / 12) < 1e-15)
    let greenwood = 1.0 / (6 * 5) + 2.0 / (4 * 2)
    #expect(
      abs(curve.eventPoints[1].standardError! - 5.0 / 12 * greenwood.squareRoot()) < 1e-15)
    #expect(abs(curve.eventPoints[1].cumulativeHazard - (1.0 / 6 + 2.0 / 4)) < 1e-15)
    #expect(abs(curve.eventPoints[1].cumulativeHazardVariance - (1.0 / 36 + 2.0 / 16)) < 1e-15)
    #expect(curve.median.estimate == 3)
    // Area to 4: 1 + 2 · 5/6 + 1 · 5/12.
    let mean = curve.restrictedMean(to: 4)
    #expect(abs(mean!.estimate - (1 + 10.0 / 6 + 5.0 / 12)) < 1e-14)
    #expect(curve.restrictedMean(to: 6) == nil)
  }

  @Test func orderUnitAndWeights() throws {
    let plain = KaplanMeier().run(try Self.six())
    let turned = KaplanMeier().run(
      try SurvivalTimes(
        exits: [4, 3, 5, 2, 1, 3], events: [false, true, false, false, true, true]))
    #expect(plain == turned)
    let doubled = KaplanMeier().run(
      try SurvivalTimes(
        exits: [3, 1, 2, 5, 3, 4] + [3, 1, 2, 5, 3, 4],
        events: [true, true, false, false, true, false, true, true, false, false, true, false]))
    let weighted = KaplanMeier().run(
      try SurvivalTimes(
        exits: [3, 1, 2, 5, 3, 4], events: [true, true, false, false, true, false],
        weights: [2, 2, 2, 2, 2, 2]))
    #expect(doubled == weighted)
  }

  @Test func timesThatDifferByRoundingAreTied() throws {
    let curve = KaplanMeier().run(
      try SurvivalTimes(exits: [0.1 + 0.2, 0.3, 1], events: [true, true, false]))
    #expect(curve.eventPoints.count == 1 && curve.eventPoints[0].events == 2)
  }

  @Test func lateEntryCountsFromTheEntry() throws {
    let times = try SurvivalTimes(
      exits: [2, 5, 6], events: [true, true, false], entries: [1, 0, 3])
    let curve = KaplanMeier().run(times)
    #expect(curve.eventPoints.map(\.atRisk) == [2, 2])
    #expect(curve.eventPoints.map(\.survival) == [0.5, 0.25])
    #expect(KaplanMeier().estimate(times, at: 7) == nil)
    let late = try SurvivalTimes(exits: [2, 5], events: [true, false], entries: [1, 3])
    let emptied = KaplanMeier().run(late)
    #expect(emptied.notes.map(\.code) == ["conditional_curve", "risk_set_emptied"])
    #expect(KaplanMeier().estimate(late, at: 0.5) == nil)
  }

  /// Without censoring the beta product is Clopper and Pearson's interval.
  @Test func betaProductIsClopperPearson() throws {
    let times = try SurvivalTimes(
      exits: [1, 2, 3, 9, 9, 9, 9, 9],
      events: [true, true, true, false, false, false, false, false])
    let point = KaplanMeier(interval: .betaProduct).estimate(times, at: 5)!
    // Clopper–Pearson, 5 of 8: Beta(5, 4) at .025 and Beta(6, 3) at .975.
    #expect(abs(point.lower! - 0.244863) < 1e-6)
    #expect(abs(point.upper! - 0.914766) < 1e-6)
  }

  @Test func noEventAndNobodyLeft() throws {
    let none = try SurvivalTimes(exits: [5, 5, 5, 5], events: [false, false, false, false])
    let exact = KaplanMeier(interval: .betaProduct).estimate(none, at: 3)!
    // All four still there: (α/2)^(1/4).
    #expect(exact.survival == 1 && exact.upper == 1)
    #expect(abs(exact.lower! - 0.397635) < 1e-6)
    #expect(KaplanMeier(interval: .logLog).estimate(none, at: 3)!.lower == nil)
    let ratio = KaplanMeier(interval: .likelihoodRatio).estimate(none, at: 3)!
    // exp(−3.841459/8)
    #expect(abs(ratio.lower! - 0.618664) < 1e-5)
    let all = try SurvivalTimes(exits: [1, 2], events: [true, true])
    let last = KaplanMeier(interval: .betaProduct).run(all).points.last!
    #expect(last.survival == 0 && last.standardError == nil && last.lower == 0)
    #expect(KaplanMeier(interval: .plain).run(all).points.last!.upper == nil)
  }

  @Test(arguments: SurvivalInterval.all.map(\.name))
  func everyIntervalHoldsItsEstimate(_ name: String) throws {
    let method = SurvivalInterval.named(name)!
    for point in KaplanMeier(interval: method).run(try Self.six()).points {
      guard let lower = point.lower, let upper = point.upper else { continue }
      #expect(lower <= point.survival + 1e-12 && point.survival <= upper + 1e-12)
      #expect(lower >= 0 && upper <= 1)
    }
  }

  @Test func refusesWhatMakesNoSense() {
    #expect(throws: SurvivalError.noRows) { try SurvivalTimes(exits: [], events: []) }
    #expect(throws: SurvivalError.negativeTime(row: 0)) {
      try SurvivalTimes(exits: [-1], events: [true])
    }
    #expect(throws: SurvivalError.exitNotAfterEntry(row: 0)) {
      try SurvivalTimes(exits: [1], events: [true], entries: [1])
    }
    #expect(throws: SurvivalError.invalidWeight(row: 0)) {
      try SurvivalTimes(exits: [1], events: [true], weights: [0.5])
    }
    #expect(throws: SurvivalError.nonFinite(row: 0, column: "time")) {
      try SurvivalTimes(exits: [.nan], events: [true])
    }
  }
}
