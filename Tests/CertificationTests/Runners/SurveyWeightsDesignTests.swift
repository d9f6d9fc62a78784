import Testing

@testable import Certification

struct SurveyWeightsDesignTests {
  private func means(_ input: String, _ params: String) throws -> JSONValue {
    try Runner.run("survey_weights", "design_based_means_and_totals", input: input, params: params)
  }

  @Test func byHand() throws {
    // Weights 1, 1, 2: mean 5/4, residuals w(y − m)/4 of −1/16, 3/16, −2/16, times 3/2.
    let values = try means(
      #"{"y": [1, 2, 1], "w": [1, 1, 2]}"#, #"{"variables": ["y"], "weights": "w"}"#)
    #expect(values.numbers("means") == [1.25])
    let error = try #require(values.numbers("standard_errors")?[0])
    #expect(abs(error - (1.5 * 14.0 / 256).squareRoot()) < 1e-15)
    #expect(values.numbers("totals") == [5])
    #expect(values.number("degrees_of_freedom") == 2 && values.number("sum_of_weights") == 4)
    #expect(abs(try #require(values.number("kish_effective_n")) - 16.0 / 6) < 1e-15)
    #expect(values["domains"] == nil)
  }

  @Test func weightsAreImpliedByThePopulation() throws {
    let values = try means(
      #"{"y": [1, 3], "N": [10, 10], "d": ["b", "a"]}"#,
      #"{"variables": ["y"], "fpc": "N", "domain": "d"}"#)
    #expect(values.number("sum_of_weights") == 10)
    // s²/n (1 − f) = 2/2 · 0.8.
    let error = try #require(values.numbers("standard_errors")?[0])
    #expect(abs(error - 0.8.squareRoot()) < 1e-15)
    #expect(values["domains"]?["levels"] == .strings(["a", "b"]))
    #expect(values["domains"]?.numbers("total_counts") == [5, 5])
  }

  @Test func aCensusHasAnInfiniteDesignEffect() throws {
    let values = try means(
      #"{"y": [1, 3], "w": [1, 1]}"#, #"{"variables": ["y"], "weights": "w"}"#)
    #expect(values.numbers("design_effect_without_replacement") == [.infinity])
  }

  @Test func ratioByHand() throws {
    // R = 3/6; residuals y − x/2 of 0, −½, ½ with weights of one: (1/36)·(3/2)·½.
    let values = try Runner.run(
      "survey_weights", "design_based_ratio",
      input: #"{"y": [1, 0, 2], "x": [2, 1, 3], "w": [1, 1, 1]}"#,
      params: #"{"numerator": "y", "denominator": "x", "weights": "w"}"#)
    #expect(values.number("ratio") == 0.5)
    let error = try #require(values.number("standard_error"))
    #expect(abs(error - (0.75 / 36).squareRoot()) < 1e-15)
  }

  @Test(arguments: [
    #"{"variables": ["y"]}"#, #"{"weights": "w"}"#, #"{"variables": ["z"], "weights": "w"}"#,
    #"{"variables": ["y"], "weights": "w", "strata": "s"}"#,
    #"{"variables": ["gap"], "weights": "w"}"#, #"{"variables": ["y"], "weights": "negative"}"#,
    #"{"variables": ["y"], "weights": "w", "cluster": "gap"}"#,
  ])
  func impossibleDesignsAreAnErrorAndNoCrash(params: String) {
    #expect(throws: (any Error).self) {
      try means(
        #"{"y": [1, 2], "w": [1, 1], "s": ["a", "b"], "gap": [1, null], "negative": [1, -1]}"#,
        params)
    }
  }
}
