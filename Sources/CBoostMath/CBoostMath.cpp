#include "CBoostMath.h"

// Fused multiply-adds where a processor has them would give other last digits there.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#endif

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/version.hpp>

#include <limits>

namespace {

namespace bm = boost::math;
namespace bp = boost::math::policies;

// Nothing is promoted to long double: that type has 64, 80 or 128 bits depending on the machine (and
// is emulated in software where it has 128), so the digits and the speed would depend on it too.
// Double alone is right to 1e-13 up to shapes of 1000; the Swift side covers larger ones.
typedef bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::rounding_error<bp::ignore_error>,
    bp::evaluation_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::promote_float<false>, bp::promote_double<false>>
    Quiet;

const Quiet quiet;

// The policy already turns every numerical error into a value; this is the last fence, so that
// nothing can unwind through C or Swift frames.
template <class Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double cboost_log_gamma(double x) {
  return guarded([=] { return bm::lgamma(x, quiet); });
}

double cboost_erfc(double x) {
  return guarded([=] { return bm::erfc(x, quiet); });
}

double cboost_erfc_inverse(double p) {
  return guarded([=] { return bm::erfc_inv(p, quiet); });
}

double cboost_beta_lower(double a, double b, double x) {
  return guarded([=] { return bm::ibeta(a, b, x, quiet); });
}

double cboost_beta_upper(double a, double b, double x) {
  return guarded([=] { return bm::ibetac(a, b, x, quiet); });
}

double cboost_beta_density(double a, double b, double x) {
  return guarded([=] { return bm::ibeta_derivative(a, b, x, quiet); });
}

double cboost_beta_quantile(double a, double b, double p, double *y) {
  return guarded([=] { return bm::ibeta_inv(a, b, p, y, quiet); });
}

double cboost_gamma_lower(double a, double x) {
  return guarded([=] { return bm::gamma_p(a, x, quiet); });
}

double cboost_gamma_upper(double a, double x) {
  return guarded([=] { return bm::gamma_q(a, x, quiet); });
}

double cboost_gamma_density(double a, double x) {
  return guarded([=] { return bm::gamma_p_derivative(a, x, quiet); });
}

double cboost_gamma_quantile(double a, double p) {
  return guarded([=] { return bm::gamma_p_inv(a, p, quiet); });
}

double cboost_gamma_upper_quantile(double a, double q) {
  return guarded([=] { return bm::gamma_q_inv(a, q, quiet); });
}

double cboost_student_t_density(double df, double t) {
  return guarded([=] { return bm::pdf(bm::students_t_distribution<double, Quiet>(df), t); });
}

double cboost_student_t_cdf(double df, double t) {
  return guarded([=] { return bm::cdf(bm::students_t_distribution<double, Quiet>(df), t); });
}

double cboost_student_t_quantile(double df, double p) {
  return guarded([=] { return bm::quantile(bm::students_t_distribution<double, Quiet>(df), p); });
}

int cboost_version(void) { return BOOST_VERSION; }

}  // extern "C"
