import Customers
import Tables
import Testing

@testable import quorum

@Suite struct ProjectFileTests {
  static func document(_ text: String) throws -> ProjectDocument {
    try ProjectDocument(YAMLDocument(file: "quorum.yml", bytes: Array(text.utf8)))
  }

  @Test(arguments: WrongProjectFile.byThemselves)
  func everyMistakeIsNamedWithLineAndKey(_ wrong: WrongProjectFile) throws {
    do {
      _ = try Self.document(wrong.text)
      Issue.record("was read")
    } catch let error as ProjectFileError {
      #expect(error.file == "quorum.yml")
      #expect(error.line == wrong.line, "\(error)")
      #expect(ProjectFileError.text(of: error.path) == wrong.path, "\(error)")
      for part in wrong.says { #expect(error.description.contains(part), "\(error)") }
      #expect(error.description.utf8.count < 1_500)
    }
  }

  @Test func everyKeyIsRead() throws {
    let document = try Self.document(
      """
      name: "Meridian: Controls"
      period: {start: 2024-01-01, end: 2025-12-31, as_of: 2025-06-30}
      files:
        accounts: data/accounts.csv
        responses:
          path: answers.csv
          sheet: One
          query: select 1
          columns: {nps: Q3, account: Kunde}
      roles:
        boss: {weight: 3, seniority: 1, benchmark: -10}
        user: 1
        helper: {empowerment: {}}
        guest:
      tiers:
        big:
          invitations: {boss: 1, all: 4}
          responses: 2
        small:
      breaks: {last_detractor: 5}
      scales: {csat: {from: 1, to: 7, positive: 6}}
      reference_ranges:
        nps:
          - {from: 10, to: 20, source: us}
          - {from: 30}
        csat: {from: 75%}
      targets:
        nps: {at_least: 30, tiers: {big: {at_least: 40}}, roles: {boss: {at_most: 90}}}
        monthly_churn_rate: {at_most: 3%}
      """)
    let expected = Project(
      name: "Meridian: Controls",
      files: [
        ProjectFile(kind: .accounts, path: "data/accounts.csv"),
        ProjectFile(
          kind: .responses, path: "answers.csv", sheet: "One", query: "select 1",
          columns: ["nps": "Q3", "account": "Kunde"]),
      ],
      roles: [
        ProjectRole(name: "boss", weight: 3, seniority: 1, benchmark: -10),
        ProjectRole(name: "user", weight: 1), ProjectRole(name: "helper"),
        ProjectRole(name: "guest"),
      ],
      tiers: [
        ProjectTier(
          name: "big", invitations: .init(all: 4, roles: ["boss": 1]), responses: .init(all: 2)),
        ProjectTier(name: "small"),
      ],
      breaks: ScoreBreaks(lastDetractor: 5, lastPassive: 8),
      period: ProjectPeriod(start: "2024-01-01", end: "2025-12-31", asOf: "2025-06-30"),
      referenceRanges: [
        ReferenceRange(figure: "nps", from: 10, to: 20, source: "us"),
        ReferenceRange(figure: "nps", from: 30), ReferenceRange(figure: "csat", from: 0.75),
      ],
      targets: [
        ProjectTarget(figure: "nps", atLeast: 30),
        ProjectTarget(figure: "nps", tier: "big", atLeast: 40),
        ProjectTarget(figure: "nps", role: "boss", atMost: 90),
        ProjectTarget(figure: "monthly_churn_rate", atMost: 0.03),
      ], scales: ["csat": ProjectScale(from: 1, to: 7, positive: 6)])
    #expect(document.project == expected)
    #expect(document.line(["files", "responses", "columns", "account"]) == 9)
    #expect(document.line(["tiers", "big", "invitations", "boss"]) == 17)
    // A key that is not there stands where the nearest one above it does.
    #expect(document.line(["tiers", "big", "absent"]) == 16)
  }

  @Test func notUTF8NamesTheLine() throws {
    do {
      _ = try YAMLDocument(file: "q.yml", bytes: Array("name: x\nroles: ".utf8) + [0xFF, 10])
      Issue.record("was read")
    } catch {
      #expect(error.line == 2 && error.sentence.contains("not UTF-8"))
    }
    // A byte order mark is none of the text.
    let marked = try YAMLDocument(file: "q.yml", bytes: [0xEF, 0xBB, 0xBF] + Array("name: x".utf8))
    #expect(try ProjectDocument(marked).project.name == "x")
  }

  @Test func bombsAreRefusedAtOnce() throws {
    // Each line nine times the one before: 9^20 elements.
    var bomb = "a0: &a0 [x]\n"
    for level in 1...20 {
      let nine = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(nine)]\n"
    }
    #expect(throws: ProjectFileError.self) { try Self.document(bomb) }
    #expect(throws: ProjectFileError.self) { try Self.document(bomb + "? *a20\n: x\n") }
    for open in ["[", "{", "- ", "? ", "a: ["] {
      #expect(throws: ProjectFileError.self) {
        try Self.document(String(repeating: open, count: 20_000))
      }
    }
    let steps = (0..<1_200).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
    #expect(throws: ProjectFileError.self) { try Self.document(steps) }
    #expect(throws: ProjectFileError.self) {
      try Self.document("name: " + String(repeating: "x", count: YAMLDocument.largest))
    }
  }

  @Test func ampersandsAndStarsInTextsAreNoAliases() throws {
    let document = try Self.document(
      "name: Smith & Co *\nfiles: {responses: {path: R&D.csv, columns: {nps: \"Q3 * likely\"}}}\n")
    #expect(document.project.name == "Smith & Co *")
    #expect(document.project.file(.responses)?.columns == ["nps": "Q3 * likely"])
  }
}
