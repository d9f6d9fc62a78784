#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

// A C interface to the functions of Boost.Math that the distributions are made of.
//
// No function throws. Arguments outside a function's domain give NaN, overflow gives an infinity;
// the Swift wrappers check parameters and handle arguments outside the support before calling.

#ifdef __cplusplus
extern "C" {
#endif

double cboost_log_gamma(double x);

// Complementary error function, and its inverse for 0 <= p <= 2.
double cboost_erfc(double x);
double cboost_erfc_inverse(double p);

// Regularised incomplete beta function I_x(a, b), its complement, and its inverse in x.
double cboost_beta_lower(double a, double b, double x);
double cboost_beta_upper(double a, double b, double x);
// Density of the beta distribution at x.
double cboost_beta_density(double a, double b, double x);
// The x with I_x(a, b) = p; *y is set to 1 - x.
double cboost_beta_quantile(double a, double b, double p, double *y);

// Regularised incomplete gamma functions P(a, x) and Q(a, x), and their inverses in x.
double cboost_gamma_lower(double a, double x);
double cboost_gamma_upper(double a, double x);
// Density of the gamma distribution of rate 1 at x.
double cboost_gamma_density(double a, double x);
double cboost_gamma_quantile(double a, double p);
double cboost_gamma_upper_quantile(double a, double q);

// Student's t distribution.
double cboost_student_t_density(double df, double t);
double cboost_student_t_cdf(double df, double t);
double cboost_student_t_quantile(double df, double p);

// Version of the Boost headers compiled against, as in BOOST_VERSION (107400 is 1.74.0).
int cboost_version(void);

#ifdef __cplusplus
}
#endif

#endif
