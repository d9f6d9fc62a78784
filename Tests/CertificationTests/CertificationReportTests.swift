import Foundation
import Testing

@testable import Certification

struct CertificationReportTests {
  private func result(
    _ id: String, _ family: String, _ method: String, _ outcome: CaseResult.Outcome,
    digits: Double? = nil
  ) -> CaseResult {
    CaseResult(
      id: id, file: "a.json", family: family, method: method, outcome: outcome, reason: nil,
      values: 3, worstDigits: digits, unrated: 1, discrepancies: [])
  }

  @Test func sumsUpByFamilyAndMethod() {
    let report = CertificationReport(
      cases: [
        result("a", "f", "m", .passed, digits: 12), result("b", "g", "m", .skipped),
        result("c", "f", "k", .failed, digits: 3), result("d", "f", "m", .passed, digits: 9),
      ], problems: [])
    #expect(report.families.map(\.family) == ["f", "g"])
    #expect(report.families.map(\.cases) == [3, 1])
    #expect(report.families.map(\.worstDigits) == [3, nil])
    #expect(report.methods.map(\.method) == ["m", "k", "m"])
    #expect(report.methods.map(\.passed) == [2, 0, 0])
    #expect(report.methods.map(\.failed) == [0, 1, 0])
    #expect(report.methods.map(\.skipped) == [0, 0, 1])
    #expect(report.methods.map(\.worstDigits) == [9, 3, nil])
    #expect(report.methods.map(\.values) == [6, 3, 3])
    #expect(report.summary == "2 passed, 1 failed, 1 skipped")
  }

  @Test func exitCodes() {
    let passed = result("a", "f", "m", .passed)
    let failed = result("b", "f", "m", .failed)
    let skipped = result("c", "f", "m", .skipped)
    func code(_ cases: [CaseResult], _ problems: [CaseFileError] = []) -> Int32 {
      CertificationReport(cases: cases, problems: problems).exitCode
    }
    let malformed = CaseFileError.malformed(path: "x", reason: "y")
    let unreadable = CaseFileError.unreadable(path: "x", reason: "y")
    #expect(code([passed, skipped]) == 0)
    #expect(code([passed, failed]) == 1)
    #expect(code([skipped]) == 69)
    #expect(code([]) == 69)
    #expect(code([passed, failed], [malformed]) == 65)
    #expect(code([passed], [malformed, unreadable]) == 66)
  }

  @Test func survivesJSON() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": """
      [\(caseText()), \(caseText(expected: #"{"value": 5, "undefined": 1, "none": 2}"#)),
       {"id": "bad"}]
      """,
      "b.json": "!",
    ])
    let report = try folder.run(runners: [.twice])
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(CertificationReport.self, from: data) == report)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains(#""worst_digits""#))
    #expect(!text.contains("worstDigits") && !text.contains("isMalformed"))
  }
}
