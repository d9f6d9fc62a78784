import Testing

@testable import Certification

struct SurveyWeightsSummaryTests {
  private func run(_ x: String, _ w: String) throws -> JSONValue {
    try Runner.run("survey_weights", "weighted_summary", input: #"{"x": \#(x), "w": \#(w)}"#)
  }

  @Test func byHand() throws {
    // 1, 1, 1, 5 as frequencies: mean 2, squares 12.
    let values = try run("[1, 5]", "[3, 1]")
    #expect(values.number("mean") == 2 && values.number("variance_population") == 3)
    #expect(values.number("variance_frequency_weights") == 4)
    // Divisor 4 − 10/4.
    #expect(abs(try #require(values.number("variance_reliability_weights")) - 8) < 1e-14)
    #expect(abs(try #require(values.number("kish_effective_n")) - 1.6) < 1e-15)
    #expect(values["quantiles_inverse_cdf"]?.number("p75") == 1)
  }

  @Test func noWeightNoStatistics() throws {
    let values = try run("[1, 5]", "[0, 0]")
    #expect(values["mean"] == .null && values.number("sum_of_weights") == 0)
    #expect(values["kish_design_effect"] == .null)
  }

  @Test func negativeWeightsAreAnError() {
    #expect(throws: (any Error).self) { try run("[1, 5]", "[1, -1]") }
  }
}
