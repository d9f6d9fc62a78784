import Testing

@testable import Certification

struct CertificationTests {
  @Test func countsWhatPassesFailsAndIsSkipped() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": """
      [\(caseText(id: "passes")),
       \(caseText(id: "fails", expected: #"{"value": 5}"#)),
       \(caseText(id: "misses", expected: #"{"value": 4, "more": 1}"#)),
       \(caseText(id: "unknown", method: "thrice"))]
      """,
      "b.json": "[\(caseText(id: "other family", family: "strange"))]",
    ])
    let report = try folder.run(runners: [.twice])
    #expect(report.cases.map(\.outcome) == [.passed, .failed, .failed, .skipped, .skipped])
    #expect(report.cases.map(\.file) == ["a.json", "a.json", "a.json", "a.json", "b.json"])
    #expect(report.cases[2].discrepancies.map(\.reason) == ["missing"])
    #expect((report.passed, report.failed, report.skipped) == (1, 2, 2))
    #expect(report.exitCode == 1)
  }

  @Test func everyKindOfExpectedValueIsCompared() throws {
    let expected = """
      {"value": 4, "none": null, "infinite": "Infinity", "terms": ["a", "b"], "flag": true,
       "list": [2, 4, 6], "nested": {"deep": {"value": 2}}}
      """
    let passing = try TemporaryCases(cases: ["a.json": "[\(caseText(expected: expected))]"])
    #expect(try passing.run(runners: [.twice]).passed == 1)
    for wrong in [
      #"{"none": 0}"#, #"{"infinite": null}"#, #"{"infinite": "-Infinity"}"#, #"{"value": null}"#,
      #"{"undefined": 1}"#, #"{"undefined": null}"#, #"{"terms": ["a"]}"#, #"{"flag": "true"}"#,
      #"{"list": 2}"#, #"{"nested": {"deep": {"other": 2}}}"#, #"{"nested": [1]}"#,
      #"{"value": "4"}"#, #"{"value": "Infinity"}"#,
    ] {
      let folder = try TemporaryCases(cases: ["a.json": "[\(caseText(expected: wrong))]"])
      #expect(try folder.run(runners: [.twice]).failed == 1, "\(wrong)")
    }
  }

  @Test func aCaseThatCannotBeRunFailsWithItsReason() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": """
      [\(caseText(id: "text", x: #""two""#)), {"id": "incomplete", "family": "tests"},
       \(caseText(id: "empty", expected: "{}")), \(caseText(id: "good"))]
      """
    ])
    let report = try folder.run(runners: [.twice])
    #expect(report.cases.map(\.outcome) == [.failed, .failed, .failed, .passed])
    #expect(
      report.cases.map(\.reason) == [
        #"input.x: a number should be here, not "two""#, "there is no `method`",
        "`expected` holds nothing to compare", nil,
      ])
  }

  @Test func theFilterKeepsFamiliesMethodsAndIds() throws {
    let folder = try TemporaryCases(cases: [
      "a.json": """
      [\(caseText(id: "one")), \(caseText(id: "two")),
       \(caseText(id: "three", family: "f", method: "m"))]
      """
    ])
    func kept(_ only: [String]) throws -> [String] {
      try folder.run(runners: [.twice], only: only).cases.map(\.id)
    }
    #expect(try kept([]) == ["one", "two", "three"])
    #expect(try kept(["tests"]) == ["one", "two"])
    #expect(try kept(["m"]) == ["three"])
    #expect(try kept(["two"]) == ["two"])
    #expect(try kept(["two", "f"]) == ["two", "three"])
    #expect(try kept(["tw"]) == [])
  }

  @Test func anEmptyDirectoryRunsNothing() throws {
    let report = try TemporaryCases(cases: [:]).run()
    #expect(report.cases.isEmpty)
    #expect(report.exitCode == 69)
  }
}
