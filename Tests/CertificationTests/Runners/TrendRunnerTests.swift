import Testing

@testable import Certification

struct TrendRunnerTests {
  private func run(_ input: String) throws -> JSONValue {
    try Runner.run("contingency_tables", "cochran_armitage_trend", input: input)
  }

  /// Two groups of two, all failures and then all successes: z = 1/√(¼ (½ + ½)) = 2.
  @Test func byHand() throws {
    let values = try run(#"{"events": [0, 2], "totals": [2, 2], "scores": [1, 3]}"#)
    #expect(abs(try #require(values.number("z")) - 2) < 1e-14)
    #expect(abs(try #require(values.number("chi_square")) - 4) < 1e-14)
  }

  @Test(arguments: [
    "{}", #"{"events": [3], "totals": [2], "scores": [1]}"#,
    #"{"events": [1], "totals": [2, 3], "scores": [1, 2]}"#,
    #"{"events": [1, 1], "totals": [2, 3], "scores": [1]}"#,
  ])
  func impossibleCountsAreAnErrorAndNoCrash(input: String) {
    #expect(throws: CaseError.self) { try run(input) }
  }
}
