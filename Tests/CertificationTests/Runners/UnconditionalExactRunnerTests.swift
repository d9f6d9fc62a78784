import Testing

@testable import Certification

struct UnconditionalExactRunnerTests {
  /// 0 of 2 against 2 of 2: the two corners have probability 2 p²(1 − p)², at most 1/8; z = 2.
  @Test func byHand() throws {
    let values = try Runner.run(
      "proportions", "unconditional_exact_tests",
      input: #"{"x1": 0, "n1": 2, "x2": 2, "n2": 2}"#)
    #expect(abs(try #require(values.number("barnard_pooled_z")) - 2) < 1e-14)
    #expect(abs(try #require(values.number("barnard_pooled_p_two_sided")) - 0.125) < 1e-12)
    #expect(
      abs(try #require(values.number("fisher_ordered_unconditional_p_two_sided")) - 0.125) < 1e-12)
    #expect(abs(try #require(values.number("fisher_p_two_sided")) - 1.0 / 3) < 1e-14)
  }

  @Test func impossibleCountsAreAnErrorAndNoCrash() {
    #expect(throws: CaseError.self) {
      try Runner.run("proportions", "unconditional_exact_tests", input: #"{"x1": 0, "n1": 2}"#)
    }
  }
}
