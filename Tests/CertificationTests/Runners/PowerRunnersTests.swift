import Testing

@testable import Certification

struct PowerRunnersTests {
  @Test func byHand() throws {
    let none = try Runner.run(
      "power", "t_test_power",
      params: #"{"n_per_group": 9, "effect_size_d": 0, "alpha": 0.1, "type": "paired"}"#)
    let p = try #require(none.number("power_two_sided"))
    #expect(abs(p - 0.1) < 1e-10)
    let margin = try Runner.run(
      "power", "nps_margin_sample_size",
      params: #"{"promoter_share": 0.5, "detractor_share": 0.499999, "half_width": 0.1}"#)
    #expect(margin.number("n") == 385)
    #expect(margin["n_real_finite_population"] == .null)
  }

  @Test(arguments: [
    ("t_test_power", #"{"n_per_group": 1, "effect_size_d": 1, "alpha": 0.1, "type": "paired"}"#),
    ("t_test_power", #"{"n_per_group": 9, "effect_size_d": 1, "alpha": 0.1, "type": "x"}"#),
    ("t_test_sample_size", #"{"effect_size_d": 1, "alpha": 0, "power": 0.8, "type": "paired"}"#),
    ("two_proportion_power", #"{"n_per_group": 9, "p1": 2, "p2": 0.5, "alpha": 0.1}"#),
    ("one_way_anova_power", #"{"groups": 1, "n_per_group": 9, "alpha": 0.1}"#),
    ("correlation_power", #"{"n": 20, "r": 1, "alpha": 0.05}"#),
    ("linear_model_f_power", #"{"df1": 0, "df2": 20, "f2": 0.1, "alpha": 0.05}"#),
    (
      "nps_margin_sample_size",
      #"{"promoter_share": 0.5, "detractor_share": 0.2, "half_width": 0}"#
    ),
    ("nps_minimal_detectable_difference", #"{"promoter_share": 0.5}"#),
  ])
  func impossibleParametersAreAnErrorAndNoCrash(method: String, params: String) {
    #expect(throws: (any Error).self) { try Runner.run("power", method, params: params) }
  }
}
