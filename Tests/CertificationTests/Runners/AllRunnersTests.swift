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
    ("raking", 3), ("post_stratification", 3), ("weighted_summary", 3),
    ("bivariate_correlation", 6), ("partial_correlation", 3), ("correlation_matrix", 3),
    ("point_biserial_biserial", 3), ("intraclass_correlation", 3), ("cohen_kappa", 3),
    ("krippendorff_alpha", 3), ("cronbach_alpha", 3), ("difference_between_correlations", 3),
  ])
  func theReferenceCasesAreMet(name: String, count: Int) throws {
    let report = Certification(only: [name]).run(try CaseDirectory(path: Self.reference))
    #expect(report.passed == count)
    #expect(
      report.cases.filter { $0.outcome != .passed }.map { "\($0.id): \($0.reason ?? "")" } == [])
    #expect(report.families.allSatisfy { ($0.worstDigits ?? 0) > 10 })
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
          $0.family == runner.family && $0.method == runner.method
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
