import CBoostMath
import Testing

@Suite("Boost shim")
struct CBoostMathTests {
  @Test("Built against the oldest supported version or a later one")
  func version() {
    #expect(cboost_version() >= 107400)
  }

  @Test("Arguments outside the domain give a value and never an exception")
  func outside() {
    var y = 0.0
    #expect(cboost_erfc_inverse(3).isNaN)
    #expect(cboost_beta_lower(-1, 2, 0.5).isNaN && cboost_beta_upper(1, 2, 1.5).isNaN)
    #expect(cboost_beta_density(1, -2, 0.5).isNaN && cboost_beta_quantile(1, 2, 7, &y).isNaN)
    #expect(cboost_gamma_lower(-1, 2).isNaN && cboost_gamma_upper(1, -2).isNaN)
    #expect(cboost_gamma_quantile(-3, 0.5).isNaN && cboost_gamma_upper_quantile(2, 7).isNaN)
    #expect(cboost_gamma_density(-3, 0.5).isNaN)
    #expect(cboost_student_t_cdf(-1, 0).isNaN && cboost_student_t_density(0, 1).isNaN)
    #expect(cboost_student_t_quantile(3, 1.2).isNaN)
    // Poles and overflow.
    #expect(!cboost_log_gamma(-2).isFinite && cboost_log_gamma(1e308) == .infinity)
  }

  @Test("One value of each function")
  func values() {
    // mpmath at 40 digits.
    var y = 0.0
    expectClose(cboost_erfc(0.5), 0.4795001221869535, relative: 1e-15)
    expectClose(cboost_erfc_inverse(0.4795001221869535), 0.5, relative: 1e-15)
    expectClose(cboost_beta_lower(2, 3, 0.4), 0.5248, relative: 1e-15)
    expectClose(cboost_beta_upper(2, 3, 0.4), 0.4752, relative: 1e-15)
    expectClose(cboost_beta_density(2, 3, 0.4), 1.728, relative: 1e-15)
    expectClose(cboost_beta_quantile(2, 3, 0.5248, &y), 0.4, relative: 1e-15)
    expectClose(y, 0.6, relative: 1e-15)
    expectClose(cboost_gamma_lower(2, 1), 0.26424111765711533, relative: 1e-15)
    expectClose(cboost_gamma_upper(2, 1), 0.7357588823428847, relative: 1e-15)
    expectClose(cboost_gamma_density(2, 1), 0.36787944117144233, relative: 1e-15)
    expectClose(cboost_gamma_quantile(2, 0.26424111765711533), 1, relative: 1e-15)
    expectClose(cboost_gamma_upper_quantile(2, 0.7357588823428847), 1, relative: 1e-15)
    expectClose(cboost_log_gamma(10), 12.801827480081469, relative: 1e-15)
    expectClose(cboost_student_t_cdf(2, 2.0.squareRoot()), 0.8535533905932737, relative: 1e-15)
    expectClose(cboost_student_t_density(2, 0), 0.3535533905932738, relative: 1e-15)
    expectClose(
      cboost_student_t_quantile(2, 0.8535533905932737), 2.0.squareRoot(), relative: 1e-14)
  }
}
