import Testing

@testable import Certification

struct PairedProportionsRunnerTests {
  private func run(_ input: String) throws -> JSONValue {
    try Runner.run("proportions", "paired_proportions", input: input)
  }

  /// Five changes, four of them upwards.
  @Test func byHand() throws {
    let values = try run(#"{"both": 3, "first_only": 1, "second_only": 4, "neither": 2}"#)
    #expect(values.number("difference") == -0.3)
    #expect(abs(try #require(values.number("mcnemar", "chi_square")) - 1.8) < 1e-14)
    #expect(abs(try #require(values.number("mcnemar", "exact_p_value")) - 12.0 / 32) < 1e-14)
    #expect(values.number("odds_ratio") == 0.25)
  }

  @Test(arguments: [
    "{}", #"{"both": -1, "first_only": 1, "second_only": 4, "neither": 2}"#,
    #"{"both": 0.5, "first_only": 1, "second_only": 4, "neither": 2}"#,
  ])
  func impossibleCountsAreAnErrorAndNoCrash(input: String) {
    #expect(throws: CaseError.self) { try run(input) }
  }
}
