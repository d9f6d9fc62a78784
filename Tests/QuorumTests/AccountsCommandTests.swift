import Testing

@Suite struct AccountsCommandTests {
  static let responses =
    "respondent_id,account_id,role,wave,nps\n"
    + (0..<48).map {
      "p\($0 % 24),a\($0 % 8),\($0 % 3 == 0 ? "boss" : "user"),w\($0 / 24 + 1),\(10 - ($0 * 7 % 24) % 8 - ($0 % 8 == 3 ? 3 : 0))"
    }.joined(separator: "\n") + "\n"
  static let accounts =
    "account_id,account,tier,arr,churned\n"
    + (0..<9).map {
      "a\($0),Acme \($0),\($0 < 4 ? "gold" : "tin"),\(1000 * ($0 + 1)),\($0 < 3 ? "yes" : "no")"
    }
    .joined(separator: "\n") + "\n"

  private func files() throws -> Command {
    let command = try Command()
    try command.write(Self.responses, to: "r.csv")
    try command.write(Self.accounts, to: "a.csv")
    return command
  }

  @Test func list() throws {
    let command = try files()
    let text = try command.run(
      "accounts", "r.csv", "--accounts", "a.csv", "--role-weights", "boss=3,user=1")
    #expect(text.status == 0, "\(text.errors)")
    #expect(
      text.output.contains("Accounts by class") && text.output.contains("8 of 9 accounts heard"))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let csv = try command.run("accounts", "r.csv", "--accounts", "a.csv", "--format", "csv")
    let lines = csv.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 10 && lines[0].hasPrefix("account,account_name,tier,revenue"))
    #expect(lines[1].hasPrefix("a0,Acme 0,gold,1000") && lines[9].hasPrefix("a8,Acme 8,tin,9000"))
    let json = try command.run("accounts", "r.csv", "--accounts", "a.csv", "--format", "json")
    #expect(json.output.contains("\"schema\": \"quorum.accounts/1\""))
    #expect(json.output.contains("\"status\": \"unknown\""))
    let html = try command.run("accounts", "r.csv", "--format", "html", "--top", "3")
    #expect(html.status == 0 && html.output.contains("The first 3 of 8 accounts"))
  }

  /// Nothing is said of revenue where none is known.
  @Test func withoutRevenue() throws {
    let command = try files()
    let rows = (0..<60).map { "p\($0),c\($0 % 10),\($0 % 10 < 4 ? $0 % 5 : 9)" }
    try command.write(
      "respondent_id,account,nps\n" + rows.joined(separator: "\n") + "\n", to: "n.csv")
    let bare = try command.run("accounts", "n.csv")
    #expect(bare.output.contains("at risk") && !bare.output.lowercased().contains("revenue"))
    #expect(bare.output.contains("In the order of the"))
    let known = try command.run("accounts", "r.csv", "--accounts", "a.csv")
    #expect(known.output.contains("Revenue a"))
  }

  @Test func page() throws {
    let command = try files()
    let page = try command.run("accounts", "r.csv", "--accounts", "a.csv", "--account", "acme 3")
    #expect(page.status == 0 && page.output.hasPrefix("Acme 3"), "\(page.errors)")
    let miss = try command.run("accounts", "r.csv", "--accounts", "a.csv", "--account", "Acme33")
    #expect(
      miss.status == 65 && miss.errors.contains("did you mean") && miss.errors.contains("Acme 3"))
    let silent = try command.run("accounts", "r.csv", "--accounts", "a.csv", "--account", "a8")
    #expect(silent.status == 69 && silent.output.contains("never heard"))
    try command.write("account_id,date,kind\na1,2025-01-01,ticket\n", to: "e.csv")
    let events = try command.run("accounts", "r.csv", "--events", "e.csv")
    #expect(events.status == 69 && events.output.contains("too few"))
  }

  @Test func refused() throws {
    let command = try Command()
    try command.write("account,nps\na,3\na,4\nb,9\n", to: "few.csv")
    let few = try command.run("accounts", "few.csv")
    #expect(few.status == 69 && few.output.contains("2 accounts are too few"))
    try command.write("account,csat\na,3\n", to: "none.csv")
    #expect(try command.run("accounts", "none.csv").status == 65)
  }

  @Test func wrongOptions() throws {
    let command = try files()
    for options in [
      ["--at-risk-below", "-20"], ["--certainty", ".4"], ["--weight-factor", ".5"], ["--top", "0"],
      ["--sort", "luck"], ["--class", "ok"], ["--level", "90"], ["--role-weights", "boss=x"],
    ] { #expect(try command.run(["accounts", "r.csv"] + options).status == 64, "\(options)") }
    for options in [
      ["--role-weights", "boss=3"], ["--role-weights", "boss=3,user=1,usr=1"], ["--wave", "w7"],
      ["--role-weights", "boss=-3,user=1"], ["--account-column", "nobody"],
    ] { #expect(try command.run(["accounts", "r.csv"] + options).status == 65, "\(options)") }
  }
}
