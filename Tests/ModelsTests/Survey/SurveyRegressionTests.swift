import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics
import TestSupport
import Testing

@Suite struct SurveyRegressionTests {
  private static func design(rows: Int, weights: [Double]? = nil) throws -> SurveyDesign {
    try SurveyDesign(rows: rows, weights: weights ?? Array(repeating: 1, count: rows))
  }

  /// R's survey: the maximum itself, so standard errors agree to what its iterations leave.
  @Test func theLogisticReferenceCaseAtTheMaximum() throws {
    let c = try #require(
      try ReferenceCases.cases(
        "survey_weights", family: "survey_weights", method: "design_based_logistic_regression"
      ).first)
    let y = try c.numbers("met")
    let columns = [y.map { _ in 1.0 }, try c.numbers("api00"), try c.numbers("enroll")]
    let labels = try #require(try c.columns()["stype"])
    let design = try SurveyDesign(
      rows: y.count, weights: try c.numbers("pw"),
      stages: [
        SurveyDesign.Stage(
          strata: labels.map { ["E": 0, "H": 1, "M": 2][$0]! },
          populationSizes: try c.numbers("fpc"))
      ])
    func fit(_ convergence: SurveyRegression.Convergence) throws -> SurveyFit {
      try SurveyRegression(family: .logistic, convergence: convergence).fit(
        x: Matrix(columns: columns), y: y, names: ["(Intercept)", "api00", "enroll"],
        design: design)
    }
    let errors: [Double] = try c.expected("standard_errors")
    let coefficients: [Double] = try c.expected("coefficients")
    let full = try fit(.full)
    for j in 0..<3 {
      #expect(abs(full.coefficients[j] / coefficients[j] - 1) < 1e-10)
      #expect(abs(full.standardErrors[j] / errors[j] - 1) < 2e-7)
      #expect(abs(try fit(.devianceChange(1e-8)).standardErrors[j] / errors[j] - 1) < 1e-12)
    }
    #expect(full.degreesOfFreedom == 195)
  }

  /// Without strata, clusters and population each row is a unit: HC0 times n/(n − 1).
  @Test func simpleRandomSamplesAreHC0() throws {
    let (x, y, _) = RegressionData.panel(clusters: 6, rows: 30)
    let weights = (0..<30).map { 1 + Double($0 % 3) }
    let fit = try SurveyRegression().fit(
      x: Matrix(columns: [y.map { _ in 1 }, x]), y: y, names: ["1", "x"],
      design: Self.design(rows: 30, weights: weights))
    let model = try RegressionData.model([x], y: y, weights: weights)
    // The weights of a design multiply influence values whole, not by their root.
    let robust = try model.coefficients(.heteroscedasticityConsistent(.hc0)).covariance
    #expect(zip(fit.coefficients, model.fit.coefficients).allSatisfy { abs($0 - $1) < 1e-12 })
    for (a, b) in zip(fit.covariance.values, robust.values) {
      #expect(abs(a - b * 30 / 29) < 1e-12)
    }
  }

  /// Two columns of zeros and ones: log odds and their variance by hand.
  @Test func logisticByHand() throws {
    // 1 of 4 and 3 of 4 are ones: log(1/3) and log(3) − log(1/3).
    let x = Matrix(columns: [Array(repeating: 1, count: 8), [0, 0, 0, 0, 1, 1, 1, 1]])
    let y: [Double] = [1, 0, 0, 0, 1, 1, 1, 0]
    let fit = try SurveyRegression(family: .logistic).fit(
      x: x, y: y, names: ["1", "x"], design: Self.design(rows: 8))
    #expect(abs(fit.coefficients[0] + 1.0986122886681098) < 1e-13)
    #expect(abs(fit.coefficients[1] - 2.1972245773362196) < 1e-13)
    // Per group Σ(y − p)²/(n p q)² = .75/.75² = 4/3, times 8/7.
    #expect(abs(fit.covariance[0, 0] - 4.0 / 3 * 8 / 7) < 1e-12)
    #expect(abs(fit.covariance[1, 1] - 8.0 / 3 * 8 / 7) < 1e-12)
    #expect(abs(try #require(fit.intervals()[1].upper) - fit.coefficients[1]) > 3)
    let data = try JSONEncoder().encode(fit)
    #expect(try JSONDecoder().decode(SurveyFit.self, from: data) == fit)
  }

  @Test func scaleOfWeightsDoesNotMatter() throws {
    let (x, _, codes) = RegressionData.panel(clusters: 6, rows: 40)
    let y = x.indices.map { x[$0] + Double($0 % 3) - 1 > 0 ? 1.0 : 0 }
    let design = Matrix(columns: [y.map { _ in 1 }, x])
    for family in SurveyRegression.Family.allCases {
      func fit(_ factor: Double) throws -> SurveyFit {
        try SurveyRegression(family: family).fit(
          x: design, y: y, names: ["1", "x"],
          design: SurveyDesign(
            rows: 40, weights: (0..<40).map { factor * (1 + Double($0 % 4)) },
            stages: [SurveyDesign.Stage(units: codes)]))
      }
      let (one, ten) = (try fit(1), try fit(10))
      #expect(zip(one.coefficients, ten.coefficients).allSatisfy { abs($0 - $1) < 1e-11 })
      #expect(zip(one.standardErrors, ten.standardErrors).allSatisfy { abs($0 - $1) < 1e-11 })
      #expect(one.degreesOfFreedom == 4)
    }
  }

  @Test func dataProblemsAreNamed() throws {
    let ones = Array(repeating: 1.0, count: 6)
    func logistic(_ x: [Double], _ y: [Double]) throws -> SurveyFit {
      try SurveyRegression(family: .logistic).fit(
        x: Matrix(columns: [ones, x]), y: y, names: ["1", "x"], design: Self.design(rows: 6))
    }
    #expect(throws: SurveyRegressionError.separated) {
      try logistic([1, 2, 3, 4, 5, 6], [0, 0, 0, 1, 1, 1])
    }
    #expect(throws: SurveyRegressionError.separated) {
      try logistic([1, 2, 3, 3, 5, 6], [0, 0, 0, 1, 1, 1])
    }
    #expect(throws: SurveyRegressionError.notZeroOrOne(row: 2)) {
      try logistic([1, 2, 3, 3, 5, 6], [0, 0, 2, 1, 1, 1])
    }
    #expect(
      throws: SurveyRegressionError.fit(
        .rankDeficient(columns: [DependentColumn(name: "x", dependsOn: ["1"])]))
    ) { try logistic([2, 2, 2, 2, 2, 2], [0, 1, 0, 1, 1, 1]) }
    let clusters = try SurveyDesign(
      rows: 6, weights: ones, stages: [SurveyDesign.Stage(units: [0, 0, 0, 1, 1, 1])])
    #expect(throws: SurveyRegressionError.tooFewUnits(degreesOfFreedom: 1, columns: 2)) {
      try SurveyRegression().fit(
        x: Matrix(columns: [ones, [1, 2, 3, 4, 5, 7]]), y: [1, 2, 2, 4, 3, 5],
        names: ["1", "x"], design: clusters)
    }
  }
}
