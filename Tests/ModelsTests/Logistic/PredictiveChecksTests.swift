import Foundation
import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct PredictiveChecksTests {
  /// Events at .8 and .4, others at .6, .4 and .1: pairs won 1 1 1, then 0 ½ 1: area 4.5/6.
  @Test func areaByHand() throws {
    let found = try #require(
      AreaUnderCurve(risks: [0.8, 0.4, 0.6, 0.4, 0.1], outcomes: [1, 1, 0, 0, 0]))
    #expect(found.area == 0.75)
    // Shares per event 1 and ½, variance 1/8; per other ½, ¾, 1, variance 1/16.
    let variance: Double = 1.0 / 16 + 1.0 / 48
    #expect(abs(try #require(found.variance) - variance) < 1e-15)
    #expect(found.gini == 0.5)
    let interval = try #require(found.interval())
    #expect(interval.upper == 1)
    let logit = try #require(found.logitInterval())
    #expect(try #require(logit.upper) < 1)
    #expect(try #require(logit.lower) > 0)
  }

  @Test func fullAgreementHasNoInterval() throws {
    let checks = PredictiveChecks(risks: [0.1, 0.2, 0.7, 0.9], outcomes: [0, 0, 1, 1])
    let area = try #require(checks.areaUnderCurve)
    #expect(area.area == 1)
    #expect(area.interval() == nil && area.logitInterval() == nil)
    #expect(checks.notes.map(\.code) == ["perfect_discrimination", "calibration_not_estimable"])
    #expect(checks.calibrationSlope == nil)
    #expect(checks.calibrationInTheLarge != nil)
  }

  @Test func oneOutcomeOnly() {
    let checks = PredictiveChecks(risks: [0.1, 0.2], outcomes: [0, 0])
    #expect(checks.areaUnderCurve == nil && checks.scaledBrier == nil)
    #expect(abs(checks.brier - 0.025) < 1e-15)
    #expect(PredictiveChecks(risks: [0, 1], outcomes: [1, 1]).logLoss == nil)
  }

  @Test func theAreaDoesNotDependOnTheScaleOfRisks() throws {
    let fit = try LogisticHelp.fit(.none)
    let a = try #require(AreaUnderCurve(risks: fit.fitted, outcomes: fit.data.outcomes))
    let b = try #require(AreaUnderCurve(risks: fit.linearPredictor, outcomes: fit.data.outcomes))
    #expect(a == b)
    let turned = try #require(
      AreaUnderCurve(risks: fit.linearPredictor.map { -$0 }, outcomes: fit.data.outcomes))
    #expect(abs(a.area + turned.area - 1) < 1e-14)
    #expect(abs(try #require(a.variance) - (try #require(turned.variance))) < 1e-14)
  }

  /// A maximum likelihood fit is perfectly calibrated on its own rows.
  @Test func apparentCalibrationIsPerfect() throws {
    let checks = try LogisticHelp.fit(.none).apparentPerformance
    #expect(abs(try #require(checks.calibrationSlope) - 1) < 1e-9)
    #expect(abs(try #require(checks.calibrationIntercept)) < 1e-9)
    #expect(abs(try #require(checks.calibrationInTheLarge)) < 1e-9)
  }

  /// Each risk is that of the model fitted without the row, and one thread equals two.
  @Test(arguments: LogisticPenalty.allCases)
  func leaveOneOutIsRefitting(penalty: LogisticPenalty) throws {
    let (x, y) = LogisticHelp.rows()
    let regression = LogisticRegression(penalty: penalty)
    let fit = try regression.fit(x: x, outcomes: y, names: LogisticHelp.names)
    let found = try fit.leaveOneOut(threads: 1)
    #expect(found == (try fit.leaveOneOut(threads: 2)))
    for row in [0, 31, 59] {
      let kept = (0..<60).filter { $0 != row }
      let without = try regression.fit(
        x: x.selecting(rows: kept), outcomes: kept.map { y[$0] }, names: LogisticHelp.names)
      let risk = without.predictions(x: x.selecting(rows: [row]))[0].risk
      #expect(abs(try #require(found.risks[row]) - risk) < 1e-10)
    }
    let apparent = try #require(fit.apparentPerformance.areaUnderCurve).area
    #expect(try #require(found.checks?.areaUnderCurve).area < apparent)
  }

  /// Two groups by hand: risks .1 .2 | .6 .7 with events 1 and 1.
  @Test func hosmerLemeshowByHand() throws {
    let test = try #require(
      HosmerLemeshow(risks: [0.1, 0.2, 0.6, 0.7], outcomes: [0, 1, 1, 0], groups: 2))
    let first: Double = 0.49 / (0.3 * 0.85)
    let second: Double = 0.09 / (1.3 * 0.35)
    #expect(abs(test.statistic - (first + second)) < 1e-14)
    #expect(test.sizes == [2, 2] && test.pValue == nil)
    #expect(HosmerLemeshow(risks: [], outcomes: []) == nil)
    #expect(HosmerLemeshow(risks: [0, 0, 1, 1], outcomes: [0, 0, 1, 1], groups: 2) == nil)
  }
}
