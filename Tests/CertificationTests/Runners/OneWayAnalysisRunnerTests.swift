import Testing

@testable import Certification

struct OneWayAnalysisRunnerTests {
  private func run(_ input: String) throws -> JSONValue {
    try Runner.run(
      "anova_nist", "one_way_anova", input: input,
      params: #"{"response": "y", "group": "g"}"#)
  }

  @Test func byHand() throws {
    // Means 2 and 6 about 4, three values each: between 24, within 2 + 2.
    let values = try run(
      #"{"g": ["b", "b", "b", "a", "a", "a", "a", null], "y": [1, 2, 3, 5, 6, 7, null, 9]}"#)
    #expect(values["groups"] == .strings(["b", "a"]))
    #expect(values.number("df_between") == 1 && values.number("df_within") == 4)
    #expect(values.number("ss_between") == 24 && values.number("ss_within") == 4)
    #expect(values.number("f_statistic") == 24)
    #expect(values.number("r_squared") == 24.0 / 28)
    #expect(values.number("residual_sd") == 1)
  }

  @Test func groupsMayBeNumbers() throws {
    let values = try run(#"{"g": [1, 1, 2, 2], "y": [1, 2, 3, 4]}"#)
    #expect(values.number("df_between") == 1)
  }

  @Test(arguments: [
    #"{"g": ["a", "a"], "y": [1, 2]}"#, #"{"g": ["a", "b"], "y": [1, 2]}"#,
    #"{"g": [], "y": []}"#, #"{"g": ["a", "b"], "x": [1, 2]}"#,
  ])
  func whatCannotBeComparedIsAnErrorAndNoCrash(input: String) {
    #expect(throws: (any Error).self) { try run(input) }
  }
}
