import Foundation
import Testing

@Suite struct ReportCommandTests {
  /// Copies the sample programme, so that paths on the page are the same everywhere.
  private func meridian(_ command: Command) throws {
    let data = Command.repository.appendingPathComponent("notebooks-data/meridian")
    for name in ["responses.csv", "accounts.csv", "contacts.csv", "alerts.csv", "quorum.yml"] {
      try FileManager.default.copyItem(
        at: data.appendingPathComponent(name), to: command.folder.appendingPathComponent(name))
    }
    for name in [
      "staff.csv", "items.csv", "partners.csv", "events.csv", "orders.csv", "figures.csv",
    ] {
      try FileManager.default.copyItem(
        at: data.appendingPathComponent(name), to: command.folder.appendingPathComponent(name))
    }
  }

  @Test func thePagesTextIsTheSnapshot() throws {
    let command = try Command()
    try meridian(command)
    let outcome = try command.run("report", "quorum.yml", "--format", "markdown")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let path = Command.repository.appendingPathComponent("Tests/Snapshots/report.md")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(outcome.output.utf8).write(to: path)
    }
    let expected = try String(contentsOf: path, encoding: .utf8)
    let (lines, wanted) = (outcome.output.split(separator: "\n"), expected.split(separator: "\n"))
    for (line, want) in zip(lines, wanted) where line != want {
      Issue.record("“\(line)” was “\(want)”; RECORD_SNAPSHOTS=1 rewrites it")
      break
    }
    #expect(lines.count == wanted.count)
  }

  @Test func oneFileIsEnough() throws {
    let command = try Command()
    try command.write(
      "account,nps\nA,9\nA,3\nB,10\nC,8\nD,0\nE,9\nF,7\nG,10\n", to: "few.csv")
    let outcome = try command.run("report", "few.csv", "-o", "page.html")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try command.read("page.html")
    #expect(page.contains("<script>") && page.contains("In short"))
    #expect(try command.run("report", "few.csv", "--format", "text").output.contains("In short"))
  }

  @Test func tooLittleDataIsSaid() throws {
    let command = try Command()
    try command.write("account,nps\nA,9\nA,3\nB,10\n", to: "two.csv")
    let outcome = try command.run("report", "two.csv", "--format", "markdown")
    #expect(outcome.status == 69)
    #expect(
      outcome.output.contains("What the data cannot say") || outcome.output.contains("account"))
    try command.write("account,nps\n", to: "none.csv")
    #expect(try command.run("report", "none.csv", "--format", "markdown").status != 70)
    #expect(try command.run("report", "missing.csv").status == 66)
    #expect(try command.run("report", "two.csv", "-o", "no/such/folder.html").status == 73)
  }

  @Test func smallGroupsNameNoAccount() throws {
    let command = try Command()
    try meridian(command)
    let outcome = try command.run(
      "report", "quorum.yml", "--min-n", "3", "--format", "markdown")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("Ironquay Shipyard"))
    #expect(!outcome.output.contains("Accounts to act on"))
  }

  @Test func theResultIsJSON() throws {
    let command = try Command()
    try meridian(command)
    let outcome = try command.run("report", "quorum.yml", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let envelope = try #require(object as? [String: Any])
    let result = try #require(envelope["result"] as? [String: Any])
    #expect(envelope["schema"] as? String == "quorum.report/1")
    #expect(result["score"] != nil && result["accounts"] != nil && result["drivers"] != nil)
  }
}
