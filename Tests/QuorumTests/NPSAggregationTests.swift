import Testing

@Suite struct NPSAggregationTests {
  static let answers =
    "contact,account,role,tier,nps\n"
    + (0..<24).map {
      "c\($0),a\($0 % 8),\($0 % 3 == 0 ? "boss" : "user"),\($0 % 8 < 4 ? "big" : "small"),\(10 - $0 % 7)"
    }.joined(separator: "\n") + "\n"
  static let accounts =
    "account,arr,churned\n"
    + (0..<9).map { "a\($0),\(100 * ($0 + 1)),\($0 < 2 ? "yes" : "no")" }
    .joined(separator: "\n") + "\n"
  static let contacts =
    "contact,account,role\n" + (0..<30).map { "c\($0),a\($0 % 9),user" }.joined(separator: "\n")
    + "\n"

  @Test func estimandsSideBySide() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    let accounts = try command.write(Self.accounts, to: "a.csv")
    let weights = try command.write("role,weight\nboss,3\nuser,1\n", to: "w.csv")
    let all = try command.run(
      "nps", file, "--aggregate", "all", "--accounts", accounts, "--role-weights", weights)
    #expect(all.status == 0 && all.output.contains("accounts by revenue"))
    let inline = try command.run(
      "nps", file, "--aggregate", "roles", "--role-weights", "boss=3,user=1", "--format", "json")
    #expect(inline.output.contains("\"schema\": \"quorum.nps.estimands/1\""))
    let totals = try command.write("role,tier,total\nboss,big,5\nuser,big,9\n", to: "t.csv")
    let partial = try command.run("nps", file, "--totals", totals)
    #expect(partial.status == 65 && partial.errors.contains(" / small"))
    let known = try command.run("nps", file, "--totals", "role:boss=5,user=40")
    #expect(known.status == 0 && known.output.contains("weighted to known totals"))
    for whose in ["respondents", "accounts", "roles", "revenue", "senior"] {
      let both = try command.run(
        "nps", file, "--aggregate", whose, "--totals", "role:boss=5,user=40")
      #expect(both.status == 64 && both.errors.contains("--aggregate \(whose) does not"))
    }
    let named = try command.run(
      "nps", file, "--aggregate", "population", "--totals", "role:boss=5,user=40")
    #expect(named.status == 0 && named.output == known.output)
    let every = try command.run(
      "nps", file, "--aggregate", "all", "--totals", "role:boss=5,user=40")
    #expect(every.status == 0 && every.output.contains("weighted to known totals"))
    let empty = try command.run("nps", file, "--totals", "role:boss=5,user=40,owner=3")
    #expect(empty.status == 69 && empty.errors.contains("owner"))
  }

  @Test func silence() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    let accounts = try command.write(Self.accounts, to: "a.csv")
    let contacts = try command.write(Self.contacts, to: "c.csv")
    let outcome = try command.run(
      "nps", file, "--invitations", contacts, "--accounts", accounts)
    #expect(outcome.status == 0 && outcome.output.contains("24 of 30 invitations answered"))
    #expect(outcome.output.contains("Do the silent leave more often?"))
    let html = try command.run("nps", file, "--invitations", contacts, "--format", "html")
    #expect(html.output.contains("Silence"))
  }

  @Test func wrongCombinations() throws {
    let command = try Command()
    let file = try command.write(Self.answers, to: "s.csv")
    for options in [
      ["--role-weights", "boss=3"], ["--aggregate", "all", "--population", "50"],
      ["--aggregate", "everyone"], ["--aggregate", "roles", "--role-weights", "boss=x"],
      ["--aggregate", "all", "--invitations", "s.csv"],
    ] { #expect(try command.run(["nps", file] + options).status == 64, "\(options)") }
    for options in [
      ["--aggregate", "senior"], ["--aggregate", "revenue"],
      ["--aggregate", "roles", "--role-weights", "chief=3"],
      ["--invitations", "s.csv", "--churned", "x"],
    ] { #expect(try command.run(["nps", file] + options).status == 65, "\(options)") }
  }
}
