import Foundation
import Testing

/// The exports of survey tools, to their published shape, as the command reads them.
@Suite struct ExportCommandTests {
  struct Fixture: Sendable, CustomTestStringConvertible {
    let file: String
    let tool: String
    /// By hand: promoters − detractors over answers, in the comment beside each.
    let promoters: Int
    let detractors: Int
    let answers: Int
    /// What the note must say.
    let says: [String]
    var testDescription: String { file }
  }

  static let fixtures: [Fixture] = [
    // 10 9 · 7 6 · 9 · 10 · 8 · 3 9 · 10
    Fixture(
      file: "qualtrics", tool: "qualtrics", promoters: 6, detractors: 2, answers: 10,
      says: [
        "Qualtrics export with 3 header rows", "“Q1” is the recommendation score",
        "“Company” is the account", "“RecipientEmail” is the person", "“RecordedDate”",
        "“JobRole” is the role", "--export none", "5 of 15 rows were left out",
        "2 previews and tests (Status)", "1 taken for spam", "2 unfinished (Finished), 1 of them",
      ]),
    Fixture(
      file: "qualtrics-two-rows", tool: "qualtrics", promoters: 6, detractors: 2, answers: 10,
      says: ["with 2 header rows", "5 of 15 rows were left out"]),
    Fixture(
      file: "qualtrics-older", tool: "qualtrics", promoters: 6, detractors: 2, answers: 10,
      says: ["with 2 header rows", "“Email” is the person", "5 of 15 rows were left out"]),
    // 10 9 8 7 0 10 6 9
    Fixture(
      file: "surveymonkey", tool: "surveymonkey", promoters: 4, detractors: 2, answers: 8,
      says: ["SurveyMonkey export with 2 header rows", "“Email Address” is the person"]),
    Fixture(
      file: "surveymonkey-condensed", tool: "surveymonkey", promoters: 4, detractors: 2,
      answers: 8, says: ["SurveyMonkey export with 2 header rows"]),
    // 10 9 · 7 4 · 10 8 9 5
    Fixture(
      file: "delighted", tool: "delighted", promoters: 4, detractors: 2, answers: 8,
      says: ["“Score” is the recommendation score", "“Company” is the account", "“Responded at”"]),
    // 10 9 · 8 3 · 10 9 10, without a 2 that was excluded
    Fixture(
      file: "wootric", tool: "wootric", promoters: 5, detractors: 1, answers: 7,
      says: ["“properties company” is the account", "1 excluded from calculations"]),
    // 10 9 · 7 5 · 9 8 10 4, and one without an answer
    Fixture(
      file: "customergauge", tool: "customergauge", promoters: 4, detractors: 2, answers: 8,
      says: ["“Customer number” is the account", "“Job Level” is the role"]),
    // 10 9 · 8 5 · 9 7 10
    Fixture(
      file: "hubspot", tool: "hubspot", promoters: 4, detractors: 1, answers: 7,
      says: ["“Rating” is the recommendation score", "“Associated Company IDs” is the account"]),
    // 10 9 · 7 3 · 9 10 8
    Fixture(
      file: "salesforce", tool: "salesforce", promoters: 4, detractors: 1, answers: 7,
      says: ["“Account ID” is the account", "“Contact ID” is the person"]),
    // 10 8 · 9 6 · 10 9 9
    Fixture(
      file: "google-forms", tool: "google-forms", promoters: 5, detractors: 1, answers: 7,
      says: ["“How likely are you to recommend Brightwe…” is the recommendation", "“Timestamp”"]),
    // 10 9 · 7 4 · 9 8 10
    Fixture(
      file: "microsoft-forms", tool: "microsoft-forms", promoters: 4, detractors: 1, answers: 7,
      says: [
        "“Firma” is the account", "“Fertigstellungszeit”", "read as Windows-1252",
        "became “können”",
      ]),
    // 10 9 · 8 · 6 9 10 9, without a partial 2
    Fixture(
      file: "typeform", tool: "typeform", promoters: 5, detractors: 1, answers: 7,
      says: ["“company” is the account", "1 unfinished (Response Type), 1 of them with a score"]),
  ]

  static func path(_ file: String) -> String {
    Command.repository.appendingPathComponent("Tests/Fixtures/Exports/\(file).csv").path
  }

  /// The envelope, its result, and all notes as one text.
  static func run(
    _ arguments: String...
  ) throws -> (envelope: [String: Any], overall: [String: Any], notes: String) {
    let outcome = try Command().run(arguments + ["--format", "json"])
    #expect(outcome.status == 0 || outcome.status == 69, "\(outcome.errors)")
    let envelope = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let result = try #require(envelope["result"] as? [String: Any])
    let notes = try #require(envelope["notes"] as? [[String: Any]])
    return (
      envelope, result["overall"] as? [String: Any] ?? [:],
      notes.compactMap { $0["sentence"] as? String }.joined(separator: "\n")
    )
  }

  @Test(arguments: fixtures)
  func isRecognisedAndCounted(_ fixture: Fixture) throws {
    let (envelope, overall, notes) = try Self.run("nps", Self.path(fixture.file))
    let score = 100 * Double(fixture.promoters - fixture.detractors) / Double(fixture.answers)
    #expect(overall["answers"] as? Int == fixture.answers)
    let found = try #require(overall["score"] as? Double)
    #expect(abs(found - score) < 1e-9, "\(found) where \(score)")
    for words in fixture.says { #expect(notes.contains(words), "\(words) is not in\n\(notes)") }
    let input = try #require((envelope["inputs"] as? [[String: Any]])?.first)
    #expect(input["export"] as? String == fixture.tool)
  }

  @Test func flagsOverride() throws {
    let file = Self.path("qualtrics")
    let kept = try Self.run("nps", file, "--keep", "unfinished")
    #expect(kept.overall["answers"] as? Int == 11 && kept.notes.contains("3 of 15 rows"))
    let other = try Self.run("csat", file, "--score", "Q3")
    #expect(other.overall["answers"] as? Int == 10)
    let role = try Self.run("nps", file, "--account", "JobRole")
    #expect(role.overall["accounts"] as? Int == 3)
    // As a plain file its second row is no answer.
    let command = try Command()
    let plain = try command.run("nps", file, "--export", "none", "--score", "Q1")
    #expect(plain.status == 65 && plain.errors.contains("line 2"))
    let wrong = try command.run("nps", file, "--export", "excel")
    #expect(wrong.status == 64 && wrong.errors.contains("qualtrics"))
  }

  @Test func rolesOfCustomerGaugeHaveNames() throws {
    let command = try Command()
    let outcome = try command.run(
      "nps", Self.path("customergauge"), "--by", "Job Level", "--format", "csv")
    for name in ["strategic", "tactical", "operational", "unknown"] {
      #expect(outcome.output.contains(name), "\(outcome.output)")
    }
    // Numbers of customers keep their zeros.
    let accounts = try command.run(
      "nps", Self.path("customergauge"), "--by", "Customer number", "--format", "csv")
    #expect(accounts.output.contains("000417"))
  }

  @Test func idsThatDifferInCaseAreTwoAccounts() throws {
    let result = try Self.run("nps", Self.path("salesforce"))
    #expect(result.overall["accounts"] as? Int == 5)
    let command = try Command()
    // The accounts file has the long form of the same ids.
    try command.write(
      "Account ID,size\n0015g00000AbcdeAAB,5\n0015g00000abcdeAAA,9\n0015g00000FghijAAB,2\n"
        + "0015g00000KlmnoAAB,7\n0015g00000PqrstAAB,1\n", to: "accounts.csv")
    let outcome = try command.run(
      "correlate", Self.path("salesforce"), "--accounts", "accounts.csv", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("unlisted_accounts"), "\(outcome.output)")
  }

  @Test func everyCommandSaysWhatItRead() throws {
    let file = Self.path("qualtrics")
    for arguments in [
      ["compare", file, "--by", "JobRole"], ["correlate", file, "--of", "Q1", "--with", "Q3"],
      ["nps", file, "--aggregate", "accounts"],
    ] {
      let outcome = try Command().run(arguments + ["--format", "json"])
      #expect(outcome.output.contains("survey_export"), "\(arguments): \(outcome.errors)")
    }
  }
}
