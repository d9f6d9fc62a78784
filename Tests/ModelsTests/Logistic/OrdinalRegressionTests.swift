import Foundation
import LinearAlgebra
import Probability
import Statistics
import Testing

@testable import Models

@Suite struct OrdinalRegressionTests {
  private let x1 = [
    1.2, 0.4, 2.2, -0.3, 0.8, 1.9, -1.1, 0.1, 0.9, 2.8, -0.6, 1.4, 0.3, -1.5, 2.0, 0.7, -0.2, 1.1,
    0.0, 1.7, -0.9, 2.5, 0.5, -0.4,
  ]
  private let x2: [Double] = [
    0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0,
  ]
  private let y: [Double] = [
    3, 2, 5, 1, 3, 4, 1, 4, 2, 5, 2, 3, 2, 1, 3, 4, 1, 5, 2, 4, 2, 4, 3, 3,
  ]

  private func fit() throws -> OrdinalFit {
    try OrdinalRegression().fit(x: Matrix(columns: [x1, x2]), y: y, names: ["a", "d"])
  }

  /// statsmodels 0.14 OrderedModel (logit); the profile by scipy 1.17 on the likelihood.
  @Test func agreesWithStatsmodels() throws {
    let fit = try fit()
    #expect(LogisticHelp.distance(fit.coefficients, [2.03921344, -0.82935628]) < 1e-7)
    #expect(LogisticHelp.distance(fit.standardErrors, [0.5243086, 0.80636366]) < 1e-6)
    #expect(
      LogisticHelp.distance(fit.thresholds, [-2.00696817, 0.39278569, 2.35969238, 4.41465448])
        < 1e-7)
    #expect(
      LogisticHelp.distance(
        fit.thresholdStandardErrors, [0.83548363, 0.70218307, 0.87619426, 1.17056687]) < 1e-5)
    #expect(abs(fit.logLikelihood + 26.635500468929063) < 1e-10)
    let interval = try fit.profileInterval(of: "a")
    #expect(abs(try #require(interval.lower) - 1.1110351785) < 1e-6)
    #expect(abs(try #require(interval.upper) - 3.2034411980) < 1e-6)
    let test = try fit.likelihoodRatioTest(dropping: ["a"])
    #expect(abs(try #require(test.statistic) - 22.31767561) < 1e-6)
  }

  /// Two categories are logistic regression, the threshold minus its intercept.
  @Test func twoCategoriesAreLogistic() throws {
    let (x, y) = LogisticHelp.rows()
    let binary = try LogisticHelp.fit(.none)
    let ordinal = try OrdinalRegression().fit(
      x: x.selecting(columns: [1, 2, 3]), y: y, names: ["a", "b", "d"])
    #expect(LogisticHelp.distance(ordinal.coefficients, Array(binary.coefficients[1...])) < 1e-10)
    #expect(abs(ordinal.thresholds[0] + binary.coefficients[0]) < 1e-9)
    #expect(
      LogisticHelp.distance(ordinal.standardErrors, Array(binary.standardErrors[1...])) < 1e-9)
    #expect(abs(ordinal.thresholdStandardErrors[0] - binary.standardErrors[0]) < 1e-9)
    #expect(ordinal.proportionalOddsTest().pValue == nil)
    let interval = try ordinal.profileInterval(of: "b")
    let other = binary.profile(of: "b").interval
    #expect(abs(try #require(interval.lower) - (try #require(other.lower))) < 1e-8)
    #expect(abs(try #require(interval.upper) - (try #require(other.upper))) < 1e-8)
  }

  @Test func noDriversGiveTheShares() throws {
    let fit = try OrdinalRegression().fit(
      x: Matrix(rows: 6, columns: 0, []), y: [1, 1, 2, 3, 3, 3], names: [])
    #expect(LogisticHelp.distance(fit.thresholds, [log(2.0 / 4), 0]) < 1e-13)
    let expected: Double = 2 * log(1.0 / 3) - log(6.0) - 3 * log(2.0)
    #expect(abs(fit.logLikelihood - expected) < 1e-12)
  }

  @Test func reversingTheScaleTurnsTheSigns() throws {
    let fit = try fit()
    let turned = try OrdinalRegression().fit(
      x: Matrix(columns: [x1, x2]), y: y.map { 6 - $0 }, names: ["a", "d"])
    #expect(LogisticHelp.distance(fit.coefficients, turned.coefficients.map { -$0 }) < 1e-9)
    #expect(LogisticHelp.distance(fit.thresholds, turned.thresholds.reversed().map { -$0 }) < 1e-9)
    let moved = try OrdinalRegression().fit(
      x: Matrix(columns: [x1.map { 1000 * $0 + 5e5 }, x2]), y: y, names: ["a", "d"])
    #expect(abs(moved.coefficients[0] * 1000 - fit.coefficients[0]) < 1e-8)
    let sums = fit.probabilities(Matrix(columns: [x1, x2]))
    for i in 0..<24 { #expect(abs(sums.row(i).reduce(0, +) - 1) < 1e-14) }
  }

  @Test func weightsAreCounts() throws {
    let weights = (0..<24).map { Double(1 + $0 % 2) }
    let rows = (0..<24).flatMap { Array(repeating: $0, count: 1 + $0 % 2) }
    let a = try OrdinalRegression().fit(
      x: Matrix(columns: [x1, x2]), y: y, weights: weights, names: ["a", "d"])
    let b = try OrdinalRegression().fit(
      x: Matrix(columns: [x1, x2]).selecting(rows: rows), y: rows.map { y[$0] }, names: ["a", "d"])
    #expect(LogisticHelp.distance(a.coefficients, b.coefficients) < 1e-10)
    #expect(LogisticHelp.distance(a.standardErrors, b.standardErrors) < 1e-10)
  }

  /// With one yes/no driver the model without proportional odds is the table itself, so that the
  /// score test is close to its likelihood ratio.
  @Test func scoreTestIsCloseToTheLikelihoodRatio() throws {
    let counts: [[Double]] = [[30, 25, 20], [18, 40, 30]]
    let x = Matrix(columns: [[0, 0, 0, 1, 1, 1, 0, 1]])
    let fit = try OrdinalRegression().fit(
      x: x, y: [1, 2, 3, 1, 2, 3, 1, 1], weights: counts[0] + counts[1] + [0, 0], names: ["d"])
    var saturated = 0.0
    for row in counts {
      let total = row.reduce(0, +)
      for count in row { saturated += count * log(count / total) }
    }
    let ratio = 2 * (saturated - fit.logLikelihood)
    let test = fit.proportionalOddsTest()
    #expect(test.degreesOfFreedom == 1)
    #expect(ratio > 1)
    #expect(abs(try #require(test.statistic) / ratio - 1) < 0.05)
  }

  // Degenerate cases.

  @Test func emptyCategoriesAreDroppedWithANote() throws {
    let fit = try OrdinalRegression().fit(
      x: Matrix(columns: [x1, x2]), y: y, categories: [0, 1, 2, 3, 4, 5, 6], names: ["a", "d"])
    #expect(fit.categories == [1, 2, 3, 4, 5])
    #expect(fit.notes.first?.code == "empty_categories")
    #expect(fit.notes.first?.sentence.contains("0, 6") == true)
  }

  @Test func separationIsRefused() throws {
    let error = #expect(throws: OrdinalError.self) {
      try OrdinalRegression().fit(
        x: Matrix(columns: [[1, 2, 3, 4, 5, 6, 7, 8]]), y: [1, 1, 2, 2, 2, 3, 3, 3], names: ["x"])
    }
    guard case .separated(let separation)? = error else {
      Issue.record("refused for another reason")
      return
    }
    #expect(separation.drivers.contains("x"))
    #expect(OrdinalError.separated(separation).description.hasPrefix("x order"))
  }

  /// A yes/no driver that only ever meets the highest category.
  @Test func quasiCompleteSeparationIsRefused() throws {
    let error = #expect(throws: OrdinalError.self) {
      try OrdinalRegression().fit(
        x: Matrix(columns: [[0, 0, 0, 0, 0, 0, 1, 1]]), y: [1, 2, 3, 2, 3, 1, 3, 3], names: ["d"])
    }
    guard case .separated(let separation)? = error else {
      Issue.record("refused for another reason")
      return
    }
    #expect(separation.kind == .quasiComplete)
    #expect(separation.drivers.contains("d"))
  }

  @Test func refusals() throws {
    let x = Matrix(columns: [x1, x2])
    #expect(throws: OrdinalError.oneCategory) {
      try OrdinalRegression().fit(x: x, y: x1.map { _ in 3 }, names: ["a", "d"])
    }
    #expect(throws: OrdinalError.unknownCategory(row: 2, value: 5)) {
      try OrdinalRegression().fit(x: x, y: y, categories: [1, 2, 3, 4], names: ["a", "d"])
    }
    #expect(throws: OrdinalError.design(.tooFewRows(rows: 3, columns: 4))) {
      try OrdinalRegression().fit(
        x: x.selecting(rows: [0, 1, 2]), y: [1, 2, 3], names: ["a", "d"])
    }
    #expect(
      throws: OrdinalError.design(
        .rankDeficient(columns: [DependentColumn(name: "c", dependsOn: ["(Intercept)"])]))
    ) {
      try OrdinalRegression().fit(
        x: Matrix(columns: [x1, x1.map { _ in 4 }]), y: y, names: ["a", "c"])
    }
  }
}
