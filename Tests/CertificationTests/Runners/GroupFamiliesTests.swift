import Foundation
import Testing

@testable import Certification

struct GroupFamiliesTests {
  private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference").path

  /// The digits are those that the reference programs' own quadrature and root search leave.
  @Test(arguments: [
    ("group_tests", 17, 10.0), ("multiple_comparisons", 10, 6), ("power", 27, 9),
  ])
  func everyCaseOfTheFamilyIsMet(family: String, count: Int, digits: Double) throws {
    let report = Certification(only: [family]).run(try CaseDirectory(path: Self.reference))
    #expect(report.passed == count)
    for item in report.cases {
      #expect(item.outcome == .passed, "\(item.id): \(item.discrepancies)")
      #expect((item.worstDigits ?? 15) > digits, "\(item.id)")
    }
  }
}
