import LinearAlgebra
import Models
import Statistics
import Testing

@Suite struct ContrastTests {
  /// y = group means 1, 3, 8 of two rows each: a difference of two of them by hand.
  private func groups() throws -> LinearModel {
    try LinearRegression().model(
      x: Matrix(columns: [[1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 1, 1]]),
      y: [0, 2, 2, 4, 7, 9], names: ["a", "b", "c"])
  }

  @Test func aDifferenceByHand() throws {
    let contrast = try groups().contrast([0, -1, 1])
    // s² = 6/3 = 2, variance 2 (1/2 + 1/2).
    #expect(abs(contrast.estimate - 5) < 1e-13)
    #expect(abs(try #require(contrast.standardError) - 2.0.squareRoot()) < 1e-13)
    #expect(contrast.degreesOfFreedom == 3)
    #expect(abs(try #require(contrast.tStatistic) - 5 / 2.0.squareRoot()) < 1e-12)
    let interval = contrast.interval()
    // t₃(.975) = 3.182446305284263.
    #expect(abs(try #require(interval.upper) - 5 - 3.182446305284263 * 2.0.squareRoot()) < 1e-11)
  }

  @Test func jointTestOfAllDifferencesIsTheAnalysisOfVariance() throws {
    let test = try groups().waldTest(Matrix(rowVectors: [[-1, 1, 0], [0, -1, 1]]))
    // Between: 2 (9 + 1 + 16) = 52 on 2; within 6 on 3.
    #expect(abs(try #require(test.fStatistic) - 13) < 1e-11)
    #expect(test.numeratorDegreesOfFreedom == 2 && test.denominatorDegreesOfFreedom == 3)
    // The same under any other basis of the differences, and against the values themselves.
    let other = try groups().waldTest(Matrix(rowVectors: [[-2, 1, 1], [0, 5, -5]]))
    #expect(abs(try #require(other.fStatistic) - 13) < 1e-11)
    let met = try groups().waldTest(
      Matrix(rowVectors: [[-1, 1, 0], [0, -1, 1]]), equal: [2, 5])
    #expect(abs(try #require(met.fStatistic)) < 1e-20 && met.pValue == 1)
  }

  @Test func oneConstraintIsTheSquaredT() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 7, rows: 40)
    let model = try RegressionData.model([x], y: y)
    for estimator in [
      CovarianceEstimator.classical, .heteroscedasticityConsistent(.hc3),
      .clusterRobust(.cr2, clusters: codes),
    ] {
      let table = try model.coefficients(estimator)
      let test = try model.waldTest(terms: ["x1"], estimator)
      let t = try #require(table.tStatistics[1])
      #expect(abs(try #require(test.fStatistic) - t * t) < 1e-10 * t * t)
      #expect(abs(try #require(test.pValue) - #require(table.pValues[1])) < 1e-10)
    }
  }

  @Test func redundantConstraintsAreRefused() throws {
    let test = try groups().waldTest(Matrix(rowVectors: [[-1, 1, 0], [-2, 2, 0]]))
    #expect(test.pValue == nil && test.notes.map(\.code) == ["joint_test_not_possible"])
  }
}
