import Testing

@testable import Certification

struct DistributionRunnersTests {
  private func values(_ method: String, _ arguments: String) throws -> [Double?]? {
    try Runner.run("distributions", method, input: #"{"arguments": \#(arguments)}"#)
      .numbers("values")
  }

  @Test func scalarsAndListsAreArguments() throws {
    #expect(try values("normal_cdf", "[0]") == [0.5])
    #expect(try values("normal_cdf", "[[0], 0]") == [0.5, 0.5])
    #expect(try values("log_gamma", "[1, 2]") == [0, 0])
    #expect(try values("normal_cdf", "[]") == [])
  }

  @Test func infinitiesAreAccepted() throws {
    #expect(try values("normal_cdf", #"["Infinity", "-Infinity"]"#) == [1, 0])
    #expect(try values("normal_quantile", "[0, 1]") == [-.infinity, .infinity])
    let normal = try values("normal_cdf", "[1.5]")
    #expect(try values("student_t_cdf", #"[[1.5, "Infinity"]]"#) == normal)
  }

  @Test(arguments: [
    ("normal_cdf", "[[0, 1]]"), ("normal_cdf", #"["x"]"#), ("normal_cdf", "[null]"),
    ("normal_quantile", "[1.5]"), ("normal_quantile", "[-0.1]"), ("student_t_cdf", "[0]"),
    ("student_t_cdf", "[[0, 0]]"), ("student_t_cdf", "[[0, -1]]"), ("f_cdf", "[[1, 2, 0]]"),
    ("binomial_pmf", "[[1, 2.5, 0.5]]"), ("binomial_pmf", "[[1, -2, 0.5]]"),
    ("binomial_pmf", "[[1, 2, 1.5]]"), ("binomial_pmf", "[[1e300, 2, 0.5]]"),
    ("hypergeometric_pmf", "[[1, 2, 3, 6]]"), ("poisson_cdf", "[[0.5, 1]]"),
    ("studentized_range_cdf", "[[3, 1, 10]]"), ("noncentral_t_cdf", #"[[3, 1, "Infinity"]]"#),
    ("log_gamma", "[0]"), ("log_gamma", "0"),
  ])
  func argumentsOutsideTheDomainAreAnErrorAndNoCrash(method: String, arguments: String) {
    #expect(throws: CaseError.self) { try values(method, arguments) }
  }

  @Test func theErrorSaysWhichArgument() {
    #expect(
      throws: CaseError.unusable(
        key: "input.arguments[1]", reason: "p is 2.0, not a number from 0 to 1")
    ) { try values("normal_quantile", "[0.5, 2]") }
    #expect(
      throws: CaseError.unusable(
        key: "input.arguments[0]", reason: "t, df should be here, not 3.0")
    ) { try values("student_t_cdf", "[3]") }
  }

  @Test func tailsAddUp() throws {
    for (lower, upper, arguments) in [
      ("chi_square_cdf", "chi_square_upper_tail", "[[3, 2]]"),
      ("f_cdf", "f_upper_tail", "[[1.5, 3, 7]]"),
      ("gamma_cdf_rate_1", "gamma_upper_tail_rate_1", "[[2, 3]]"),
      ("noncentral_t_cdf", "noncentral_t_upper_tail", "[[2, 5, 1]]"),
      ("studentized_range_cdf", "studentized_range_upper_tail", "[[3, 3, 12]]"),
    ] {
      let below = try #require(try values(lower, arguments)?[0])
      let above = try #require(try values(upper, arguments)?[0])
      #expect(abs(below + above - 1) < 1e-9)
    }
    // P(X ≥ k) and P(X ≤ k) overlap in P(X = k).
    let one = try #require(try values("binomial_cdf", "[[2, 5, 0.3]]")?[0])
    let other = try #require(try values("binomial_upper_tail_at_least", "[[2, 5, 0.3]]")?[0])
    let mass = try #require(try values("binomial_pmf", "[[2, 5, 0.3]]")?[0])
    #expect(abs(one + other - mass - 1) < 1e-14)
  }
}
