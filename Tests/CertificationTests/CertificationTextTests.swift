import Testing

@testable import Certification

struct CertificationTextTests {
  private func report() throws -> CertificationReport {
    try TemporaryCases(cases: [
      "a.json": """
      [\(caseText(id: "good")), \(caseText(id: "bad", expected: #"{"value": 5, "list": [2, 4, 7]}"#)),
       \(caseText(id: "zero", x: "0", expected: #"{"value": 1e-12}"#,
          tolerance: #"{"rel": 0, "abs": 1e-9}"#)),
       \(caseText(id: "new", method: "thrice"))]
      """
    ]).run(runners: [.twice])
  }

  @Test func theLastLineIsTheCount() throws {
    #expect(try report().text().hasSuffix("\n2 passed, 1 failed, 1 skipped\n"))
    let empty = CertificationReport(cases: [], problems: [])
    #expect(empty.text() == "0 passed, 0 failed, 0 skipped\n")
  }

  @Test func theTableHasARowForEachFamilyAndMethod() throws {
    let lines = try report().text().split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(lines[0] == "family, method cases passed failed not run values digits")
    #expect(lines[1] == "tests 4 2 1 1 6 0.6")
    #expect(lines[2] == "twice 3 2 1 0 6 0.6")
    #expect(lines[3] == "thrice 1 0 0 1 0 -")
    #expect(lines.contains { $0.hasPrefix("not rated: 1 number so near 0") })
  }

  @Test func theFirstDiscrepancyOfACaseIsShown() throws {
    let text = try report().text()
    #expect(text.contains("bad (a.json, tests/twice): 2 of 4 values not met"))
    #expect(text.contains("bad value: different, expected 5.0, got 4.0, difference 1.0"))
    #expect(!text.contains("list[2]"))
    #expect(text.contains("and 1 more: see --verbose"))
  }

  @Test func verboseShowsThemAll() throws {
    let text = try report().text(verbose: true)
    #expect(text.contains("bad list[2]: different, expected 7.0, got 6.0, difference 1.0"))
    #expect(text.contains("tolerance 5e-09"))
    #expect(!text.contains("--verbose"))
  }

  @Test func digitsAreCutNotRounded() {
    #expect(CertificationReport.oneDecimal(9.99) == "9.9")
    #expect(CertificationReport.oneDecimal(15) == "15.0")
    #expect(CertificationReport.oneDecimal(0) == "0.0")
  }
}
