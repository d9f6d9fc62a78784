import Testing

@testable import Certification

struct SurveyWeightsCalibrationTests {
  private let input =
    #"{"y": [1, 2, 4, 6], "one": [1, 1, 1, 1], "a": ["x", "x", "z", "z"], "b": ["p", "q", "p", "q"]}"#

  private func run(_ method: String, _ params: String) throws -> JSONValue {
    try Runner.run("survey_weights", method, input: input, params: params)
  }

  @Test func postStratificationByHand() throws {
    // x weighs 3 in all, z 1: means 1.5 and 5, residuals ±½ and ±1 times 3/2/4 and 1/2/4.
    let values = try run(
      "post_stratification",
      #"{"initial_weights": "one", "stratum": "a", "population": {"x": 3, "z": 1}, "variable": "y"}"#
    )
    #expect(values.numbers("weights") == [1.5, 1.5, 0.5, 0.5])
    #expect(values.number("mean") == 2.375)
    let squares = 2 * (0.1875 * 0.1875 + 0.125 * 0.125)
    let error = try #require(values.number("standard_error"))
    #expect(abs(error - (4 * squares / 3).squareRoot()) < 1e-15)
  }

  @Test func rakingByHand() throws {
    // A balanced table: the weights are the products of the margins' factors.
    let values = try run(
      "raking",
      #"""
      {"initial_weights": "one", "variable": "y",
       "margins": {"a": {"x": 3, "z": 1}, "b": {"p": 1, "q": 3}}}
      """#)
    #expect(values.numbers("weights") == [0.75, 2.25, 0.25, 0.75])
    #expect(values.number("mean") == 10.75 / 4)
    #expect(values.number("kish_effective_n").map { abs($0 - 16 / 6.25) < 1e-14 } == true)
  }

  @Test(arguments: [
    ("raking", #"{"initial_weights": "one", "variable": "y"}"#),
    ("raking", #"{"initial_weights": "one", "variable": "y", "margins": {"a": {"x": 3}}}"#),
    ("raking", #"{"initial_weights": "one", "variable": "y", "margins": {"a": 3}}"#),
    (
      "post_stratification",
      #"{"initial_weights": "one", "stratum": "a", "variable": "y", "population": {"x": 1, "z": "2"}}"#
    ),
    ("post_stratification", #"{"initial_weights": "one", "stratum": "a", "variable": "y"}"#),
  ])
  func impossibleTotalsAreAnErrorAndNoCrash(method: String, params: String) {
    #expect(throws: (any Error).self) { try run(method, params) }
  }
}
