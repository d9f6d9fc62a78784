import Foundation
import LinearAlgebra
import Models
import Probability
import Statistics
import Testing

@Suite struct RidgeRegressionTests {
  private static func data(rows: Int, columns: Int) -> (x: Matrix, y: [Double], names: [String]) {
    var generator = Philox(seed: 12)
    let x = (0..<columns).map { j in
      (0..<rows).map { _ in Double(j + 1) * generator.normal() + 10 }
    }
    let y = (0..<rows).map { x[0][$0] - 0.5 * x[1][$0] / 2 + generator.normal() }
    return (Matrix(columns: x), y, (0..<columns).map { "x\($0)" })
  }

  /// x = −1, 0, 1 and y = −3, 0, 3: z = x√1.5, so b = 3/(1 + λ) in units of x.
  @Test func byHand() throws {
    for lambda in [0.0, 0.5, 2] {
      let fit = try RidgeRegression(penalty: .fixed(lambda)).fit(
        x: Matrix(columns: [[-1, 0, 1]]), y: [-3, 0, 3], names: ["x"])
      #expect(abs(fit.coefficients[0] - 3 / (1 + lambda)) < 1e-13)
      #expect(abs(fit.intercept) < 1e-13)
      #expect(abs(fit.effectiveDegreesOfFreedom - 1 - 1 / (1 + lambda)) < 1e-13)
      #expect(fit.notes.map(\.code) == ["ridge_no_inference"])
    }
  }

  @Test func aPenaltyOfZeroIsLeastSquares() throws {
    let (x, y, names) = Self.data(rows: 30, columns: 4)
    let ridge = try RidgeRegression(penalty: .fixed(0)).fit(x: x, y: y, names: names)
    let plain = try LinearRegression().fit(
      x: Matrix(columns: [y.map { _ in 1 }] + (0..<4).map { x.column($0) }), y: y,
      names: ["1"] + names)
    #expect(abs(ridge.intercept - plain.coefficients[0]) < 1e-9)
    for (a, b) in zip(ridge.coefficients, plain.coefficients.dropFirst()) {
      #expect(abs(a - b) < 1e-10)
    }
    #expect(abs(ridge.effectiveDegreesOfFreedom - 5) < 1e-12)
  }

  /// The penalised normal equations hold at the solution, with more columns than rows.
  @Test func stationarityWithMoreColumnsThanRows() throws {
    let (x, y, names) = Self.data(rows: 8, columns: 15)
    let fit = try RidgeRegression(penalty: .fixed(0.3)).fit(x: x, y: y, names: names)
    for j in 0..<15 {
      let column = x.column(j)
      let mean = column.reduce(0, +) / 8
      let deviation = (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8).squareRoot()
      let gradient = zip(column, fit.residuals).reduce(0) {
        $0 + ($1.0 - mean) / deviation * $1.1
      }
      #expect(abs(gradient - 8 * 0.3 * fit.standardizedCoefficients[j]) < 1e-10)
    }
    #expect(fit.effectiveDegreesOfFreedom < 8)
  }

  @Test func theChosenPenaltyMinimisesTheCriterion() throws {
    let (x, y, names) = Self.data(rows: 12, columns: 9)
    let chosen = try RidgeRegression().fit(x: x, y: y, names: names)
    #expect(chosen.penaltyWasChosen)
    let best = try #require(chosen.generalizedCrossValidation)
    for factor in [0.01, 0.5, 0.9, 1.1, 2, 100] {
      let other = try RidgeRegression(penalty: .fixed(chosen.penalty * factor))
        .fit(x: x, y: y, names: names)
      #expect(try #require(other.generalizedCrossValidation) >= best - 1e-12)
    }
    let data = try JSONEncoder().encode(chosen)
    #expect(try JSONDecoder().decode(RidgeFit.self, from: data) == chosen)
  }

  @Test func unitsDoNotMatter() throws {
    let (x, y, names) = Self.data(rows: 12, columns: 5)
    let units = [1e3, 1, 1e-3, 7, 2]
    let plain = try RidgeRegression(penalty: .fixed(0.4)).fit(x: x, y: y, names: names)
    let scaled = try RidgeRegression(penalty: .fixed(0.4)).fit(
      x: x.scalingColumns(by: units), y: y, names: names)
    for (a, b) in zip(plain.fitted, scaled.fitted) { #expect(abs(a - b) < 1e-10) }
  }

  @Test func dataProblemsAreNamed() throws {
    let ridge = RidgeRegression()
    #expect(
      throws: FitError.rankDeficient(
        columns: [DependentColumn(name: "b", dependsOn: ["(Intercept)"])])
    ) {
      try ridge.fit(
        x: Matrix(columns: [[1, 2, 4], [5, 5, 5]]), y: [1, 2, 3], names: ["a", "b"])
    }
    #expect(throws: FitError.tooFewRows(rows: 2, columns: 2)) {
      try ridge.fit(x: Matrix(columns: [[1, 2]]), y: [1, 2], names: ["a"])
    }
    #expect(throws: FitError.nonFinite(row: 1, column: "a")) {
      try ridge.fit(x: Matrix(columns: [[1, .nan, 3]]), y: [1, 2, 3], names: ["a"])
    }
    #expect(throws: FitError.nonFinite(row: 2, column: "response")) {
      try ridge.fit(x: Matrix(columns: [[1, 2, 3]]), y: [1, 2, .infinity], names: ["a"])
    }
    // Duplicate columns share a coefficient.
    let twice = try ridge.fit(
      x: Matrix(columns: [[1, 2, 4, 7], [1, 2, 4, 7]]), y: [1, 2, 4, 8], names: ["a", "b"])
    #expect(abs(twice.coefficients[0] - twice.coefficients[1]) < 1e-10)
    // A response that nothing explains is predicted by its mean.
    let flat = try ridge.fit(
      x: Matrix(columns: [[-1, 1, -1, 1]]), y: [1, 1, -1, -1], names: ["a"])
    #expect(flat.notes.map(\.code).contains("penalty_at_bound"))
  }
}
