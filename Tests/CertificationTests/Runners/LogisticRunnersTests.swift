import Foundation
import Testing

@testable import Certification

struct LogisticRunnersTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference").path

  private func report(_ name: String) throws -> CertificationReport {
    Certification(only: [name]).run(try CaseDirectory(path: Self.reference))
  }

  @Test func clusterRobustCaseIsMet() throws {
    let report = try report("logistic_cluster_robust")
    #expect(report.passed == 1 && report.cases.count == 1)
    #expect(report.cases[0].values == 35)
  }

  /// Words, not numbers: there are no digits to rate.
  @Test func separationCasesAreMet() throws {
    let report = try report("separation_detection")
    #expect(report.passed == 7 && report.failed == 0 && report.skipped == 1)
  }

  @Test func marginalEffectsAreMet() throws {
    #expect(try report("average_marginal_effects").passed == 4)
  }

  @Test func maximumLikelihoodCasesAreMet() throws {
    #expect(try report("logistic_regression_ml").passed == 4)
  }

  /// Cases whose data may not be copied are listed, neither passed nor failed.
  @Test func casesWithoutTheirDataAreNotRun() throws {
    let report = try report("firth-sex2")
    #expect(report.skipped == 1 && report.failed == 0)
    #expect(report.text().contains("Not run"))
    #expect(report.text().contains("its data file data/sex2.csv is not in the directory"))
  }
}
