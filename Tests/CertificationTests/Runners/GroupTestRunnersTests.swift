import Testing

@testable import Certification

struct GroupTestRunnersTests {
  @Test func byHand() throws {
    let two = try Runner.run(
      "group_tests", "two_independent_samples", input: #"{"x": [1, 2], "y": [3, 6]}"#)
    #expect(two.number("mean_difference") == -3)
    #expect(two.number("mann_whitney", "u_x") == 0)
    #expect(two.number("permutation_exact", "n_arrangements") == 6)
    let p = try #require(two.number("permutation_exact", "mean_difference_p_two_sided"))
    #expect(abs(p - 1.0 / 3) < 1e-14)
    let pairs = try Runner.run(
      "group_tests", "paired_samples", input: #"{"x": [1, 0, 3], "y": [0, 2, 0]}"#)
    #expect(pairs.number("wilcoxon", "v_positive_ranks") == 4)
    #expect(pairs.number("sign_test", "positive") == 2)
    let equivalent = try Runner.run(
      "group_tests", "equivalence_two_one_sided_t",
      input: #"{"x": [2, 4, 6], "y": [1, 2, 3]}"#,
      params: #"{"lower_bound": 0, "upper_bound": 4, "paired": true}"#)
    let t = try #require(equivalent.number("paired", "t_lower"))
    #expect(abs(t - 12.0.squareRoot()) < 1e-14)
  }

  @Test(arguments: [
    ("two_independent_samples", #"{"x": [1, 2]}"#, "{}"),
    ("two_independent_samples", #"{"x": [1, 2], "y": ["a", "b"]}"#, "{}"),
    ("two_independent_samples", #"{"x": [1], "y": [2]}"#, "{}"),
    ("paired_samples", #"{"x": [1, 2], "y": [1]}"#, "{}"),
    ("equivalence_two_one_sided_t", #"{"x": [1, 2], "y": [1, 3]}"#, "{}"),
    (
      "equivalence_two_one_sided_t", #"{"x": [1, 2], "y": [1, 3]}"#,
      #"{"lower_bound": 1, "upper_bound": -1}"#
    ),
  ])
  func impossibleInputsAreAnErrorAndNoCrash(method: String, input: String, params: String) {
    #expect(throws: (any Error).self) {
      try Runner.run("group_tests", method, input: input, params: params)
    }
  }
}
