import Foundation
import Testing

/// No command prints a figure of a small group, or lets one be computed, in any form.
@Suite struct SmallGroupsCommandTests {
  /// Group c holds one person whose answer is the only 0; d is the next smallest.
  static let answers =
    "respondent,account,tier,wave,role,nps,csat,ces\n"
    + (1...14).map { "a\($0),A\($0 % 7),alpha,1,boss,\(5 + $0 % 6),\(2 + $0 % 4),\(3 + $0 % 5)\n" }
    .joined()
    + (1...12).map { "b\($0),B\($0 % 6),beta,1,user,\(4 + $0 % 6),\(1 + $0 % 5),\(3 + $0 % 4)\n" }
    .joined()
    + "c1,C,gamma,1,user,0,1,1\n"
    + (1...5).map { "d\($0),D\($0),delta,1,boss,\(4 + $0),\(1 + $0 % 4),\(2 + $0 % 4)\n" }.joined()

  @Test(arguments: [
    ["nps"], ["csat"], ["ces"], ["compare"], ["compare", "--metric", "csat"],
    ["compare", "--column", "nps"], ["nps", "--aggregate", "accounts"], ["kpis"],
  ])
  func theGroupIsInNoForm(_ arguments: [String]) throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "answers.csv")
    let invitations = try command.write(
      "respondent,account,tier,wave,role\n"
        + Self.answers.split(separator: "\n").dropFirst().map {
          $0.split(separator: ",").prefix(5).joined(separator: ",") + "\n"
        }.joined(), to: "invitations.csv")
    var options = [arguments[0], file] + arguments.dropFirst() + ["--by", "tier"]
    if arguments[0] == "kpis" { options += ["--invitations", invitations] }
    for format in ["text", "json", "csv", "markdown", "html"] {
      let open = try command.run(options + ["--format", format])
      #expect(open.output.contains("gamma"), "\(arguments) \(format)")
      let outcome = try command.run(options + ["--format", format, "--min-n", "3", "--quiet"])
      #expect(outcome.status == 0, "\(arguments) \(format) \(outcome.errors)")
      // The names stand in the note only, which says that they are not shown.
      let figures = outcome.output.split(separator: "\n").filter { line in
        (line.contains("gamma") || line.contains("delta"))
          && !line.contains("not shown") && !line.contains("nor are")
      }
      #expect(figures.isEmpty, "\(arguments) \(format): \(figures)")
      #expect(outcome.output.contains("alpha"), "\(arguments) \(format)")
    }
  }

  /// Lists of accounts: one person's account and the one that would reveal it carry no figure.
  @Test(arguments: [["accounts"], ["gaps", "staff"], ["gaps", "composite"]])
  func accountsOfFewAreInNoForm(_ arguments: [String]) throws {
    let command = try Command()
    // Account Small is one person, whose answers no other gives.
    let rows =
      (0..<40).map {
        "p\($0),Acc\($0 % 8),user,\(3 + ($0 * 7) % 8),\(2 + $0 % 4),\(2 + ($0 / 8) % 4),\(1 + $0 % 5)"
      }
      + ["q,Small,user,0,1,1,1"]
    try command.write(
      "respondent,account,role,nps,csat,speed,care\n" + rows.joined(separator: "\n") + "\n",
      to: "r.csv")
    try command.write(
      "account,rating\nSmall,9\n" + (0..<8).map { "Acc\($0),\(4 + $0 % 5)\n" }.joined(), to: "s.csv"
    )
    var options = arguments + ["r.csv"]
    if arguments.last == "staff" { options += ["--staff", "s.csv"] }
    if arguments.last == "composite" { options += ["--items", "speed,care"] }
    for format in ["text", "json", "csv", "markdown", "html"] {
      let outcome = try command.run(options + ["--format", format, "--min-n", "3", "--quiet"])
      #expect(outcome.status == 0, "\(options) \(format) \(outcome.errors)")
      // Lists for people may be shorter; those for programs have a row of each account.
      guard ["csv", "json"].contains(format) else { continue }
      #expect(outcome.output.contains("Acc7"), "\(options) \(format)")
      let told = outcome.output.split(separator: "\n").filter { line in
        line.contains("Small") && !line.contains("not shown")
          && !line.contains("fewer than 3 people") && !line.contains("\"id\"")
          && !line.contains("\"name\"")
      }
      #expect(told.isEmpty, "\(format): \(told)")
    }
    let roles = try command.run("gaps", "roles", "r.csv", "--min-n", "50")
    #expect(roles.status == 69 && roles.errors.contains("41 people answered"))
    let events = try command.run("accounts", "r.csv", "--events", "s.csv", "--min-n", "3")
    #expect(events.status == 64 && events.errors.contains("--min-n"))
    let page = try command.run("accounts", "r.csv", "--account", "Small", "--min-n", "3")
    #expect(page.status == 69 && page.output.contains("ewer than 3 people answered"))
  }

  @Test func theWholeLessWhatIsShownTellsOfThree() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "answers.csv")
    let json = try command.run(
      "nps", file, "--by", "tier", "--min-n", "3", "--format", "json"
    ).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let result = try #require(object?["result"] as? [String: Any])
    func count(_ group: [String: Any]?) -> Int { group?["answers"] as? Int ?? 0 }
    let groups = try #require(result["groups"] as? [[String: Any]])
    let rest = count(result["overall"] as? [String: Any]) - groups.reduce(0) { $0 + count($1) }
    // One of gamma and five of delta.
    #expect(groups.count == 2 && rest == 6)
  }

  @Test func tooFewInAll() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "answers.csv")
    for name in ["nps", "csat", "ces"] {
      let outcome = try command.run(name, file, "--where", "tier=gamma", "--min-n", "3")
      #expect(outcome.status == 69 && outcome.output.isEmpty, "\(name)")
      #expect(outcome.errors.contains("1 person answered"))
    }
  }

  @Test func theResponseOfSmallGroupsIsHiddenToo() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "answers.csv")
    let invitations = try command.write(
      "respondent,account,tier,wave,role\nc1,C,gamma,1,user\nc2,C,gamma,1,user\n"
        + (1...14).map { "a\($0),A\($0 % 7),alpha,1,boss\n" }.joined()
        + (1...5).map { "d\($0),D\($0),delta,1,boss\n" }.joined()
        + (1...12).map { "b\($0),B\($0 % 6),beta,1,user\n" }.joined(), to: "i.csv")
    let outcome = try command.run(
      "nps", file, "--by", "tier", "--invitations", invitations, "--min-n", "3", "--format", "csv",
      "--table", "response")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("gamma") && outcome.output.contains("alpha"))
  }
}
