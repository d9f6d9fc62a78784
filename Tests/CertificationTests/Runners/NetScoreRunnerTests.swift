import Testing

@testable import Certification

struct NetScoreRunnerTests {
  private func run(_ promoters: String, _ passives: String, _ detractors: String) throws
    -> JSONValue
  {
    try Runner.run(
      "nps_intervals", "nps_one_sample",
      input:
        #"{"promoters": \#(promoters), "passives": \#(passives), "detractors": \#(detractors)}"#)
  }

  @Test func byHand() throws {
    // 2 promoters, 1 passive, 1 detractor: score ¼, variance ¾ − 1/16.
    let values = try run("2", "1", "1")
    #expect(values.number("nps") == 0.25)
    #expect(values.number("nps_times_100") == 25)
    #expect(values.number("variance_per_response") == 0.6875)
    #expect(values.number("wald", "se") == (0.6875 / 4).squareRoot())
    #expect(values.number("t_mean", "df") == 3)
    #expect(values.number("t_mean", "sd") == (0.6875 * 4 / 3).squareRoot())
    // The sign test of 2 against 1: every outcome of three is as probable or less.
    #expect(try #require(values.number("exact_sign_p_value")) > 1 - 1e-12)
    // Dirichlet(2, 2, 3): mean 1/7, second moment of ±1 shares 5/7.
    #expect(
      abs(try #require(values.number("dirichlet_posterior_uniform_prior", "mean")) - 1 / 7.0)
        < 1e-15)
  }

  @Test func unanimousAnswersHaveTheFormulasZeroWidth() throws {
    let values = try run("3", "0", "0")
    #expect(values.number("wald", "ci_lower") == 1 && values.number("wald", "ci_upper") == 1)
    #expect(values.number("t_mean", "ci_lower") == 1 && values.number("t_mean", "sd") == 0)
    #expect(try #require(values.number("score", "ci_lower")) < 0.5)
  }

  @Test func oneAnswerHasNoStandardDeviation() throws {
    let values = try run("1", "0", "0")
    #expect(values["t_mean"]?["sd"] == .null)
    #expect(values["t_mean"]?["ci_lower"] == .null)
    #expect(values.number("t_mean", "df") == 0)
  }

  @Test func onlyPassivesLeaveNoSignToTest() throws {
    let values = try run("0", "5", "0")
    #expect(values["exact_sign_p_value"] == .null)
    #expect(values.number("score", "z_for_zero") == 0)
    #expect(values.number("score", "p_value_for_zero") == 1)
  }

  @Test(arguments: [("0", "0", "0"), ("-1", "2", "3"), ("1.5", "2", "3"), ("null", "2", "3")])
  func impossibleCountsAreAnErrorAndNoCrash(counts: (String, String, String)) {
    #expect(throws: CaseError.self) { try run(counts.0, counts.1, counts.2) }
  }
}
