import Customers
import Foundation
import Tables
import Testing

@testable import quorum

/// What `init` writes reads again as what it found.
@Suite struct ProjectTextTests {
  static func text(_ files: [(name: String, csv: String)], roles: [String], tiers: [String]) throws
    -> ProjectText
  {
    ProjectText(
      name: "n",
      files: try files.map {
        ProjectText.Inspected(
          argument: $0.name, path: $0.name,
          guess: FileGuess(try CSVReader().read(bytes: Array($0.csv.utf8), source: $0.name)),
          rows: 2)
      }, roles: roles.map { ProjectText.Counted(name: $0, count: 2) }, roleUnit: "people",
      tiers: tiers.map { ProjectText.Counted(name: $0, count: 1) })
  }

  static let awkward = [
    "plain", "two words", "a: b", "# no", "- x", "yes", "null", "1", "1.5", "~", "é", "“q”",
    "\"q\"",
    "back\\slash", "tab\there", "line\nbreak", "{a}", "[a]", "*a", "&a", "!a", "%a", "@a", "`a",
    "'a'", " lead", "trail ", "a #b", "key: value #", "日本", "🙂", "\u{1}", "\u{85}x", "\u{2028}y",
    "?", "-", "...", "---", "all.", "a.b", "|", ">",
  ]

  @Test(arguments: awkward)
  func anyTextIsWrittenSoThatItReadsAgain(_ name: String) throws {
    let yaml =
      "roles:\n  \(YAMLText.scalar(name)): 1    # comment\nname: \(YAMLText.scalar(name))\n"
    let document = try ProjectDocument(YAMLDocument(file: "q", bytes: Array(yaml.utf8)))
    #expect(document.project.roles.map(\.name) == [name])
    #expect(document.project.name == name)
  }

  @Test func awkwardNamesRoundTrip() throws {
    let text = try Self.text(
      [
        ("an: swers.csv", "account,\"nps\",role\nA,9,x\nA,3,x\n"),
        ("acc ounts.csv", "account,arr\nA,1\nB,2\n"),
        ("other.csv", "colour\nred\n"), ("second.csv", "account,nps\nA,9\nA,3\n"),
      ], roles: Self.awkward, tiers: Self.awkward)
    let document = try ProjectDocument(YAMLDocument(file: "q", bytes: Array(text.text.utf8)))
    #expect(document.project == text.project)
    #expect(text.others.map(\.path) == ["other.csv", "second.csv"])
    #expect(text.text.contains("# other.csv: not recognised"))
    #expect(text.text.contains("# second.csv: a second file of responses"))
  }

  @Test func nothingFoundStillReads() throws {
    let text = try Self.text([("x.csv", "colour\nred\n")], roles: [], tiers: [])
    let document = try ProjectDocument(YAMLDocument(file: "q", bytes: Array(text.text.utf8)))
    #expect(document.project == text.project && document.project.files.isEmpty)
  }

  /// A first day in force would drop older rows that come later, without a word.
  @Test func noPeriodIsInForce() throws {
    let text = try Self.text(
      [("a.csv", "account,nps,answered_at\nA,9,2025-01-02\nB,3,2025-02-02\n")], roles: [], tiers: []
    )
    #expect(text.project.period == nil)
    let document = try ProjectDocument(YAMLDocument(file: "q", bytes: Array(text.text.utf8)))
    #expect(document.project.period == nil && text.text.contains("#   start: 2025-01-02"))
  }

  /// The keys that stand as comments are right once the comment sign goes.
  @Test func commentedKeysRead() throws {
    let text = try Self.text(
      [("a.csv", "account,nps,answered_at\nA,9,2025-01-02\nB,3,2025-02-02\n")],
      roles: ["boss", "user"],
      tiers: ["big", "small"])
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let sign = line.firstIndex(of: "#") else { return String(line) }
      let rest = line[line.index(after: sign)...].drop { $0 == " " }
      let isKey =
        rest.prefix { $0.isLetter || $0 == "_" }.isEmpty == false
        && rest.drop { $0.isLetter || $0 == "_" }.first == ":"
      guard isKey, line[..<sign].allSatisfy({ $0 == " " }) else { return String(line) }
      let depth = line[line.index(after: sign)...].prefix { $0 == " " }.count - 1
      return String(line[..<sign]) + String(repeating: " ", count: max(0, depth)) + rest
    }
    let document = try ProjectDocument(
      YAMLDocument(file: "q", bytes: Array(lines.joined(separator: "\n").utf8)))
    let project = document.project
    #expect(
      project.period == ProjectPeriod(start: "2025-01-02", end: "2025-02-02", asOf: "2025-02-02"))
    #expect(project.roles[0].seniority == 1 && project.roles[0].benchmark == 30)
    #expect(project.roles[0].empowerment.count == 3)
    #expect(project.tiers[0].invitations == .init(all: 4, roles: ["boss": 1]))
    #expect(project.breaks == ScoreBreaks() && project.scales["csat"]?.positive == 6)
    #expect(project.referenceRanges.count == 1 && project.targets.count == 2)
  }
}
