import Testing

@testable import Certification

struct TwoProportionsRunnerTests {
  private func run(_ input: String) throws -> JSONValue {
    try Runner.run("proportions", "two_independent_proportions", input: input)
  }

  /// 3 of 4 against 1 of 4: p of 34/70, pooled z = ½/√(¼·½) = √2.
  @Test func byHand() throws {
    let values = try run(#"{"x1": 3, "n1": 4, "x2": 1, "n2": 4}"#)
    #expect(values.number("estimate") == 0.5)
    #expect(abs(try #require(values.number("fisher_exact", "p_two_sided")) - 34.0 / 70) < 1e-14)
    #expect(abs(try #require(values.number("pooled_z", "z")) - 2.0.squareRoot()) < 1e-14)
    #expect(values.number("odds_ratio", "estimate") == 9)
  }

  @Test(arguments: [
    "{}", #"{"x1": 5, "n1": 4, "x2": 1, "n2": 4}"#, #"{"x1": 0, "n1": 0, "x2": 1, "n2": 4}"#,
    #"{"x1": 0.5, "n1": 4, "x2": 1, "n2": 4}"#, #"{"x1": -1, "n1": 4, "x2": 1, "n2": 4}"#,
  ])
  func impossibleCountsAreAnErrorAndNoCrash(input: String) {
    #expect(throws: CaseError.self) { try run(input) }
  }

  @Test func allAlikeIsNoCrash() throws {
    let values = try run(#"{"x1": 0, "n1": 4, "x2": 0, "n2": 4}"#)
    #expect(values["pooled_z"]?["z"] == .null)
  }
}

struct MantelHaenszelRunnerTests {
  private func run(_ input: String) throws -> JSONValue {
    try Runner.run("contingency_tables", "mantel_haenszel", input: input)
  }

  /// Two strata of 3, 1 | 1, 3: (9/8 + 9/8)/(1/8 + 1/8) = 9.
  @Test func byHand() throws {
    let values = try run(#"{"strata": [[[3, 1], [1, 3]], [[3, 1], [1, 3]]]}"#)
    #expect(abs(try #require(values.number("common_odds_ratio")) - 9) < 1e-12)
    #expect(abs(try #require(values.number("breslow_day_p_value")) - 1) < 1e-9)
  }

  @Test(arguments: [
    "{}", #"{"strata": [1]}"#, #"{"strata": [[[1, 2]]]}"#, #"{"strata": [[[1, 2], [3]]]}"#,
    #"{"strata": [[[1, -2], [3, 4]]]}"#,
  ])
  func impossibleTablesAreAnErrorAndNoCrash(input: String) {
    #expect(throws: CaseError.self) { try run(input) }
  }

  @Test func nothingInformativeIsNoCrash() throws {
    #expect(try run(#"{"strata": [[[0, 2], [0, 3]]]}"#)["common_odds_ratio"] == .null)
    #expect(try run(#"{"strata": []}"#)["common_odds_ratio"] == .null)
  }
}
