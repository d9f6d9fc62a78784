import Probability
import Testing

@Suite("Reference cases")
struct ReferenceCasesTests {
  /// What computes each method from one row of arguments.
  static let methods: [String: @Sendable ([Double]) -> Double] = [
    "normal_cdf": { Normal().cdf($0[0]) },
    "normal_upper_tail": { Normal().survival($0[0]) },
    "normal_quantile": { Normal().quantile($0[0]) },
    "student_t_cdf": { StudentT(degreesOfFreedom: $0[1]).cdf($0[0]) },
    "student_t_two_sided_p": { 2 * StudentT(degreesOfFreedom: $0[1]).survival(abs($0[0])) },
    "student_t_quantile": { StudentT(degreesOfFreedom: $0[1]).quantile($0[0]) },
    "chi_square_cdf": { ChiSquared(degreesOfFreedom: $0[1]).cdf($0[0]) },
    "chi_square_upper_tail": { ChiSquared(degreesOfFreedom: $0[1]).survival($0[0]) },
    "chi_square_quantile": { ChiSquared(degreesOfFreedom: $0[1]).quantile($0[0]) },
    "f_cdf": { fisher($0).cdf($0[0]) },
    "f_upper_tail": { fisher($0).survival($0[0]) },
    "f_quantile": { fisher($0).quantile($0[0]) },
    "beta_cdf": { Beta(alpha: $0[1], beta: $0[2]).cdf($0[0]) },
    "beta_quantile": { Beta(alpha: $0[1], beta: $0[2]).quantile($0[0]) },
    "gamma_cdf_rate_1": { Gamma(shape: $0[1]).cdf($0[0]) },
    "gamma_upper_tail_rate_1": { Gamma(shape: $0[1]).survival($0[0]) },
    "log_gamma": { logGamma($0[0]) },
    "binomial_pmf": { binomial($0).mass(Int($0[0])) },
    "binomial_cdf": { binomial($0).cdf(Int($0[0])) },
    "binomial_upper_tail_at_least": { binomial($0).survival(Int($0[0]) - 1) },
    "hypergeometric_pmf": { hypergeometric($0).mass(Int($0[0])) },
    "hypergeometric_cdf": { hypergeometric($0).cdf(Int($0[0])) },
    "poisson_pmf": { Poisson(mean: $0[1]).mass(Int($0[0])) },
    "poisson_cdf": { Poisson(mean: $0[1]).cdf(Int($0[0])) },
    "noncentral_t_cdf": { noncentralT($0).cdf($0[0]) },
    "noncentral_t_upper_tail": { noncentralT($0).survival($0[0]) },
    "noncentral_chi_square_cdf": {
      NoncentralChiSquared(degreesOfFreedom: $0[1], noncentrality: $0[2]).cdf($0[0])
    },
    "noncentral_f_cdf": {
      NoncentralF(
        numeratorDegreesOfFreedom: $0[1], denominatorDegreesOfFreedom: $0[2], noncentrality: $0[3]
      ).cdf($0[0])
    },
    "studentized_range_upper_tail": { studentizedRange($0).survival($0[0]) },
    "studentized_range_quantile": { studentizedRange($0).quantile($0[0]) },
    "studentized_range_cdf": { studentizedRange($0).cdf($0[0]) },
  ]

  static func fisher(_ row: [Double]) -> FisherF {
    FisherF(numeratorDegreesOfFreedom: row[1], denominatorDegreesOfFreedom: row[2])
  }

  static func binomial(_ row: [Double]) -> Binomial {
    Binomial(trials: Int(row[1]), probability: row[2])
  }

  static func hypergeometric(_ row: [Double]) -> Hypergeometric {
    Hypergeometric(successes: Int(row[1]), failures: Int(row[2]), draws: Int(row[3]))
  }

  static func noncentralT(_ row: [Double]) -> NoncentralT {
    NoncentralT(degreesOfFreedom: row[1], noncentrality: row[2])
  }

  static func studentizedRange(_ row: [Double]) -> StudentizedRange {
    StudentizedRange(groups: Int(row[1]), degreesOfFreedom: row[2])
  }

  @Test("The file holds every method and nothing unknown")
  func complete() throws {
    let named = Set(try ReferenceCase.all().map(\.method))
    #expect(named == Set(Self.methods.keys))
  }

  @Test("Every number is within its tolerance", arguments: try ReferenceCase.all())
  func agrees(_ reference: ReferenceCase) throws {
    let method = try #require(Self.methods[reference.method])
    #expect(reference.input.arguments.count == reference.expected.values.count)
    #expect(!reference.expected.values.isEmpty)
    for (arguments, expected) in zip(reference.input.arguments, reference.expected.values) {
      expectClose(
        method(arguments.values), expected, relative: reference.tolerance.rel,
        absolute: reference.tolerance.abs, "\(arguments.values)")
    }
  }
}
