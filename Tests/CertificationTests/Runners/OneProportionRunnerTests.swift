import Testing

@testable import Certification

struct OneProportionRunnerTests {
  private func run(_ input: String, _ params: String = "{}") throws -> JSONValue {
    try Runner.run("proportions", "one_proportion_intervals", input: input, params: params)
  }

  @Test func byHand() throws {
    let values = try run(#"{"successes": 0, "n": 4}"#, #"{"conf_level": 0.9375}"#)
    #expect(values.number("estimate") == 0)
    #expect(values.number("wald", "se") == 0)
    #expect(values.number("wald", "ci_upper") == 0)
    // Nobody of four: 1 − (α/2)^¼ and 1 − α^¼ with α = 1/16; two-sided p of 2/16.
    let exact = try #require(values.number("clopper_pearson", "ci_upper"))
    #expect(abs(exact - (1 - (1.0 / 32).squareRoot().squareRoot())) < 1e-14)
    let mid = try #require(values.number("mid_p", "ci_upper"))
    #expect(abs(mid - 0.5) < 1e-14)
    let p = try #require(values.number("binomial_test_half_p"))
    #expect(abs(p - 0.125) < 1e-15)
  }

  @Test(arguments: [
    "{}", #"{"successes": 5, "n": 4}"#, #"{"successes": -1, "n": 4}"#,
    #"{"successes": 1, "n": 0}"#, #"{"successes": 1.5, "n": 4}"#, #"{"successes": "1", "n": 4}"#,
    #"{"successes": 1, "n": 1e18}"#,
  ])
  func impossibleCountsAreAnErrorAndNoCrash(input: String) {
    #expect(throws: CaseError.self) { try run(input) }
  }
}
