import Customers
import Foundation
import Testing

@testable import quorum

@Suite struct InitCommandTests {
  static func copy() throws -> Command {
    let command = try Command()
    for name in ["accounts", "alerts", "contacts", "responses"] {
      try FileManager.default.copyItem(
        atPath: ProjectCommandTests.meridian + "/\(name).csv",
        toPath: command.folder.appendingPathComponent("\(name).csv").path)
    }
    return command
  }

  @Test func theSampleProgramme() throws {
    let command = try Self.copy()
    let outcome = try command.run(
      "init", "accounts.csv", "alerts.csv", "contacts.csv", "responses.csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    for part in [
      "accounts.csv: accounts · 60 rows", "alerts.csv: alerts · 135 rows",
      "contacts.csv: invitations · 813 rows", "responses.csv: responses · 446 rows",
      "end_user (88), decision_maker (75), influencer (56) by people",
      "small (24), mid_market (22), enterprise (14) by accounts", "comment, contact_requested",
    ] { #expect(outcome.output.contains(part), "\(part): \(outcome.output)") }
    let document = try ProjectDocument(
      reading: command.folder.appendingPathComponent("quorum.yml").path)
    #expect(document.project.files.map(\.kind) == [.responses, .invitations, .accounts, .alerts])
    #expect(document.project.file(.responses)?.columns["answered"] == "responded_at")
    #expect(document.project.roles.allSatisfy { $0.weight == 1 && $0.seniority == nil })
    // What was written gives the figures of the files without it.
    let with = try command.run("nps", "--format", "csv")
    let without = try command.run("nps", "responses.csv", "--no-project", "--format", "csv")
    #expect(with.status == 0 && with.output == without.output, "\(with.errors)")
  }

  @Test func theCommittedProjectIsWhatInitFindsAndMore() throws {
    let command = try Self.copy()
    _ = try command.run("init", "accounts.csv", "alerts.csv", "contacts.csv", "responses.csv")
    let made = try ProjectDocument(
      reading: command.folder.appendingPathComponent("quorum.yml").path
    ).project
    let finished = try ProjectDocument(reading: ProjectCommandTests.meridian + "/quorum.yml")
      .project
    // The finished one names more files of the sample.
    for file in made.files { #expect(finished.file(file.kind) == file) }
    #expect(Set(finished.roles.map(\.name)) == Set(made.roles.map(\.name)))
    #expect(Set(finished.tiers.map(\.name)) == Set(made.tiers.map(\.name)))
    #expect(finished.roleWeights == ["decision_maker": 3, "influencer": 2, "end_user": 1])
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let command = try ProjectCommandTests.folder()
    try command.write("mine", to: "quorum.yml")
    let refused = try command.run("init", "responses.csv")
    #expect(refused.status == 64 && refused.errors.contains("--force"))
    #expect(try command.read("quorum.yml") == "mine")
    #expect(try command.run("init", "responses.csv", "--output", "sub.yml").status == 0)
    #expect(try command.run("init", "responses.csv", "--force").status == 0)
    #expect(try command.read("quorum.yml").hasPrefix("# What Quorum knows"))
  }

  @Test func pathsAreRelativeToTheProjectFile() throws {
    let command = try ProjectCommandTests.folder()
    try FileManager.default.createDirectory(
      at: command.folder.appendingPathComponent("projects/one"), withIntermediateDirectories: true)
    try command.write("account,nps\nA,9\nB,3\nC,5\nD,6\nE,10\n", to: "plain.csv")
    let made = try command.run("init", "plain.csv", "accounts.csv", "-o", "projects/one/q.yml")
    #expect(made.status == 0, "\(made.errors)")
    #expect(try command.read("projects/one/q.yml").contains("\"../../plain.csv\""))
    let outcome = try command.run("nps", "projects/one/q.yml")
    #expect(outcome.status == 0 && outcome.output.contains("5 answers"), "\(outcome.errors)")
  }

  @Test func filesThatAreNotKnownAreSaidSo() throws {
    let command = try Command()
    try command.write("colour\nred\n", to: "x.csv")
    let outcome = try command.run("init", "x.csv")
    #expect(outcome.status == 0 && outcome.output.contains("x.csv: not recognised"))
    #expect(try command.run("nps").status == 65)
    #expect(try command.run("init", "-").status == 64)
    #expect(try command.run("init").status == 64)
    #expect(try command.run("init", "absent.csv", "-o", "a.yml").status == 66)
    #expect(try command.run("init", "x.csv", "-o", "no/such/q.yml").status == 73)
  }
}
