import Testing

@Suite struct PlanCommandTests {
  /// Small populations keep the curve short, and the tests quick.
  @Test func marginInWords() throws {
    let outcome = try Command().run(
      "plan", "--margin", "20", "--shares", "0.2,0.5", "--population", "12")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("To know the score to within ±20 points"))
    #expect(outcome.output.contains("given"))
  }

  @Test func impossiblePlansSaySo() throws {
    let command = try Command()
    let scale = try command.run(
      "plan", "--detect", "180", "--shares", "0.2,0.5", "--population", "10")
    #expect(scale.status == 69 && scale.output.contains("neither a fall nor a rise"))
    let accounts = try command.run(
      "plan", "--margin", "5", "--accounts", "6", "--per-account", "2", "--icc", "0.5")
    #expect(accounts.status == 69 && accounts.output.contains("are not enough"))
    let four = try command.run("plan", "--accounts", "4", "--per-account", "2")
    #expect(four.status == 69)
    let equal = try command.run("plan", "--share", "0.2", "--detect-share", "0.2")
    #expect(equal.status == 69)
  }

  @Test(
    arguments: [
      ["--margin", "0"], ["--margin=-5"], ["--margin", "nan"], ["--margin", "1e9"],
      ["--detect", "0"], ["--detect", "300"], ["--answers", "0"], ["--answers", "5,6,7"],
      ["--answers", "1e12"], ["--answers", "2.5"], ["--shares", "0.7,0.7"], ["--shares", "0.5"],
      ["--shares", "0,1"], ["--power", "1"], ["--power", "0.01"], ["--paired", "2"],
      ["--overlap", "0.5"], ["--accounts", "0", "--per-account", "2"], ["--accounts", "5"],
      ["--icc", "0.3"], ["--icc", "2", "--per-account", "2"], ["--population", "0"],
      ["--per-account", "0.5"], ["--answers", "30", "--population", "20"], ["--share", "0.2"],
      ["--share", "0.2", "--detect-share", "2"],
      ["--share", "0.2", "--detect-share", "0.1", "--margin", "5"],
      ["--accounts", "10", "--per-account", "2", "--answers", "50"], ["--threads", "0"],
      ["--answers", "5", "--accounts", "9"],
    ])
  func badOptionsAreRefused(_ arguments: [String]) throws {
    let outcome = try Command().run(["plan"] + arguments)
    #expect(outcome.status == 64, "\(arguments): \(outcome.output)")
    #expect(!outcome.errors.isEmpty)
  }

  /// The most that can be asked for ends, and soon.
  @Test func hugeNumbersDoNotHang() throws {
    let outcome = try Command().run(
      "plan", "--margin", "0.0001", "--accounts", "100000", "--per-account", "1000", "--icc", "1")
    #expect(outcome.status == 69)
    let tiny = try Command().run(
      "plan", "--detect", "0.001", "--per-account", "2", "--icc", "0.2")
    #expect(tiny.status == 69)
  }

  @Test func aFileWithOneAnswer() throws {
    let command = try Command()
    let file = try command.write("nps\n10\n", to: "one.csv")
    let outcome = try command.run("plan", file, "--population", "8", "--margin", "30")
    #expect(outcome.status == 0 && outcome.output.contains("from the file"))
    let empty = try command.write("nps\n\n", to: "none.csv")
    #expect(try command.run("plan", empty, "--population", "8").status == 69)
    #expect(try command.run("plan", "absent.csv").status == 66)
  }

  @Test(arguments: ["json", "csv", "markdown", "html", "text"])
  func everyForm(_ format: String) throws {
    let outcome = try Command().run(
      "plan", "--margin", "30", "--per-account", "2", "--icc", "0.3", "--format", format)
    #expect(outcome.status == 0 && outcome.output.count > 200)
    if format == "csv" {
      #expect(outcome.output.hasPrefix("term,effect,conf_level,exact,n,n_reference"))
    }
    if format == "json" { #expect(outcome.output.contains("\"schema\": \"quorum.plan/1\"")) }
    if format == "html" { #expect(outcome.output.contains("<svg")) }
  }
}
