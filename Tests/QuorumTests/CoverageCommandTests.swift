import Testing

@Suite struct CoverageCommandTests {
  @Test func exactTable() throws {
    let command = try Command()
    let outcome = try command.run("coverage", "--answers", "5", "--interval", "score")
    #expect(outcome.status == 0 && outcome.output.contains(".922"))
    #expect(try command.run("coverage", "--answers", "0").status == 64)
    #expect(try command.run("coverage", "--accounts", "5", "--icc", "2").status == 64)
  }

  @Test func simulatedTableIsReproducible() throws {
    let command = try Command()
    let arguments = [
      "coverage", "--accounts", "6", "--icc", "0.3", "--sizes", "equal", "--runs", "40",
      "--interval", "shrunken_design_effect", "--format", "csv",
    ]
    let one = try command.run(arguments + ["--threads", "1"])
    let two = try command.run(arguments + ["--threads", "2"])
    #expect(one.status == 0 && one.output == two.output)
  }

  @Test func finitePopulation() throws {
    let command = try Command()
    let outcome = try command.run(
      "coverage", "--answers", "6", "--population", "12", "--interval", "score", "--format", "csv")
    #expect(outcome.status == 0 && outcome.output.contains("0.947"))
    let many = try command.run("coverage", "--answers", "6", "--population", "5")
    #expect(many.status == 69 && many.errors.contains("cannot come from"))
    let long = try command.run("coverage", "--answers", "200", "--population", "900")
    #expect(long.status == 69 && long.errors.contains("too long"))
  }

  @Test func testsOfTwoGroups() throws {
    let command = try Command()
    let outcome = try command.run(
      "coverage", "--tests", "--answers", "4,4", "--method", "score_difference", "--method", "wald")
    #expect(outcome.status == 0 && outcome.output.contains("score_difference"))
    let long = try command.run("coverage", "--tests", "--answers", "200,200")
    #expect(long.status == 69)
  }

  @Test func shapeOfAFile() throws {
    let command = try Command()
    let rows = (0..<24).map { "a\($0 % 6),\(($0 * 7) % 11),\($0 % 2 == 0 ? "x" : "y")" }
    let file = try command.write(
      "account,nps,tier\n" + rows.joined(separator: "\n") + "\n", to: "r.csv")
    let arguments = ["coverage", file, "--runs", "20", "--format", "csv"]
    let one = try command.run(arguments + ["--interval", "cr2_t", "--threads", "1"])
    #expect(one.status == 0 && one.output.contains("own,24,6"))
    #expect(
      try command.run(arguments + ["--interval", "cr2_t", "--threads", "2"]).output == one.output)
    let groups = try command.run(arguments + ["--tests", "--by", "tier", "--change=-40"])
    #expect(groups.status == 0 && groups.output.contains("clustered_score_difference"))
    let waves = try command.run(arguments + ["--tests", "--waves", "--persistence", "1"])
    #expect(waves.status == 0)
    #expect(try command.run(arguments + ["--interval", "wald"]).status == 64)
    #expect(try command.run(arguments + ["--tests", "--by", "account"]).status == 69)
  }

  @Test(
    arguments: [
      ["--tests", "--answers", "8"], ["--tests", "--interval", "score"],
      ["--tests", "--method", "nothing"], ["--tests", "--by", "x", "--answers", "5,5"],
      ["--tests", "--waves"], ["--persistence", "1"], ["--method", "wald"],
      ["--change", "0", "--tests"],
      ["--tests", "--accounts", "6,6", "--per-account", "3-1"], ["--population", "0"],
      ["--population", "20", "--accounts", "6"], ["--shares", "0.9,0.9"], ["--runs", "0"],
      ["--tests", "--population", "9"], ["--tests", "--accounts", "1,2,3"],
    ])
  func badOptionsAreRefused(_ arguments: [String]) throws {
    let outcome = try Command().run(["coverage"] + arguments)
    #expect(outcome.status == 64, "\(arguments)")
  }
}
