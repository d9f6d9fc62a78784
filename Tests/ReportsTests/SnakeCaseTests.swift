import Testing

@testable import Reports

@Suite struct SnakeCaseTests {
  @Test(arguments: [
    ("standardError", "standard_error"), ("pValue", "p_value"), ("nAccounts", "n_accounts"),
    ("netScore95", "net_score_95"), ("meanNPSByRole", "mean_nps_by_role"), ("NPS", "nps"),
    ("NPSScore", "nps_score"), ("scoreNPS", "score_nps"), ("rSquared", "r_squared"),
    ("cr2Variance", "cr2_variance"), ("deffCR2", "deff_cr2"), ("CR2T", "cr2_t"), ("chi2", "chi2"),
    ("icc3", "icc3"), ("conf95Low", "conf_95_low"), ("already_snake", "already_snake"),
    ("_0", "_0"), ("_private", "_private"), ("URLs", "urls"), ("KPIsByTier", "kpis_by_tier"),
    ("a", "a"), ("", ""), ("A", "a"), ("aB", "a_b"), ("effectiveN", "effective_n"),
    ("degreesOfFreedom", "degrees_of_freedom"), ("isBCaUndefined", "is_b_ca_undefined"),
    ("überZahl", "über_zahl"), ("mean_ByRole", "mean_by_role"),
  ])
  func converts(name: String, key: String) {
    #expect(SnakeCase.convert(name) == key)
  }
}
