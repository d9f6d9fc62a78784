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
}
