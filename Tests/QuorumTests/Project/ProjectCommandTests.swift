import Foundation
import Testing

/// The real command with project files.
@Suite struct ProjectCommandTests {
  static let answers = """
    account,role,tier,Q3
    A,boss,big,9
    A,user,big,3
    B,boss,small,10
    B,user,small,8
    C,user,small,6
    D,user,small,9
    E,boss,big,9

    """

  static let project =
    "files:\n  responses: {path: responses.csv, columns: {nps: Q3}}\n  accounts: accounts.csv\n"

  static func folder() throws -> Command {
    let command = try Command()
    try command.write(answers, to: "responses.csv")
    try command.write(
      "account,tier,arr\nA,big,10\nB,small,5\nC,small,5\nD,small,4\nE,big,9\n", to: "accounts.csv")
    return command
  }

  static var meridian: String {
    Command.repository.appendingPathComponent("notebooks-data/meridian").path
  }

  @Test(arguments: WrongProjectFile.withFiles + WrongProjectFile.byThemselves)
  func everyMistakeEndsTheCommand(_ wrong: WrongProjectFile) throws {
    let command = try Self.folder()
    try command.write(wrong.text, to: "p.yml")
    let outcome = try command.run("nps", "p.yml")
    #expect(outcome.status == (wrong.name == "no such file" ? 66 : 65), "\(outcome.errors)")
    let place = "quorum: p.yml" + (wrong.line.map { ", line \($0)" } ?? "")
    #expect(outcome.errors.hasPrefix(place), "\(outcome.errors)")
    #expect(wrong.path.isEmpty || outcome.errors.contains(wrong.path), "\(outcome.errors)")
    for part in wrong.says { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
    #expect(outcome.output.isEmpty)
  }

  @Test func filesThatAreNone() throws {
    let command = try Self.folder()
    for path in ["absent.yml", ".", "folder.yml"] {
      if path == "folder.yml" {
        try FileManager.default.createDirectory(
          at: command.folder.appendingPathComponent(path), withIntermediateDirectories: false)
      }
      let outcome = try command.run("nps", "--project", path)
      #expect(outcome.status == 66 && outcome.errors.contains(path), "\(outcome.errors)")
    }
    _ = try command.write(bytes: [0xFF, 0xFE, 0x41], to: "latin.yml")
    let latin = try command.run("nps", "latin.yml")
    #expect(latin.status == 65 && latin.errors.contains("not UTF-8"))
  }

  @Test func aFoundProjectIsUsedAndSaidAndCanBeLeftOut() throws {
    let command = try Self.folder()
    // Without a project “Q3” is nothing known.
    #expect(try command.run("nps", "responses.csv").status == 65)
    try command.write(Self.project, to: "quorum.yml")
    for arguments in [["nps", "responses.csv"], ["nps"]] {
      let found = try command.run(arguments)
      #expect(found.status == 0, "\(found.errors)")
      #expect(found.words.contains("The project file quorum.yml was used; --no-project"))
      #expect(found.words.contains("“Q3”"))
    }
    let named = try command.run("nps", "quorum.yml")
    #expect(named.status == 0 && !named.words.contains("was used"))
    #expect(try command.run("nps", "responses.csv", "--no-project").status == 65)
    #expect(try command.run("nps", "--no-project").status == 64)
    #expect(try command.run("nps", "quorum.yml", "--no-project").status == 64)
    #expect(try command.run("nps", "--project", "quorum.yml", "--no-project").status == 64)
  }

  @Test func aProjectOfOtherDataIsNotUsed() throws {
    let command = try Self.folder()
    try command.write(Self.project, to: "quorum.yml")
    try command.write("account,nps\nA,9\nB,8\nC,3\nD,4\nE,5\n", to: "other.csv")
    let other = try command.run("nps", "other.csv")
    #expect(other.status == 0 && other.words.contains("does not name this file and was not used"))
    // A project that is named maps the columns of any file.
    try command.write(Self.answers, to: "newer.csv")
    #expect(try command.run("nps", "newer.csv", "--project", "quorum.yml").status == 0)
    let piped = try command.run("nps", "-", "--project", "quorum.yml", input: Self.answers)
    #expect(piped.status == 0, "\(piped.errors)")
    let wrong = try command.run("nps", "other.csv", "--project", "quorum.yml")
    #expect(wrong.status == 65 && wrong.errors.contains("files.responses.columns.nps"))
  }

  @Test func aBrokenFoundProjectSaysHowToGoOn() throws {
    let command = try Self.folder()
    try command.write("roles: [a]\n", to: "quorum.yml")
    let outcome = try command.run("csat", "accounts.csv")
    #expect(outcome.status == 65 && outcome.errors.contains("--no-project"))
  }

  @Test func noFileAndNoProject() throws {
    let outcome = try Self.folder().run("nps")
    #expect(outcome.status == 64 && outcome.errors.contains("quorum init"), "\(outcome.errors)")
  }

  @Test func optionsWin() throws {
    let command = try Self.folder()
    try command.write(
      Self.project + "breaks: {last_detractor: 8, last_passive: 9}\nroles: {boss: 3, user: 1}\n",
      to: "quorum.yml")
    func scale(_ arguments: String...) throws -> [Double] {
      let text = try command.run(["nps", "--format", "json"] + arguments).output
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let options = json?["options"] as? [String: Any]
      return (options?["breaks"] as? [Double]) ?? []
    }
    #expect(try scale() == [8, 9])
    #expect(try scale("--breaks", "6,8") == [6, 8])
    #expect(try scale("--no-project", "responses.csv", "--score", "Q3") == [6, 8])
    let weighted = try command.run("nps", "--aggregate", "roles")
    let declared = try command.run(
      "nps", "--aggregate", "roles", "--no-project", "responses.csv", "--score", "Q3", "--breaks",
      "8,9", "--role-weights", "boss=3,user=1")
    #expect(weighted.status == 0 && declared.status == 0, "\(weighted.errors)\(declared.errors)")
    func figures(_ outcome: Command.Outcome) -> String {
      outcome.output.components(separatedBy: "  Notes\n")[0]
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(figures(weighted) == figures(declared))
    let other = try command.run("nps", "--aggregate", "roles", "--role-weights", "boss=1,user=1")
    #expect(figures(other) != figures(weighted))
  }

  @Test func theEnvelopeNamesTheProjectWithItsDigest() throws {
    let command = try Self.folder()
    try command.write(Self.project, to: "quorum.yml")
    func inputs() throws -> [(path: String, digest: String)] {
      let text = try command.run("nps", "--format", "json").output
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return ((json?["inputs"] as? [[String: Any]]) ?? []).map {
        ($0["path"] as? String ?? "", $0["digest"] as? String ?? "")
      }
    }
    let first = try inputs()
    #expect(first.map(\.path) == ["responses.csv", "accounts.csv", "quorum.yml"])
    #expect(first.allSatisfy { $0.digest.hasPrefix("xxh64:") })
    try command.write(Self.project + "name: x\n", to: "quorum.yml")
    let second = try inputs()
    #expect(first.last?.digest != second.last?.digest && first[0].digest == second[0].digest)
  }

  @Test func rowsOutsideThePeriodDoNotCount() throws {
    let command = try Command()
    try command.write(
      "account,nps,answered_at\nA,9,2024-12-31\nA,9,2025-01-01\nB,3,2025-06-30\nC,3,2025-07-01\n"
        + "D,8,\nE,9,2025-02-01\nF,9,2025-02-01\nG,9,2025-02-01\n", to: "r.csv")
    try command.write(
      "period: {start: 2025-01-01, end: 2025-06-30}\nfiles: {responses: r.csv}\n", to: "quorum.yml")
    let outcome = try command.run("nps")
    #expect(outcome.words.contains("6 answers"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.words.contains("2 rows of r.csv outside the period from 2025-01-01 to"))
  }

  @Test func whereReachesCompanionsThroughTheAccounts() throws {
    let command = try Command()
    // 317 of the 813 invitations went to enterprise accounts, though contacts.csv has no tier.
    let yml = Self.meridian + "/quorum.yml"
    let outcome = try command.run("nps", yml, "--where", "tier=enterprise")
    #expect(outcome.words.contains("193 of 317 invitations answered"), "\(outcome.output)")
    let named = try command.run(
      "nps", Self.meridian + "/responses.csv", "--no-project", "--where", "tier=enterprise",
      "--invitations", Self.meridian + "/contacts.csv")
    #expect(named.status == 65 && named.errors.contains("--where tier=enterprise"))
    #expect(named.errors.contains("--accounts"))
    // What only the answers know cannot be followed; the project's file is left out with a note.
    let requested = try command.run("nps", yml, "--where", "contact_requested=no")
    #expect(requested.status == 0 && !requested.words.contains("invitations answered"))
    #expect(requested.words.contains("contacts.csv was left out"), "\(requested.output)")
  }

  @Test(arguments: [
    ["nps"], ["nps", "--aggregate", "all"], ["csat"], ["ces"], ["compare", "--waves", "wave"],
    ["compare", "--metric", "csat", "--by", "tier"],
    ["compare", "--column", "churned", "--by", "tier"],
    ["correlate", "--with", "churned,usage", "--resamples", "199"],
    ["drivers", "--outcome", "churned", "--drivers", "nps,usage", "--resamples", "99"],
    ["retention"], ["plan", "--margin", "15"], ["coverage", "--runs", "5"],
  ])
  func everyCommandTakesAProject(_ arguments: [String]) throws {
    let command = try Command()
    let yml = Self.meridian + "/quorum.yml"
    let outcome = try command.run(arguments + ["--project", yml, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let inputs = (json?["inputs"] as? [[String: Any]]) ?? []
    #expect(inputs.last?["path"] as? String == yml)
    #expect((inputs.first?["path"] as? String)?.hasPrefix(Self.meridian) == true)
    // The same as the file's own position, and said where it was only found.
    let positional = try command.run(
      [arguments[0], yml] + arguments.dropFirst() + ["--format", "json"])
    #expect(positional.output == outcome.output)
  }

  @Test func theLandmarkOfTheProjectCounts() throws {
    let command = try Command()
    let yml = Self.meridian + "/quorum.yml"
    let correlate = try command.run("correlate", yml, "--with", "churned", "--resamples", "199")
    #expect(correlate.words.contains("answers up to 2025-12-31"), "\(correlate.output)")
    let own = try command.run("retention", yml, "--format", "csv")
    let given = try command.run(
      "retention", Self.meridian + "/accounts.csv", "--no-project", "--as-of", "2025-12-31",
      "--until", "2026-12-31", "--format", "csv")
    #expect(own.status == 0 && own.output == given.output)
  }

  @Test func rolesThatNobodyHasAreNoted() throws {
    let command = try Self.folder()
    try command.write(Self.project + "roles: {boss: 3, user: 1, cfo: 5}\n", to: "quorum.yml")
    let outcome = try command.run("nps", "--aggregate", "roles")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.words.contains("“cfo”"), "\(outcome.output)")
  }
}

extension Command.Outcome {
  /// The output without its line breaks, for sentences that are wrapped.
  fileprivate var words: String {
    output.split { $0.isWhitespace }.joined(separator: " ")
  }
}
