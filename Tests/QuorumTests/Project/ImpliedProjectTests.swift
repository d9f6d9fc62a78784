import Testing

/// A project file that merely lies here is used, and beaten by options; one that is named is not.
@Suite struct ImpliedProjectTests {
  private func programme() throws -> Command {
    let command = try Command()
    let rows = (0..<60).map { "a\($0 % 12),p\($0),\(($0 * 7) % 11),\($0 < 30 ? "w1" : "w2")" }
    try command.write(
      "firm,who,likely,wave\n" + rows.joined(separator: "\n") + "\n", to: "answers.csv")
    let accounts = (0..<12).map {
      "a\($0),2020-01-01,\($0 < 3 ? "2023-0\($0 + 1)-01" : ""),\($0 + 1)"
    }
    try command.write(
      "firm,since,left,months\n" + accounts.joined(separator: "\n") + "\n", to: "firms.csv")
    try command.write(
      """
      files:
        responses:
          path: answers.csv
          columns: {nps: likely, account: firm, respondent: who, wave: wave}
        accounts:
          path: firms.csv
          columns: {account: firm, start: since, end: left}
      """, to: "quorum.yml")
    return command
  }

  /// Options that say what the project's answers would.
  @Test(arguments: [
    "coverage --answers 5 --interval wald", "coverage --accounts 5 --runs 20 --icc 0.2",
    "coverage --accounts 5 --sizes equal --runs 20",
    "coverage --tests --answers 5,5 --runs 50", "plan --margin 20 --shares 0.2,0.5",
    "plan --margin 20 --accounts 60 --per-account 2 --icc 0.3", "plan --margin 20 --population 50",
    "plan --share 0.2 --detect-share 0.1",
  ]) func optionsBeatIt(line: String) throws {
    let words = line.split(separator: " ").map(String.init) + ["--format", "json"]
    let command = try programme()
    let here = try command.run(words)
    #expect(here.status == 0, "\(here.errors)")
    #expect(here.output.contains("\"inputs\": []"))
    #expect(here.output == (try Command().run(words).output))
  }

  /// The same options with a project that is named.
  @Test(arguments: [
    "coverage --answers 5", "coverage --accounts 5", "coverage --accounts 5 --sizes equal",
    "plan --share 0.2 --detect-share 0.1",
  ]) func aNamedOneContradictsThem(line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let command = try programme()
    let options = try command.run(words + ["--project", "quorum.yml"])
    #expect(options.status == 64 && options.errors.hasPrefix("Error: "))
    let argument = try command.run([words[0], "quorum.yml"] + words.dropFirst())
    #expect(argument.status == 64)
  }

  /// Where no option says what the project knows.
  @Test(arguments: ["plan --margin 20", "coverage --interval shrunken_design_effect --runs 20"])
  func otherwiseItIsUsed(line: String) throws {
    let words = line.split(separator: " ").map(String.init) + ["--format", "json"]
    let command = try programme()
    let run = try command.run(words)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"path\": \"answers.csv\""))
    #expect(run.output.contains("The project file quorum.yml was used"))
    let without = try command.run(words + ["--no-project"])
    #expect(without.output.contains("\"inputs\": []") || without.status == 64)
  }

  /// A tenure column given by option, although the project names days.
  @Test func optionsBeatItsColumns() throws {
    let command = try programme()
    let run = try command.run(
      "retention", "firms.csv", "--tenure", "months", "--churned", "left", "--format", "json")
    #expect(!run.output.contains("\"since\""), "\(run.output)\(run.errors)")
  }

  @Test func checkReadsAllItsFiles() throws {
    let command = try programme()
    let json = ["--format", "json"]
    for arguments in [["check"], ["check", "quorum.yml"], ["check", "--project", "quorum.yml"]] {
      let run = try command.run(arguments + json)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      #expect(run.output.contains("\"path\": \"firms.csv\""))
      #expect(run.output.contains("\"column\": \"likely\""))
    }
    let one = try command.run(["check", "answers.csv"] + json)
    #expect(one.output.contains("\"column\": \"likely\"") && !one.output.contains("firms.csv"))
    #expect(one.output.contains("\"project_file\": \"quorum.yml\""))
    let without = try command.run(["check", "answers.csv", "--no-project"] + json)
    #expect(!without.output.contains("quorum.yml"))
    #expect(try command.run("check", "quorum.yml", "--project", "quorum.yml").status == 64)
    #expect(try Command().run("check").status == 64)
  }
}
