import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics
import TestSupport
import Testing

@Suite struct HeteroscedasticityTests {
  /// Every correction of every case, against R's sandwich and lmtest.
  @Test func referenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models",
      method: "heteroscedasticity_consistent_covariance")
    #expect(cases.count == 3)
    for c in cases {
      let model = try RegressionData.model(c)
      for correction in HeteroscedasticityCorrection.allCases {
        let key = correction == .hc4m ? "HC4m" : correction.rawValue.uppercased()
        let expected: [String: Any] = try c.expected(key)
        let errors: [Double] = try ReferenceCases.value(expected["standard_errors"])
        let p: [Double] = try ReferenceCases.value(expected["p_values"])
        let table = try model.coefficients(.heteroscedasticityConsistent(correction))
        for (got, wanted) in zip(table.standardErrors, errors) {
          #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)))
        }
        for (got, wanted) in zip(table.pValues, p) {
          #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)))
        }
      }
    }
  }

  /// Two groups of two: the slope is the difference of means, its HC variances are sums over groups.
  @Test func byHand() throws {
    // Means 1 and 4; residuals ∓1 and ∓2; every leverage 1/2.
    let model = try RegressionData.model([[0, 0, 1, 1]], y: [0, 2, 2, 6])
    func variance(_ correction: HeteroscedasticityCorrection) throws -> Double {
      try model.coefficients(.heteroscedasticityConsistent(correction)).covariance[1, 1]
    }
    // HC0: (1 + 1)/4 + (4 + 4)/4 = 2.5.
    #expect(abs(try variance(.hc0) - 2.5) < 1e-13)
    // HC1: × 4/2. HC2: ÷ (1 − 1/2), the sum of s²/n. HC3: ÷ (1 − 1/2)².
    #expect(abs(try variance(.hc1) - 5) < 1e-13)
    #expect(abs(try variance(.hc2) - 5) < 1e-13)
    #expect(abs(try variance(.hc3) - 10) < 1e-13)
    // h = h̄: δ = 1 in HC4 and HC5 (½ after its root), 1 + 1 in HC4m.
    #expect(abs(try variance(.hc4) - 5) < 1e-13)
    #expect(abs(try variance(.hc4m) - 10) < 1e-13)
    #expect(abs(try variance(.hc5) - 2.5 * 2.0.squareRoot()) < 1e-13)
  }

  /// With HC2 and Satterthwaite a difference of two means is Welch's test under equal variances.
  @Test func satterthwaiteOfTwoGroups() throws {
    let model = try RegressionData.model([[0, 0, 0, 1, 1]], y: [1, 2, 4, 3, 7])
    let table = try model.coefficients(
      .heteroscedasticityConsistent(.hc2), degreesOfFreedom: .satterthwaite)
    // (1/3 + 1/2)²/((1/9)/2 + (1/4)/1).
    let expected = (5.0 / 6) * (5.0 / 6) / (1.0 / 18 + 1.0 / 4)
    #expect(abs(try #require(table.degreesOfFreedom[1]) - expected) < 1e-11)
  }

  @Test func rowsThatDetermineACoefficientHaveNoStandardError() throws {
    // The last column marks one row: leverage one, residual zero.
    let model = try RegressionData.model(
      [[1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 1]], y: [1, 3, 2, 5, 4, 9])
    for correction in HeteroscedasticityCorrection.allCases {
      let table = try model.coefficients(.heteroscedasticityConsistent(correction))
      #expect(table.standardErrors[2] == nil && table.pValues[2] == nil)
      #expect(table.intervals()[2].lower == nil)
      #expect(table.notes.map(\.code) == ["unit_leverage"])
      // The others are those of the rows without it.
      let rest = try RegressionData.model([[1, 2, 3, 4, 5]], y: [1, 3, 2, 5, 4])
      let other = try rest.coefficients(.heteroscedasticityConsistent(.hc3))
      if correction == .hc3 {
        #expect(
          abs(try #require(table.standardErrors[1]) - #require(other.standardErrors[1])) < 1e-10)
      }
    }
    #expect(try model.coefficients().standardErrors.allSatisfy { $0 != nil })
  }

  @Test func weightsOfZeroCountNowhere() throws {
    let weighted = try RegressionData.model(
      [[1, 2, 3, 4, 5, 50]], y: [1, 3, 2, 5, 4, -70], weights: [1, 2, 1, 3, 1, 0])
    let without = try RegressionData.model(
      [[1, 2, 3, 4, 5]], y: [1, 3, 2, 5, 4], weights: [1, 2, 1, 3, 1])
    for correction in HeteroscedasticityCorrection.allCases {
      let left = try weighted.coefficients(.heteroscedasticityConsistent(correction))
      let right = try without.coefficients(.heteroscedasticityConsistent(correction))
      for (a, b) in zip(left.covariance.values, right.covariance.values) {
        #expect(abs(a - b) <= 1e-12 * abs(b))
      }
    }
  }

  @Test func exactFitsHaveNoTests() throws {
    let model = try RegressionData.model([[1, 2, 3, 4, 5]], y: [3, 5, 7, 9, 11])
    let table = try model.coefficients(.heteroscedasticityConsistent(.hc3))
    #expect(table.tStatistics.allSatisfy { $0 == nil } && table.pValues.allSatisfy { $0 == nil })
    #expect(table.notes.map(\.code) == ["exact_fit"])
  }

  @Test func unitsOfColumnsCarryThrough() throws {
    let (x, y, _) = RegressionData.panel(clusters: 8, rows: 40)
    let plain = try RegressionData.model([x], y: y)
    let scaled = try RegressionData.model([x.map { 1000 * $0 + 5 }], y: y.map { 3 * $0 - 7 })
    let left = try plain.coefficients(.heteroscedasticityConsistent(.hc4))
    let right = try scaled.coefficients(.heteroscedasticityConsistent(.hc4))
    #expect(
      abs(try #require(left.tStatistics[1]) - #require(right.tStatistics[1])) < 1e-9)
  }
}
