@testable import Models
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct LinearFitCriteriaTests {
  @Test func everyCriterionOfTheReferenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "ordinary_least_squares")
    #expect(cases.count == 3)
    for c in cases {
      let fit = try LinearFitTests.fit(c)
      let pairs: [(Double?, String)] = [
        (fit.akaikeInformationCriterion, "aic"), (fit.bayesianInformationCriterion, "bic"),
        (fit.correctedAkaikeInformationCriterion, "aicc"),
        (fit.predictedResidualSumOfSquares, "press"),
      ]
      for (computed, key) in pairs {
        let expected: Double = try c.expected(key)
        #expect(abs(try #require(computed) - expected) <= (try c.allowance(expected)), "\(key)")
      }
    }
  }

  @Test func predictionErrorsAreThoseOfLeavingEachRowOut() throws {
    let x: [Double] = [0, 1, 2, 3, 5]
    let y: [Double] = [1, 1, 4, 6, 7]
    let design = Matrix(columns: [x.map { _ in 1 }, x])
    let fit = try LinearRegression().fit(x: design, y: y, names: ["c", "x"])
    var expected = 0.0
    for i in x.indices {
      let kept = x.indices.filter { $0 != i }
      let b = try LinearRegression().fit(
        x: design.selecting(rows: kept), y: kept.map { y[$0] }, names: ["c", "x"]
      ).coefficients
      let error = y[i] - b[0] - b[1] * x[i]
      expected += error * error
    }
    #expect(abs(try #require(fit.predictedResidualSumOfSquares) / expected - 1) < 1e-13)
  }

  @Test func whatDoesNotExistIsNil() throws {
    // The last row alone carries the second column: leverage one.
    let lever = try LinearRegression().fit(
      x: Matrix(columns: [[1, 1, 1, 1], [0, 0, 0, 1]]), y: [1, 2, 4, 5], names: ["c", "d"])
    #expect(lever.predictedResidualSumOfSquares == nil)
    #expect(lever.correctedAkaikeInformationCriterion == nil)
    #expect(lever.akaikeInformationCriterion != nil)
    let exact = try LinearRegression().fit(
      x: Matrix(columns: [[1, 1, 1]]), y: [2, 2, 2], names: ["c"])
    #expect(exact.akaikeInformationCriterion == nil && exact.bayesianInformationCriterion == nil)
  }
}
