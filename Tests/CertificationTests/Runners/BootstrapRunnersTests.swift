import Foundation
import Testing

@testable import Certification

struct BootstrapRunnersTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference").path

  @Test(arguments: [
    ("jackknife_and_influence", 5), ("abc_interval", 5), ("exact_bootstrap_nps", 5),
    ("exact_bootstrap_small_sample", 3), ("intervals_from_given_replicates", 3),
    ("bootstrap_monte_carlo", 3), ("wild_cluster_bootstrap_enumerated", 3),
  ])
  func theReferenceCasesAreMet(name: String, count: Int) throws {
    let report = Certification(only: [name]).run(try CaseDirectory(path: Self.reference))
    #expect(report.passed == count)
    #expect(
      report.cases.filter { $0.outcome != .passed }.map { "\($0.id): \($0.reason ?? "")" } == [])
  }

  @Test func anUnknownStatisticIsNamed() {
    #expect(throws: CaseError.self) {
      try Runner.run(
        "bootstrap", "abc_interval", input: #"{"x": [1, 2]}"#,
        params: #"{"statistic": "mode", "conf_levels": [0.9]}"#)
    }
  }

  @Test func aLevelOutsideItsRangeIsRefused() {
    #expect(throws: CaseError.self) {
      try Runner.run(
        "bootstrap", "abc_interval", input: #"{"x": [1, 2]}"#,
        params: #"{"statistic": "mean", "conf_levels": [95]}"#)
    }
  }
}
