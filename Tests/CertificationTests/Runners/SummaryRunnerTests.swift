import Testing

@testable import Certification

struct SummaryRunnerTests {
  private func run(_ values: String, _ params: String) throws -> JSONValue {
    try Runner.run(
      "univariate_nist", "summary_statistics", input: #"{"y": \#(values)}"#, params: params)
  }

  @Test func byHand() throws {
    // Deviations −2, −1, 3: squares 14, neighbours 2 − 3.
    let values = try run("[1, 2, null, 6]", #"{"variable": "y"}"#)
    #expect(values.number("n") == 3 && values.number("mean") == 3)
    #expect(values.number("variance") == 7)
    #expect(values.number("sd") == 7.0.squareRoot())
    #expect(values.number("median") == 2)
    #expect(abs(try #require(values.number("lag1_autocorrelation")) + 1 / 14.0) < 1e-15)
  }

  @Test func theDivisorIsAChoice() throws {
    let values = try run("[1, 2, 6]", #"{"variable": "y", "sd_divisor": "n"}"#)
    #expect(abs(try #require(values.number("sd")) - (14.0 / 3).squareRoot()) < 1e-15)
    #expect(throws: CaseError.self) {
      try run("[1, 2]", #"{"variable": "y", "sd_divisor": "n+1"}"#)
    }
  }

  @Test func fewValuesHaveFewStatistics() throws {
    let none = try run("[]", #"{"variable": "y"}"#)
    #expect(none.number("n") == 0 && none["mean"] == .null)
    let one = try run("[4]", #"{"variable": "y", "sd_divisor": "n"}"#)
    #expect(one.number("mean") == 4 && one["sd"] == .null)
    let equal = try run("[4, 4]", #"{"variable": "y"}"#)
    #expect(equal.number("sd") == 0 && equal["lag1_autocorrelation"] == .null)
  }

  @Test func unknownColumnsAreAnError() {
    #expect(throws: CaseError.self) { try run("[1]", #"{"variable": "x"}"#) }
  }
}
