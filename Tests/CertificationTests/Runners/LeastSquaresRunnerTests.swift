import Testing

@testable import Certification

struct LeastSquaresRunnerTests {
  private let data = #"{"y": [1, 2, 4, 5, null], "x": [1, 2, 3, 4, 5], "z": [1, null, 1, 2, 2]}"#

  private func run(_ params: String) throws -> JSONValue {
    try Runner.run("ols_nist", "ordinary_least_squares", input: data, params: params)
  }

  @Test func aLineByHand() throws {
    // The row without a response is left out: means 2.5 and 3, slope 7/5.
    let values = try run(#"{"response": "y", "predictors": ["x"], "intercept": true}"#)
    #expect(values["terms"] == .strings(["(Intercept)", "x"]))
    let coefficients = try #require(values.numbers("coefficients"))
    #expect(abs(try #require(coefficients[0]) + 0.5) < 1e-14)
    #expect(abs(try #require(coefficients[1]) - 1.4) < 1e-14)
    #expect(values.number("df_residual") == 2 && values.number("n") == 4)
    #expect(abs(try #require(values.number("ss_residual")) - 0.2) < 1e-14)
    #expect(abs(try #require(values.number("r_squared")) - 0.98) < 1e-14)
  }

  @Test func withoutInterceptSumsOfSquaresAreAboutZero() throws {
    let values = try run(#"{"response": "y", "predictors": ["x"], "intercept": false}"#)
    #expect(values["terms"] == .strings(["x"]))
    let slope = 37.0 / 30
    #expect(abs(try #require(values.numbers("coefficients")?[0]) - slope) < 1e-14)
    #expect(abs(try #require(values.number("r_squared")) - 37 * slope / 46) < 1e-14)
  }

  @Test func powersWithAndWithoutIntercept() throws {
    let full = try run(
      #"{"response": "y", "predictor": "x", "polynomial_degree": 2, "intercept": true}"#)
    #expect(full["terms"] == .strings(["(Intercept)", "x^1", "x^2"]))
    let bare = try run(
      #"{"response": "y", "predictor": "x", "polynomial_degree": 2, "intercept": false}"#)
    #expect(bare["terms"] == .strings(["x^1", "x^2"]))
    #expect(bare.number("df_residual") == 2)
  }

  @Test func onePredictorNeedsNoList() throws {
    let one = try run(#"{"response": "y", "predictor": "x"}"#)
    let list = try run(#"{"response": "y", "predictors": ["x"]}"#)
    #expect(one == list)
  }

  @Test(arguments: [
    "{}", #"{"response": "y"}"#, #"{"response": "q", "predictors": ["x"]}"#,
    #"{"response": "y", "predictors": ["q"]}"#, #"{"response": "y", "predictors": [1]}"#,
    #"{"response": "y", "predictors": [], "intercept": false}"#,
    #"{"response": "y", "predictors": ["x", "x"]}"#,
    #"{"response": "y", "predictors": ["x", "z"]}"#,
    #"{"response": "y", "predictor": "x", "polynomial_degree": 4}"#,
    #"{"response": "y", "predictor": "x", "polynomial_degree": 0}"#,
    #"{"response": "y", "predictors": ["x"], "intercept": "yes"}"#,
  ])
  func whatCannotBeFittedIsAnErrorAndNoCrash(params: String) {
    #expect(throws: (any Error).self) { try run(params) }
  }
}
