import Testing

@testable import Certification

struct ContingencyTableRunnerTests {
  private func run(_ input: String, _ params: String = "{}") throws -> JSONValue {
    try Runner.run("contingency_tables", "r_by_c_table", input: input, params: params)
  }

  @Test func byHand() throws {
    let values = try run(
      #"{"table": [[2, 0], [0, 2]]}"#, #"{"row_scores": [1, 2], "column_scores": [0, 5]}"#)
    #expect(values.number("chi_square") == 4 && values.number("df") == 1)
    #expect(values.number("cramers_v") == 1)
    #expect(values["expected_counts"] == .array([.numbers([1, 1]), .numbers([1, 1])]))
    #expect(abs(try #require(values.number("linear_by_linear", "statistic")) - 3) < 1e-14)
    #expect(
      abs(try #require(values.number("fisher_freeman_halton_p")) - 1.0 / 3) < 1e-14)
  }

  @Test func withoutScoresThereIsNoTrend() throws {
    #expect(try run(#"{"table": [[2, 1], [1, 2]]}"#)["linear_by_linear"] == .null)
  }

  @Test(arguments: [
    ("{}", "{}"), (#"{"table": [[1, 2], [3]]}"#, "{}"),
    (#"{"table": [[1, 2], [3, 4]]}"#, #"{"row_scores": [1], "column_scores": [1, 2]}"#),
    (#"{"table": [[1, 2], [3, 4]]}"#, #"{"row_scores": [1, 2]}"#),
  ])
  func whatIsNoTableIsAnErrorAndNoCrash(input: String, params: String) {
    #expect(throws: CaseError.self) { try run(input, params) }
  }
}
