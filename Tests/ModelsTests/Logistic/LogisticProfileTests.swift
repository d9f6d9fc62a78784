import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Statistics
import Testing

@testable import Models

@Suite struct LogisticProfileTests {
  /// At a limit the likelihood of a fit without the column, its share an offset, is ½χ² lower.
  @Test func maximumLikelihoodLimitsAreWhereTheTestSaysSo() throws {
    let fit = try LogisticHelp.fit(.none)
    let (x, y) = LogisticHelp.rows()
    for j in 1..<4 {
      let profile = fit.profile(of: LogisticHelp.names[j], level: 0.9)
      let kept = (0..<4).filter { $0 != j }
      for limit in [profile.interval.lower, profile.interval.upper] {
        let value = try #require(limit)
        let held = try LogisticRegression(penalty: .none).fit(
          x: x.selecting(columns: kept), outcomes: y, offset: x.column(j).map { value * $0 },
          names: kept.map { LogisticHelp.names[$0] })
        let loss = 2 * (fit.logLikelihood - held.logLikelihood)
        #expect(abs(loss - ChiSquared(degreesOfFreedom: 1).quantile(0.9)) < 1e-8)
      }
      let without = try LogisticRegression(penalty: .none).fit(
        x: x.selecting(columns: kept), outcomes: y, names: kept.map { LogisticHelp.names[$0] })
      let statistic = try #require(profile.test.statistic)
      #expect(abs(statistic - 2 * (fit.logLikelihood - without.logLikelihood)) < 1e-9)
      #expect(profile.notes.isEmpty)
    }
  }

  /// Firth's limits in a saturated table: there the penalised likelihood is that of the table with
  /// half an observation added to every cell, held or not.
  @Test func firthLimitsOfATable() throws {
    let table = Matrix(columns: [[1, 1, 1, 1], [1, 1, 0, 0]])
    let names = ["(Intercept)", "d"]
    let fit = try LogisticRegression().fit(
      x: table, outcomes: [1, 0, 1, 0], weights: [7, 3, 0, 9].map { $0 + 0 }, names: names)
    let added = try LogisticRegression(penalty: .none).fit(
      x: table, outcomes: [1, 0, 1, 0], weights: [7.5, 3.5, 0.5, 9.5], names: names)
    for name in names {
      let (a, b) = (fit.profile(of: name), added.profile(of: name))
      #expect(abs(try #require(a.interval.lower) - (try #require(b.interval.lower))) < 1e-8)
      #expect(abs(try #require(a.interval.upper) - (try #require(b.interval.upper))) < 1e-8)
      #expect(abs(try #require(a.test.statistic) - (try #require(b.test.statistic))) < 1e-9)
    }
  }

  /// The reference's first upper limit of mpg in glm-mtcars_am was 2.742. There the likelihood has
  /// fallen by 3.729 / 2 only, not by χ²(.95) / 2 = 3.841 / 2; at the corrected one it has.
  @Test func theCorrectedReferenceLimit() throws {
    let item = try #require(
      try ReferenceCases.cases(
        "logistic_regression", family: "logistic_regression", method: "logistic_regression_ml"
      ).first { $0.id == "glm-mtcars_am" })
    let (y, mpg, hp) = (
      try item.numbers("am"), try item.numbers("mpg"), try item.numbers("hp")
    )
    let ones = y.map { _ in 1.0 }
    let fit = try LogisticRegression(penalty: .none).fit(
      x: Matrix(columns: [ones, mpg, hp]), outcomes: y, names: ["(Intercept)", "mpg", "hp"])
    func loss(_ value: Double) throws -> Double {
      // hp about 146 in units of 70, so that plain arithmetic is good enough.
      let held = try LogisticRegression(penalty: .none).fit(
        x: Matrix(columns: [ones, hp.map { ($0 - 146) / 70 }]), outcomes: y,
        offset: mpg.map { value * ($0 - 20) }, names: ["(Intercept)", "hp"])
      // An upper bound of the loss from any values of the other two is enough on one side.
      return 2 * (fit.logLikelihood - held.logLikelihood)
    }
    let target = ChiSquared(degreesOfFreedom: 1).quantile(0.95)
    let upper = try #require(fit.profile(of: "mpg").interval.upper)
    #expect(abs(try loss(upper) - target) < 1e-8)
    let expected: [Double] = try item.expected("profile_ci_upper")
    #expect(abs(try loss(expected[1]) - target) < 1e-8)
    #expect(abs(try loss(2.7421805214483808) - 3.72918353777) < 1e-9)
  }

  @Test(arguments: LogisticPenalty.allCases)
  func profilesAreInvariant(penalty: LogisticPenalty) throws {
    let (x, y) = LogisticHelp.rows()
    var scaled = x
    for i in 0..<60 { scaled[i, 2] = (x[i, 2] - 10) / 1000 }
    let regression = LogisticRegression(penalty: penalty)
    let a = try regression.fit(x: x, outcomes: y, names: LogisticHelp.names).profiles()
    let b = try regression.fit(x: scaled, outcomes: y, names: LogisticHelp.names).profiles()
    for j in 1..<4 {
      let unit = j == 2 ? 1000.0 : 1
      #expect(
        abs(try #require(a[j].interval.lower) - (try #require(b[j].interval.lower)) / unit) < 1e-8)
      #expect(
        abs(try #require(a[j].interval.upper) - (try #require(b[j].interval.upper)) / unit) < 1e-8)
      #expect(abs(try #require(a[j].test.pValue) - (try #require(b[j].test.pValue))) < 1e-9)
    }
  }

  /// The joint test of one term is that of its profile; of all, that against the null model.
  @Test(arguments: LogisticPenalty.allCases)
  func jointTests(penalty: LogisticPenalty) throws {
    let fit = try LogisticHelp.fit(penalty)
    for name in LogisticHelp.names {
      let joint = try fit.likelihoodRatioTest(dropping: [name])
      let profile = fit.profile(of: name).test
      #expect(
        abs(try #require(joint.statistic) - (try #require(profile.statistic))) < 1e-9, "\(name)")
    }
    let overall = try #require(try fit.overallTest())
    let statistic = try #require(overall.statistic)
    #expect(overall.degreesOfFreedom == 3)
    #expect(abs(statistic - 2 * (fit.objective - (try fit.nullLogLikelihood()))) < 1e-10)
    // The order in which terms are dropped does not matter.
    let backwards = try fit.likelihoodRatioTest(dropping: ["d", "b", "a"])
    #expect(abs(try #require(backwards.statistic) - statistic) < 1e-9)
  }

  /// Separated data: the profile is one-sided far out and still ends.
  @Test func separatedProfilesEnd() throws {
    let x = Matrix(columns: [Array(repeating: 1, count: 8), [1, 2, 3, 4, 5, 6, 7, 8]])
    let fit = try LogisticRegression().fit(
      x: x, outcomes: [0, 0, 0, 0, 1, 1, 1, 1], names: ["(Intercept)", "x"])
    let profile = fit.profile(of: "x")
    #expect(fit.separation.kind == .complete)
    let lower = try #require(profile.interval.lower)
    #expect(lower > 0 && lower < fit.coefficients[1])
    #expect(try #require(profile.interval.upper) > fit.coefficients[1])
    #expect(try #require(profile.test.pValue) < 0.05)
  }

  @Test func interceptOnly() throws {
    let fit = try LogisticRegression().fit(
      x: Matrix(columns: [[1, 1, 1, 1, 1]]), outcomes: [1, 0, 0, 1, 0], names: ["(Intercept)"])
    // Jeffreys' prior for one share: half an observation added to either side.
    #expect(abs(fit.coefficients[0] - log(2.5 / 3.5)) < 1e-13)
    #expect(try fit.overallTest() == nil)
    let profile = fit.profile(of: "(Intercept)")
    let (lower, upper) = (
      try #require(profile.interval.lower), try #require(profile.interval.upper)
    )
    func loss(_ t: Double) -> Double {
      func value(_ t: Double) -> Double { 2.5 * t - 6 * log(1 + exp(t)) }
      return 2 * (value(fit.coefficients[0]) - value(t))
    }
    #expect(abs(loss(lower) - 3.841458820694124) < 1e-9)
    #expect(abs(loss(upper) - 3.841458820694124) < 1e-9)
  }
}
