import Testing

@testable import Certification

struct MultipleComparisonRunnersTests {
  @Test func byHand() throws {
    let values = try Runner.run(
      "multiple_comparisons", "p_value_adjustment", input: #"{"p": [0.5, 0.125, 0.125]}"#)
    #expect(values.numbers("holm") == [0.5, 0.375, 0.375])
    #expect(values.numbers("bonferroni") == [1, 0.375, 0.375])
    #expect(values.numbers("BH") == [0.5, 0.1875, 0.1875])
    let pairs = try Runner.run(
      "multiple_comparisons", "pairwise_comparisons",
      input: #"{"y": [0, 2, 2, 4, 3, 5], "g": ["a", "a", "b", "b", "c", "c"]}"#,
      params: #"{"response": "y", "group": "g", "control_for_dunnett": "a"}"#)
    #expect(pairs.numbers("difference_second_minus_first") == [2, 3, 1])
    #expect(pairs.number("mse") == 2)
  }

  @Test func impossibleInputsAreAnErrorAndNoCrash() {
    for input in ["{}", #"{"p": [1.5]}"#, #"{"p": ["x"]}"#] {
      #expect(throws: CaseError.self) {
        try Runner.run("multiple_comparisons", "p_value_adjustment", input: input)
      }
    }
    #expect(throws: (any Error).self) {
      try Runner.run(
        "multiple_comparisons", "dunnett_many_to_one",
        input: #"{"y": [0, 2, 2, 4], "g": ["a", "a", "b", "b"]}"#,
        params: #"{"response": "y", "group": "g", "control": "z"}"#)
    }
  }
}
