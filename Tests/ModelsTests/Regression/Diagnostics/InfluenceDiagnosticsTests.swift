import Foundation
import LinearAlgebra
import Models
import Statistics
import TestSupport
import Testing

@Suite struct InfluenceDiagnosticsTests {
  @Test func referenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "influence_diagnostics")
    #expect(cases.count == 3)
    for c in cases {
      let influence = try RegressionData.model(c).influence
      for (key, computed) in [
        ("hat", influence.leverages.map(Optional.init)),
        ("standardized_residuals", influence.standardizedResiduals),
        ("studentized_residuals", influence.studentizedResiduals),
        ("cooks_distance", influence.cooksDistances), ("dffits", influence.dffits),
        ("covratio", influence.covarianceRatios),
        ("dfbetas_last_term", influence.dfbetas.map { $0?.last }),
      ] {
        let expected: [Double] = try c.expected(key)
        #expect(computed.count == expected.count)
        for (got, wanted) in zip(computed, expected) {
          #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)), "\(c.id) \(key)")
        }
      }
    }
  }

  /// Every figure is what fitting without the row gives.
  @Test(arguments: [false, true])
  func leavingARowOut(weighted: Bool) throws {
    let (x, y, _) = RegressionData.panel(clusters: 6, rows: 20)
    let weights = weighted ? (0..<20).map { 1 + Double($0 % 4) } : nil
    let model = try RegressionData.model([x], y: y, weights: weights)
    let influence = model.influence
    for row in [0, 7, 19] {
      let kept = (0..<20).filter { $0 != row }
      let rest = try RegressionData.model(
        [kept.map { x[$0] }], y: kept.map { y[$0] },
        weights: weights.map { w in kept.map { w[$0] } })
      let change = try #require(influence.dfbeta[row])
      for j in 0..<2 {
        let expected = model.fit.coefficients[j] - rest.fit.coefficients[j]
        #expect(abs(change[j] - expected) < 1e-12)
      }
      let error =
        y[row] - rest.fit.coefficients[0] - rest.fit.coefficients[1] * x[row]
      let deleted = influence.residuals[row] / (1 - influence.leverages[row])
      #expect(abs(error - deleted) < 1e-11)
      func determinant(_ m: Matrix) -> Double { m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0] }
      let ratio = determinant(rest.fit.covariance) / determinant(model.fit.covariance)
      #expect(abs(try #require(influence.covarianceRatios[row]) - ratio) < 1e-9 * ratio)
    }
  }

  @Test func rowsThatCannotBeLeftOut() throws {
    let model = try RegressionData.model(
      [[1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 1]], y: [1, 3, 2, 5, 4, 9])
    let influence = model.influence
    #expect(influence.standardizedResiduals[5] == nil && influence.cooksDistances[5] == nil)
    #expect(influence.dfbeta[5] == nil && influence.dffits[5] == nil)
    #expect(influence.cooksDistances[..<5].allSatisfy { $0 != nil })
    let zero = try RegressionData.model(
      [[1, 2, 3, 4, 5, 6]], y: [1, 3, 2, 5, 4, 9], weights: [1, 1, 1, 1, 1, 0])
    #expect(zero.influence.standardizedResiduals[5] == nil)
    // One residual degree of freedom: nothing is left to estimate s without the row.
    let tight = try RegressionData.model([[1, 2, 4]], y: [1, 3, 2])
    #expect(tight.influence.studentizedResiduals.allSatisfy { $0 == nil })
    #expect(tight.influence.standardizedResiduals.allSatisfy { $0 != nil })
    let exact = try RegressionData.model([[1, 2, 3, 4, 5]], y: [3, 5, 7, 9, 11])
    #expect(exact.influence.cooksDistances.allSatisfy { $0 == nil })
    let data = try JSONEncoder().encode(influence)
    #expect(try JSONDecoder().decode(InfluenceDiagnostics.self, from: data) == influence)
  }
}
