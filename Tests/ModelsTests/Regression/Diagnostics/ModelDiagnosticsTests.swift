import LinearAlgebra
import Models
import Statistics
import TestSupport
import Testing

@Suite struct ModelDiagnosticsTests {
  @Test func referenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "model_diagnostics")
    #expect(cases.count == 3)
    for c in cases {
      let model = try RegressionData.model(c)
      let terms = model.termDiagnostics
      var pairs: [(Double?, Double)] = []
      for (key, values) in [
        ("standardized_coefficients", terms.map(\.standardizedCoefficient)),
        ("variance_inflation_factors", terms.map(\.varianceInflationFactor)),
        ("partial_r_squared", terms.map(\.partialRSquared)), ("type2_f", terms.map(\.fStatistic)),
        ("type2_p", terms.map(\.pValue)),
      ] {
        pairs += zip(values, try c.expected(key) as [Double])
      }
      let studentized: [String: Any] = try c.expected("breusch_pagan_studentized")
      let original: [String: Any] = try c.expected("breusch_pagan_original")
      let test = model.breuschPaganTest()
      pairs.append((test.statistic, try ReferenceCases.value(studentized["statistic"])))
      pairs.append((test.pValue, try ReferenceCases.value(studentized["p_value"])))
      pairs.append(
        (
          model.breuschPaganTest(studentized: false).statistic,
          try ReferenceCases.value(original["statistic"])
        ))
      pairs.append((model.durbinWatsonStatistic, try c.expected("durbin_watson_statistic")))
      let reset: [String: Any] = try c.expected("reset_powers_2_3")
      pairs.append(
        (try model.resetTest().fStatistic, try ReferenceCases.value(reset["f_statistic"])))
      for (got, wanted) in pairs {
        #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)), "\(c.id)")
      }
    }
  }

  @Test func nestedReferenceCases() throws {
    let cases = try ReferenceCases.cases(
      "linear_models", family: "linear_models", method: "nested_model_f_test")
    #expect(cases.count == 3)
    for c in cases {
      let test = try RegressionData.model(c, predictors: "predictors_big")
        .fTest(against: RegressionData.model(c, predictors: "predictors_small"))
      for (key, got) in [
        ("f_statistic", test.fStatistic), ("p_value", test.pValue),
        ("r_squared_change", test.rSquaredChange),
      ] {
        let wanted: Double = try c.expected(key)
        #expect(abs(try #require(got) - wanted) <= (try c.allowance(wanted)))
      }
    }
  }

  @Test func modelsThatAreNotNested() throws {
    let (x, y, _) = RegressionData.panel(clusters: 5, rows: 20)
    let big = try RegressionData.model([x, x.map { $0 * $0 }], y: y)
    let shifted = try RegressionData.model([x.map { 2 * $0 - 3 }], y: y)
    #expect(try big.fTest(against: shifted).numeratorDegreesOfFreedom == 1)
    #expect(throws: NestingError.sameSize) { try big.fTest(against: big) }
    #expect(throws: NestingError.notNested(terms: ["x1"])) {
      try big.fTest(against: RegressionData.model([x.map { $0 * $0 * $0 }], y: y))
    }
    #expect(throws: NestingError.differentData) {
      try big.fTest(against: RegressionData.model([x], y: y.map { $0 + 1 }))
    }
    #expect(throws: NestingError.differentData) {
      try big.fTest(against: RegressionData.model([x], y: y, weights: y.map { _ in 2 }))
    }
  }

  /// x = 1, 2, 3 and y = 1, 3, 2: b = ½, s² = 3/2, at x = 2 the variance of the mean is s²/3.
  @Test func predictionsByHand() throws {
    let model = try RegressionData.model([[1, 2, 3]], y: [1, 3, 2])
    let prediction = try #require(
      try model.predictions(at: Matrix(rowVectors: [[1, 2]])).first)
    #expect(abs(prediction.value - 2) < 1e-13)
    #expect(abs(try #require(prediction.standardError) - 0.5.squareRoot()) < 1e-13)
    // t₁(.975) = 12.706204736174694; a new response adds s².
    let half = 12.706204736174694
    #expect(
      abs(try #require(prediction.confidenceInterval.upper) - 2 - half * 0.5.squareRoot()) < 1e-10)
    #expect(
      abs(try #require(prediction.predictionInterval?.upper) - 2 - half * 2.0.squareRoot()) < 1e-10)
    let twice = try model.predictions(at: Matrix(rowVectors: [[1, 2]]), weights: [3])
    #expect(
      abs(try #require(twice[0].predictionInterval?.upper) - 2 - half) < 1e-10)
    let robust = try model.predictions(
      at: Matrix(rowVectors: [[1, 2]]), .heteroscedasticityConsistent(.hc1))
    #expect(robust[0].predictionInterval == nil && robust[0].confidenceInterval.upper != nil)
    #expect(throws: FitError.nonFinite(row: 0, column: "x1")) {
      try model.predictions(at: Matrix(rowVectors: [[1, .nan]]))
    }
    #expect(throws: FitError.invalidWeight(row: 0)) {
      try model.predictions(at: Matrix(rowVectors: [[1, 2]]), weights: [0])
    }
  }

  @Test func inflationOfSeveralColumns() throws {
    let (x, y, codes) = RegressionData.panel(clusters: 3, rows: 30)
    let dummies = [1, 2].map { g in codes.map { $0 == g ? 1.0 : 0 } }
    let model = try RegressionData.model([x] + dummies, y: y)
    // A term of one column has its own factor; a term of two is symmetric to the rest.
    let single = try #require(model.generalizedVarianceInflation(of: ["x1"]))
    let factor = try #require(model.termDiagnostics[0].varianceInflationFactor)
    #expect(abs(single.factor - factor) < 1e-10)
    #expect(abs(single.perDegreeOfFreedom - factor.squareRoot()) < 1e-10)
    let pair = try #require(model.generalizedVarianceInflation(of: ["x2", "x3"]))
    #expect(abs(pair.factor - factor) < 1e-10)
    #expect(model.generalizedVarianceInflation(of: ["x1", "x2", "x3"]) == nil)
    // By the regression of the column on the others.
    let other = try RegressionData.model(dummies, y: x)
    #expect(abs(factor - 1 / (1 - (try #require(other.fit.rSquared)))) < 1e-9)
  }

  @Test func collinearityOfOrthogonalAndNearColumns() throws {
    let clean = try RegressionData.model([[-1, 1, -1, 1], [-1, -1, 1, 1]], y: [1, 2, 3, 5])
    for direction in clean.collinearity.directions {
      #expect(abs(direction.conditionIndex - 1) < 1e-12)
    }
    let (x, y, _) = RegressionData.panel(clusters: 5, rows: 20)
    let near = zip(x, y).map { $0 + 1e-3 * $1 }
    let model = try RegressionData.model([x, near], y: y.map { $0 * $0 })
    let collinearity = model.collinearity
    let last = try #require(collinearity.directions.last)
    #expect(last.conditionIndex > 500)
    #expect(last.varianceProportions[1] > 0.99 && last.varianceProportions[2] > 0.99)
    for j in 0..<3 {
      let sum = collinearity.directions.reduce(0) { $0 + $1.varianceProportions[j] }
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test func powersOfTwoFittedValuesAreDependent() throws {
    let model = try RegressionData.model([[0, 0, 1, 1, 0, 1]], y: [1, 2, 4, 3, 2, 5])
    #expect(throws: FitError.self) { try model.resetTest() }
  }

  @Test func whatDoesNotExistIsNil() throws {
    let exact = try RegressionData.model([[1, 2, 3, 4, 5]], y: [3, 5, 7, 9, 11])
    #expect(exact.breuschPaganTest().pValue == nil && exact.durbinWatsonStatistic == nil)
    #expect(exact.termDiagnostics[0].partialRSquared == nil)
    let constant = try RegressionData.model([[1, 2, 3, 4]], y: [2, 2, 2, 2])
    #expect(constant.termDiagnostics[0].standardizedCoefficient == nil)
    let alone = try RegressionData.model([], y: [1, 2, 4])
    #expect(alone.breuschPaganTest().statistic == nil && alone.termDiagnostics.isEmpty)
    // e = −4/3, −1/3, 5/3: steps 1 and 2.
    #expect(abs(try #require(alone.durbinWatsonStatistic) - 5 / (42.0 / 9)) < 1e-13)
  }
}
