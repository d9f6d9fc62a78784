import Probability

extension DistributionFunction {
  /// Every distribution function that cases can name.
  static let all: [DistributionFunction] = continuous + noncentral + discrete + studentizedRange

  private static let continuous: [DistributionFunction] = [
    .init(name: "normal_cdf", parameters: [.real("z")]) { Normal().cdf($0[0]) },
    .init(name: "normal_upper_tail", parameters: [.real("z")]) { Normal().survival($0[0]) },
    .init(name: "normal_quantile", parameters: [.probability("p")]) { Normal().quantile($0[0]) },
    .init(name: "student_t_cdf", parameters: [.real("t"), .sizeOrInfinite("df")]) {
      StudentT(degreesOfFreedom: $0[1]).cdf($0[0])
    },
    .init(name: "student_t_two_sided_p", parameters: [.real("t"), .sizeOrInfinite("df")]) {
      2 * StudentT(degreesOfFreedom: $0[1]).survival($0[0].magnitude)
    },
    .init(name: "student_t_quantile", parameters: [.probability("p"), .sizeOrInfinite("df")]) {
      StudentT(degreesOfFreedom: $0[1]).quantile($0[0])
    },
    .init(name: "chi_square_cdf", parameters: [.real("x"), .size("df")]) {
      ChiSquared(degreesOfFreedom: $0[1]).cdf($0[0])
    },
    .init(name: "chi_square_upper_tail", parameters: [.real("x"), .size("df")]) {
      ChiSquared(degreesOfFreedom: $0[1]).survival($0[0])
    },
    .init(name: "chi_square_quantile", parameters: [.probability("p"), .size("df")]) {
      ChiSquared(degreesOfFreedom: $0[1]).quantile($0[0])
    },
    .init(name: "f_cdf", parameters: [.real("x"), .size("df1"), .sizeOrInfinite("df2")]) {
      fisherF($0).cdf($0[0])
    },
    .init(
      name: "f_upper_tail", parameters: [.real("x"), .size("df1"), .sizeOrInfinite("df2")]
    ) {
      fisherF($0).survival($0[0])
    },
    .init(
      name: "f_quantile",
      parameters: [.probability("p"), .size("df1"), .sizeOrInfinite("df2")]
    ) {
      fisherF($0).quantile($0[0])
    },
    .init(name: "beta_cdf", parameters: [.real("x"), .size("a"), .size("b")]) {
      Beta(alpha: $0[1], beta: $0[2]).cdf($0[0])
    },
    .init(name: "beta_quantile", parameters: [.probability("p"), .size("a"), .size("b")]) {
      Beta(alpha: $0[1], beta: $0[2]).quantile($0[0])
    },
    .init(name: "gamma_cdf_rate_1", parameters: [.real("x"), .size("shape")]) {
      Gamma(shape: $0[1]).cdf($0[0])
    },
    .init(name: "gamma_upper_tail_rate_1", parameters: [.real("x"), .size("shape")]) {
      Gamma(shape: $0[1]).survival($0[0])
    },
    .init(name: "log_gamma", parameters: [.positive("x")]) { logGamma($0[0]) },
  ]

  private static let noncentral: [DistributionFunction] = [
    .init(
      name: "noncentral_t_cdf",
      parameters: [.real("t"), .sizeOrInfinite("df"), .between("noncentrality", -1e8, 1e8)]
    ) { NoncentralT(degreesOfFreedom: $0[1], noncentrality: $0[2]).cdf($0[0]) },
    .init(
      name: "noncentral_t_upper_tail",
      parameters: [.real("t"), .sizeOrInfinite("df"), .between("noncentrality", -1e8, 1e8)]
    ) { NoncentralT(degreesOfFreedom: $0[1], noncentrality: $0[2]).survival($0[0]) },
    .init(
      name: "noncentral_chi_square_cdf",
      parameters: [.real("x"), .size("df"), .between("noncentrality", 0, 1e8)]
    ) { NoncentralChiSquared(degreesOfFreedom: $0[1], noncentrality: $0[2]).cdf($0[0]) },
    .init(
      name: "noncentral_f_cdf",
      parameters: [
        .real("x"), .size("df1"), .size("df2"), .between("noncentrality", 0, 1e8),
      ]
    ) {
      NoncentralF(
        numeratorDegreesOfFreedom: $0[1], denominatorDegreesOfFreedom: $0[2],
        noncentrality: $0[3]
      ).cdf($0[0])
    },
  ]

  private static let discrete: [DistributionFunction] = [
    .init(name: "binomial_pmf", parameters: binomial) { binomial($0).mass(Int($0[0])) },
    .init(name: "binomial_cdf", parameters: binomial) { binomial($0).cdf(Int($0[0])) },
    .init(name: "binomial_upper_tail_at_least", parameters: binomial) {
      binomial($0).survival(Int($0[0]) - 1)
    },
    .init(name: "hypergeometric_pmf", parameters: hypergeometric) {
      hypergeometric($0)?.mass(Int($0[0]))
    },
    .init(name: "hypergeometric_cdf", parameters: hypergeometric) {
      hypergeometric($0)?.cdf(Int($0[0]))
    },
    .init(name: "poisson_pmf", parameters: [.whole("k"), .between("mean", 0, 1e12)]) {
      Poisson(mean: $0[1]).mass(Int($0[0]))
    },
    .init(name: "poisson_cdf", parameters: [.whole("k"), .between("mean", 0, 1e12)]) {
      Poisson(mean: $0[1]).cdf(Int($0[0]))
    },
  ]

  private static let studentizedRange: [DistributionFunction] = [
    .init(
      name: "studentized_range_cdf",
      parameters: [rangeStatistic, .whole("groups", 2, 1000), rangeFreedom]
    ) { range($0).cdf($0[0]) },
    .init(
      name: "studentized_range_upper_tail",
      parameters: [rangeStatistic, .whole("groups", 2, 1000), rangeFreedom]
    ) { range($0).survival($0[0]) },
    .init(
      name: "studentized_range_quantile",
      parameters: [.probability("p"), .whole("groups", 2, 1000), rangeFreedom]
    ) { range($0).quantile($0[0]) },
  ]

  private static let rangeStatistic = Parameter(
    name: "q", wants: "0, a number from 1e-100 to 1e6, or Infinity"
  ) { $0 == 0 || ($0 >= 1e-100 && $0 <= 1e6) || $0 == .infinity }

  private static let rangeFreedom = Parameter.between("df", 0.01, 1e12, orInfinite: true)

  private static let binomial: [Parameter] = [
    .whole("k"), .whole("n", 0), .probability("p"),
  ]

  private static let hypergeometric: [Parameter] = [
    .whole("k"), .whole("white", 0), .whole("black", 0),
    .whole("draws", 0),
  ]

  private static func fisherF(_ arguments: [Double]) -> FisherF {
    FisherF(
      numeratorDegreesOfFreedom: arguments[1], denominatorDegreesOfFreedom: arguments[2])
  }

  private static func binomial(_ arguments: [Double]) -> Binomial {
    Binomial(trials: Int(arguments[1]), probability: arguments[2])
  }

  /// Nil when more are drawn than there are.
  private static func hypergeometric(_ arguments: [Double]) -> Hypergeometric? {
    guard arguments[3] <= arguments[1] + arguments[2] else { return nil }
    return Hypergeometric(
      successes: Int(arguments[1]), failures: Int(arguments[2]), draws: Int(arguments[3]))
  }

  private static func range(_ arguments: [Double]) -> StudentizedRange {
    StudentizedRange(groups: Int(arguments[1]), degreesOfFreedom: arguments[2])
  }
}
