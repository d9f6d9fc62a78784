@testable import Models
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct LinearRegressionTests {
  private static let intercept = "(Intercept)"

  /// A column of ones and these columns.
  private func design(_ columns: [Double]...) -> Matrix {
    Matrix(columns: [Array(repeating: 1, count: columns[0].count)] + columns)
  }

  // Certified values of the NIST Statistical Reference Datasets.

  private static func nistCases() throws -> [ReferenceCases.Case] {
    try ReferenceCases.cases("nist", family: "ols_nist", method: "ordinary_least_squares")
  }

  private func fit(_ c: ReferenceCases.Case, _ method: LinearRegression = LinearRegression()) throws
    -> LinearFit
  {
    let y = try c.numbers("y")
    if let degree: Int = try? c.parameter("polynomial_degree") {
      return try method.fit(polynomial: PolynomialDesign(try c.numbers("x"), degree: degree), y: y)
    }
    let names: [String] = try c.parameter("predictors")
    let x = Matrix(columns: [y.map { _ in 1 }] + (try names.map { try c.numbers($0) }))
    return try method.fit(x: x, y: y, names: [Self.intercept] + names)
  }

  @Test func everyNISTFigureIsWithinTheToleranceOfItsCase() throws {
    let cases = try Self.nistCases()
    #expect(cases.count == 4)
    for c in cases {
      let fit = try fit(c)
      #expect(fit.terms == (try c.expected("terms") as [String]))
      #expect(fit.degreesOfFreedomModel == (try c.expected("df_regression")))
      #expect(fit.degreesOfFreedomResidual == (try c.expected("df_residual")))
      var pairs = Array(zip(fit.coefficients, try c.expected("coefficients") as [Double]))
      pairs += zip(fit.standardErrors, try c.expected("standard_errors") as [Double])
      pairs += [
        (fit.residualStandardDeviation, try c.expected("residual_sd")),
        (try #require(fit.rSquared), try c.expected("r_squared")),
        (fit.sumOfSquaresModel, try c.expected("ss_regression")),
        (fit.sumOfSquaresResidual, try c.expected("ss_residual")),
      ]
      if let f: Double = try? c.expected("f_statistic") {
        pairs.append((try #require(fit.fStatistic), f))
      }
      for (computed, certified) in pairs {
        #expect(
          abs(computed - certified) <= (try c.allowance(certified)),
          "\(c.id): \(computed) against \(certified)")
      }
    }
  }

  @Test func theGuideStatesNoMoreDigitsThanAreReached() throws {
    let stated = try ReferenceCases.table(inGuide: "LeastSquares")
    for c in try Self.nistCases() {
      let fit = try fit(c)
      let reached = [
        ReferenceCases.digits(fit.coefficients, try c.expected("coefficients")),
        ReferenceCases.digits(fit.standardErrors, try c.expected("standard_errors")),
        ReferenceCases.digits(fit.residualStandardDeviation, try c.expected("residual_sd")),
        ReferenceCases.digits(fit.sumOfSquaresModel, try c.expected("ss_regression")),
        ReferenceCases.digits(try #require(fit.rSquared), try c.expected("r_squared")),
      ]
      let row = try #require(stated[c.id], "no row for \(c.id)")
      try #require(row.count == reached.count)
      for (digits, promise) in zip(reached, row) { #expect(digits >= promise, "\(c.id)") }
    }
  }

  @Test func filipInPlainDoubleShowsWhatDoubleDoubleIsFor() throws {
    let filip = try #require(try Self.nistCases().first { $0.id == "nist-linear-filip" })
    let certified: [Double] = try filip.expected("coefficients")
    let plain = try fit(filip, LinearRegression(precision: .double))
    let automatic = try fit(filip)
    #expect(automatic.precision == .doubleDouble)
    #expect(ReferenceCases.digits(plain.coefficients, certified) < 10)
    #expect(ReferenceCases.digits(automatic.coefficients, certified) > 14)
    // Powers rounded to double before the fit are other data: no arithmetic brings digits back.
    let powers = PolynomialDesign(try filip.numbers("x"), degree: 10)
    let rounded = try LinearRegression().fit(
      x: powers.matrix, y: try filip.numbers("y"), names: powers.names)
    #expect(ReferenceCases.digits(rounded.coefficients, certified) < 10)
  }

  // By hand.

  @Test func lineThroughFourPoints() throws {
    // x̄ = 3/2, ȳ = 3, Sxx = 5, Sxy = 9, Syy = 82/5 + 3/5 = 17.
    let fit = try LinearRegression().fit(
      x: design([0, 1, 2, 3]), y: [1, 1, 4, 6], names: [Self.intercept, "x"])
    let slope = 9.0 / 5
    let residual = 18 - 81.0 / 5
    #expect(abs(fit.coefficients[1] - slope) < 1e-15)
    #expect(abs(fit.coefficients[0] - (3 - 1.5 * slope)) < 1e-15)
    #expect(abs(fit.sumOfSquaresResidual - residual) < 1e-14)
    #expect(abs(fit.standardErrors[1] - (residual / 2 / 5).squareRoot()) < 1e-15)
    #expect(abs(try #require(fit.rSquared) - 81.0 / 90) < 1e-15)
    #expect(abs(try #require(fit.fStatistic) - 16.2 / (residual / 2)) < 1e-12)
    // With one predictor F is t², and both have the same p-value; t(2) has a closed form.
    let t = try #require(fit.tStatistics[1])
    #expect(abs(t * t - (try #require(fit.fStatistic))) < 1e-12)
    let p = 1 - t / (2 + t * t).squareRoot()
    #expect(abs(try #require(fit.pValues[1]) - p) < 1e-14)
    #expect(abs(try #require(fit.fPValue) - p) < 1e-14)
  }

  @Test func weightedMeanByHand() throws {
    // b = Σwy/Σw = (1·2 + 2·3 + 3·5)/6 = 23/6, s² = Σw(y − b)²/2, var b = s²/6.
    let fit = try LinearRegression().fit(
      x: Matrix(columns: [[1, 1, 1]]), y: [2, 3, 5], names: [Self.intercept], weights: [1, 2, 3])
    let mean = 23.0 / 6
    let deviations = [2 - mean, 3 - mean, 5 - mean]
    let squares = zip([1.0, 2, 3], deviations).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    #expect(abs(fit.coefficients[0] - mean) < 1e-15)
    #expect(abs(fit.standardErrors[0] - (squares / 2 / 6).squareRoot()) < 1e-15)
    #expect(fit.degreesOfFreedomModel == 0)
    #expect(fit.fStatistic == nil && fit.fPValue == nil)
    #expect(abs(try #require(fit.rSquared)) < 1e-15)
  }

  @Test func withoutAnInterceptSumsAreAboutZero() throws {
    // y = b x: b = Σxy/Σx² = 13/14, total Σy² = 14, model 169/14.
    let fit = try LinearRegression(intercept: false).fit(
      x: Matrix(columns: [[1, 2, 3]]), y: [1, 3, 2], names: ["x"])
    #expect(abs(fit.coefficients[0] - 13.0 / 14) < 1e-15)
    #expect(abs(fit.sumOfSquaresModel - 169.0 / 14) < 1e-14)
    #expect(abs(try #require(fit.rSquared) - 169.0 / 196) < 1e-15)
    let adjusted = 1 - 81.0 / 392
    #expect(abs(try #require(fit.adjustedRSquared) - adjusted) < 1e-15)
    #expect(fit.degreesOfFreedomModel == 1 && fit.degreesOfFreedomResidual == 2)
  }

  // Properties.

  private let x1: [Double] = [1.5, 2, 3.25, 4, 5.5, 6, 7.75, 9]
  private let x2: [Double] = [0, 1, 1, 0, 0, 1, 0, 1]
  private let y: [Double] = [2.1, 3.9, 4.2, 4.4, 6.3, 8.1, 8.0, 11.2]
  private let names = [intercept, "x1", "x2"]

  @Test(arguments: [LeastSquaresPrecision.double, .doubleDouble])
  func rowOrderDoesNotMatter(precision: LeastSquaresPrecision) throws {
    let method = LinearRegression(precision: precision)
    let order = [5, 0, 7, 2, 4, 1, 6, 3]
    let x = design(x1, x2)
    let first = try method.fit(x: x, y: y, names: names)
    let second = try method.fit(
      x: x.selecting(rows: order), y: order.map { y[$0] }, names: names)
    for j in 0..<3 {
      #expect(abs(first.coefficients[j] / second.coefficients[j] - 1) < 1e-14)
      #expect(abs(first.standardErrors[j] / second.standardErrors[j] - 1) < 1e-14)
    }
  }

  @Test func shiftsAndUnitsChangeOnlyWhatTheyMust() throws {
    let first = try LinearRegression().fit(x: design(x1, x2), y: y, names: names)
    // In other units, and years since the start of the calendar instead of since 2000.
    let second = try LinearRegression().fit(
      x: design(x1.map { $0 + 2000 }, x2.map { $0 * 1000 }), y: y.map { $0 * 4 }, names: names)
    #expect(abs(second.coefficients[1] / (4 * first.coefficients[1]) - 1) < 1e-14)
    #expect(abs(second.coefficients[2] / (4 * first.coefficients[2] / 1000) - 1) < 1e-14)
    #expect(abs(second.standardErrors[1] / (4 * first.standardErrors[1]) - 1) < 1e-14)
    let (r, s) = (try #require(first.rSquared), try #require(second.rSquared))
    #expect(abs(r - s) < 1e-15)
    #expect(abs(try #require(first.pValues[2]) - (try #require(second.pValues[2]))) < 1e-14)
  }

  @Test func residualsAreOrthogonalAndAddUpWithTheFit() throws {
    let fit = try LinearRegression().fit(x: design(x1, x2), y: y, names: names)
    for column in [x1, x2, x1.map { _ in 1 }] {
      #expect(abs(zip(column, fit.residuals).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-13)
    }
    for i in y.indices { #expect(abs(fit.fitted[i] + fit.residuals[i] - y[i]) < 1e-15) }
    let mean = y.reduce(0, +) / 8
    let total = y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs((fit.sumOfSquaresModel + fit.sumOfSquaresResidual) / total - 1) < 1e-14)
    #expect(abs(fit.leverages.reduce(0, +) - 3) < 1e-14)
  }

  @Test func weightsMatterOnlyInProportion() throws {
    let w: [Double] = [1, 2, 0.5, 1, 3, 1, 1.5, 2]
    let x = design(x1, x2)
    let first = try LinearRegression().fit(x: x, y: y, names: names, weights: w)
    let second = try LinearRegression().fit(
      x: x, y: y, names: names, weights: w.map { $0 * 8 })
    let plain = try LinearRegression().fit(x: x, y: y, names: names)
    let ones = try LinearRegression().fit(x: x, y: y, names: names, weights: y.map { _ in 1 })
    for j in 0..<3 {
      #expect(abs(first.coefficients[j] / second.coefficients[j] - 1) < 1e-14)
      #expect(abs(first.standardErrors[j] / second.standardErrors[j] - 1) < 1e-14)
      #expect(abs(plain.coefficients[j] / ones.coefficients[j] - 1) < 1e-14)
    }
    #expect(abs(first.coefficients[1] - plain.coefficients[1]) > 1e-4)
    #expect(plain.logLikelihood == ones.logLikelihood)
  }

  @Test func rowsOfWeightZeroCountNowhere() throws {
    let w: [Double] = [1, 2, 0, 1, 3, 1, 1.5, 2]
    let kept = [0, 1, 3, 4, 5, 6, 7]
    let x = design(x1, x2)
    let with = try LinearRegression().fit(x: x, y: y, names: names, weights: w)
    let without = try LinearRegression().fit(
      x: x.selecting(rows: kept), y: kept.map { y[$0] }, names: names,
      weights: kept.map { w[$0] })
    #expect(with.observations == 7)
    #expect(with.degreesOfFreedomResidual == without.degreesOfFreedomResidual)
    for j in 0..<3 {
      #expect(abs(with.standardErrors[j] / without.standardErrors[j] - 1) < 1e-14)
    }
    let (a, b) = (try #require(with.logLikelihood), try #require(without.logLikelihood))
    #expect(abs(a - b) < 1e-13)
    #expect(with.leverages[2] == 0)
  }

  // Degenerate data.

  @Test func constantResponseIsDescribedNotTested() throws {
    for level in [0.1, 7, 1.0 / 3] {
      let fit = try LinearRegression().fit(
        x: design(x1), y: x1.map { _ in level }, names: [Self.intercept, "x1"])
      #expect(abs(fit.coefficients[0] - level) < 1e-15 && abs(fit.coefficients[1]) < 1e-15)
      #expect(fit.rSquared == nil && fit.fStatistic == nil && fit.tStatistics == [nil, nil])
      #expect(fit.notes.map(\.code) == ["constant_response"])
    }
  }

  @Test func exactFitHasNoTestStatistics() throws {
    for precision in LeastSquaresPrecision.allCases {
      let fit = try LinearRegression(precision: precision).fit(
        x: design(x1), y: x1.map { 2 + 0.3 * $0 }, names: [Self.intercept, "x1"])
      #expect(abs(fit.coefficients[0] - 2) < 1e-14 && abs(fit.coefficients[1] - 0.3) < 1e-15)
      #expect(abs(try #require(fit.rSquared) - 1) < 1e-15)
      #expect(fit.pValues == [nil, nil] && fit.fPValue == nil && fit.logLikelihood == nil)
      #expect(fit.notes.map(\.code) == ["exact_fit"])
    }
  }

  @Test func dependentColumnsAreNamed() throws {
    let ones = x1.map { _ in 1.0 }
    let sum = zip(x1, x2).map { $0 + $1 }
    let cases: [(Matrix, [String], [DependentColumn])] = [
      (design(x1, ones), ["c", "x1", "k"], [.init(name: "k", dependsOn: ["c"])]),
      (design(x1, x1), ["c", "x1", "copy"], [.init(name: "copy", dependsOn: ["x1"])]),
      (design(x1, x1.map { _ in 0 }), ["c", "x1", "none"], [.init(name: "none", dependsOn: [])]),
      (
        design(x1, x2, sum), ["c", "x1", "x2", "sum"],
        [.init(name: "sum", dependsOn: ["x1", "x2"])]
      ),
      (
        design(x2, x2.map { 1 - $0 }), ["c", "yes", "no"],
        [.init(name: "no", dependsOn: ["c", "yes"])]
      ),
    ]
    for (x, names, dependent) in cases {
      #expect(throws: FitError.rankDeficient(columns: dependent)) {
        try LinearRegression().fit(x: x, y: y, names: names)
      }
    }
  }

  @Test func moreColumnsThanRowsCanCarryAreRefused() {
    for n in 0...3 {
      #expect(throws: FitError.tooFewRows(rows: n, columns: 3)) {
        try LinearRegression().fit(
          x: design(x1, x2).selecting(rows: Array(0..<n)), y: Array(y.prefix(n)), names: names)
      }
    }
    // Weights of zero leave too few rows as well.
    #expect(throws: FitError.tooFewRows(rows: 3, columns: 3)) {
      try LinearRegression().fit(
        x: design(x1, x2), y: y, names: names, weights: [1, 1, 1, 0, 0, 0, 0, 0])
    }
    #expect(throws: FitError.tooFewRows(rows: 0, columns: 3)) {
      try LinearRegression().fit(
        x: design(x1, x2), y: y, names: names, weights: y.map { _ in 0 })
    }
  }

  @Test func unusableNumbersAreNamed() {
    var x = design(x1, x2)
    x[4, 2] = .nan
    #expect(throws: FitError.nonFinite(row: 4, column: "x2")) {
      try LinearRegression().fit(x: x, y: y, names: names)
    }
    var broken = y
    broken[6] = .infinity
    #expect(throws: FitError.nonFinite(row: 6, column: "response")) {
      try LinearRegression().fit(x: design(x1, x2), y: broken, names: names)
    }
    for weight in [-1, .nan, .infinity] {
      #expect(throws: FitError.invalidWeight(row: 1)) {
        try LinearRegression().fit(
          x: design(x1, x2), y: y, names: names, weights: [1, weight, 1, 1, 1, 1, 1, 1])
      }
    }
    #expect(throws: FitError.outOfRange) {
      try LinearRegression().fit(x: design(x1), y: y.map { $0 * 1e200 }, names: ["c", "x1"])
    }
  }

  @Test func anInterceptThatIsNotThereStopsTheCaller() async {
    await #expect(processExitsWith: .failure) {
      _ = try LinearRegression(intercept: true).fit(
        x: Matrix(columns: [[1, 2, 3]]), y: [1, 3, 2], names: ["x"])
    }
  }

  @Test func methodIsCodable() throws {
    let method = LinearRegression(intercept: false, precision: .doubleDouble, tolerance: 1e-9)
    let data = try JSONEncoder().encode(method)
    #expect(try JSONDecoder().decode(LinearRegression.self, from: data) == method)
  }
}
