import Foundation
import Testing

@testable import Certification

struct AllRunnersTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference").path

  @Test func namesAreUnique() {
    #expect(Set(Runner.all.map { "\($0.family)/\($0.method)" }).count == Runner.all.count)
  }

  /// Every reference case whose method has a runner is met at its own tolerance.
  @Test(arguments: [
    ("ols_nist", 4), ("anova_nist", 4), ("univariate_nist", 4), ("distributions", 31),
    ("ordinary_least_squares", 7), ("one_proportion_intervals", 8), ("nps_one_sample", 9),
    ("nps_two_independent_samples", 3),
    ("paired_proportions", 4), ("r_by_c_table", 4), ("cochran_armitage_trend", 3),
    ("group_tests", 17), ("design_based_means_and_totals", 6), ("design_based_ratio", 1),
    ("weighted_least_squares", 3), ("heteroscedasticity_consistent_covariance", 3),
    ("cluster_robust_covariance", 4), ("influence_diagnostics", 3), ("model_diagnostics", 3),
    ("nested_model_f_test", 3), ("design_based_linear_regression", 2),
    ("design_based_logistic_regression", 1),
    ("two_independent_proportions", 6), ("mantel_haenszel", 3),
    ("raking", 3), ("post_stratification", 3), ("weighted_summary", 3),
    ("relative_importance", 3),
    ("logistic_regression_firth", 2), ("firth_intercept_corrections", 2),
    ("discrimination_and_calibration", 4),
    ("bivariate_correlation", 6), ("partial_correlation", 3), ("correlation_matrix", 3),
    ("point_biserial_biserial", 3), ("intraclass_correlation", 3), ("cohen_kappa", 3),
    ("krippendorff_alpha", 3), ("cronbach_alpha", 3), ("difference_between_correlations", 3),

    ("cox_regression_firth", 2),
    ("kaplan_meier", 4), ("log_rank_test", 3), ("cox_regression", 5),
    ("normal_empirical_bayes_known_variances", 3), ("multiple_imputation_pooling", 3),
    ("missing_data_summary", 3), ("random_effects_pooling", 3),
  ])
  func theReferenceCasesAreMet(name: String, count: Int) throws {
    let report = Certification(only: [name]).run(try CaseDirectory(path: Self.reference))
    #expect(report.passed == count)
    #expect(
      report.cases.filter { $0.outcome != .passed && !isWithoutData($0) }
        .map { "\($0.id): \($0.reason ?? "")" } == [])
    #expect(report.families.allSatisfy { ($0.worstDigits ?? 0) > 10 })
  }

  /// References that iterate to a tolerance of their own are good to fewer digits.
  @Test(arguments: [
    ("logistic_regression_ml", 4, 8.0), ("average_marginal_effects", 4, 9),
    ("logistic_cluster_robust", 1, 7),
    ("random_intercept_model", 4, 7), ("beta_binomial_empirical_bayes", 3, 6),
  ])
  func theReferencesOfFewerDigitsAreMet(name: String, count: Int, digits: Double) throws {
    let report = Certification(only: [name]).run(try CaseDirectory(path: Self.reference))
    #expect(report.passed == count && report.failed == 0)
    #expect(report.families.allSatisfy { ($0.worstDigits ?? 0) > digits })
  }

  /// Data sets that may be read where they are but not copied are not in this directory.
  private func isWithoutData(_ result: CaseResult) -> Bool {
    guard result.outcome == .skipped, let reason = result.reason else { return false }
    return reason.contains("sex2.csv") || reason.contains("breast.csv")
  }

  /// The polychoric reference is itself good to about four digits.
  @Test func thePolychoricCasesAreMet() throws {
    let report = Certification(only: ["polychoric_correlation"]).run(
      try CaseDirectory(path: Self.reference))
    #expect(report.passed == 3 && report.cases.allSatisfy { $0.outcome == .passed })
    #expect(report.families.allSatisfy { ($0.worstDigits ?? 0) > 4 })
  }

  /// A runner that compared nothing would pass everything: perturbed cases must fail.
  @Test func perturbedReferenceCasesFail() throws {
    let directory = try CaseDirectory(path: Self.reference)
    for runner in Runner.all {
      let entry = try #require(
        directory.files.flatMap(\.entries).first {
          $0.family == runner.family && $0.method == runner.method && hasData($0)
        })
      let item = try entry.content.get()
      let computed = try runner.run(CaseContext(item, root: Self.reference))
      let comparison = Comparison(
        expected: item.expected.perturbed, computed: computed, tolerance: item.tolerance)
      #expect(comparison.values > 0)
      #expect(comparison.discrepancies.count == comparison.values, "\(item.id)")
    }
  }
}

private func hasData(_ entry: CaseFile.Entry) -> Bool {
  guard let data = (try? entry.content.get())?.data else { return true }
  let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Reference/\(data)").path
  return FileManager.default.fileExists(atPath: path)
}

extension JSONValue {
  /// The same shape with every number moved by a tenth and one, every string lengthened.
  fileprivate var perturbed: JSONValue {
    switch self {
    case .number(let number): .number(number * 1.1 + 1)
    case .string(let text): .string(text + "?")
    case .bool(let flag): .bool(!flag)
    case .null: .number(1.0)
    case .array(let elements): .array(elements.map(\.perturbed))
    case .object(let members):
      .object(members.map { Member(key: $0.key, value: $0.value.perturbed) })
    }
  }
}
