import Foundation
import Testing

@Suite struct CompareColumnTests {
  private static var data: String {
    Command.repository.appendingPathComponent("notebooks-data/meridian").path
  }
  private static var responses: String { data + "/responses.csv" }
  private static var accounts: String { data + "/accounts.csv" }

  @Test func satisfactionBetweenWaves() throws {
    let outcome = try Command().run(
      "compare", Self.responses, "--metric", "csat", "--waves", "wave")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "The share of satisfied answers (4 to 5) fell from 2024-H2 to 2025-H1"))
  }

  @Test func everyFormHoldsEveryTest() throws {
    let command = try Command()
    for format in ["text", "json", "csv", "markdown", "html"] {
      let outcome = try command.run(
        "compare", Self.accounts, "--column", "churned", "--by", "tier", "--tests", "all",
        "--format", format)
      #expect(outcome.status == 0 && !outcome.output.contains("nan"))
      if format != "csv" { #expect(outcome.output.contains("Boschloo")) }
    }
    let tests = try command.run(
      "compare", Self.accounts, "--column", "churned", "--by", "tier", "--tests", "all",
      "--format", "csv", "--table", "tests")
    #expect(tests.output.hasPrefix("term,group,reference_group,estimate,"))
    let json = try command.run(
      "compare", Self.accounts, "--column", "arr", "--by", "tier", "--format", "json")
    #expect(json.output.contains("\"schema\": \"quorum.compare_column/1\""))
  }

  @Test func netScoresHaveAllTestsToo() throws {
    let command = try Command()
    let plain = try command.run("compare", Self.responses, "--by", "tier")
    #expect(plain.status == 0 && !plain.output.contains("Wald"))
    let all = try command.run("compare", Self.responses, "--by", "tier", "--tests", "all")
    #expect(all.status == 0 && all.output.contains("permutation of whole"))
    #expect(all.output.contains("The verdict rests on the first test of each comparison"))
  }

  @Test func refusals() throws {
    let command = try Command()
    let near = try command.run("compare", Self.accounts, "--column", "churnd", "--by", "tier")
    #expect(near.status == 65 && near.errors.contains("Did you mean “churned”"))
    let texts = try command.run("compare", Self.accounts, "--column", "tier", "--by", "region")
    #expect(texts.status == 65 && texts.errors.contains("--yes VALUE"))
    let rows = try command.run(
      "compare", Self.responses, "--column", "contact_requested", "--by", "tier", "--per-account")
    #expect(rows.status == 65 && rows.errors.contains("disagree"))
    let single = try command.write("g,x\na,1\nb,2\n", to: "single.csv")
    #expect(try command.run("compare", single, "--column", "x", "--by", "g").status == 69)
    let equal = try command.write("g,x\na,3\na,3\nb,3\nb,3\n", to: "equal.csv")
    #expect(try command.run("compare", equal, "--column", "x", "--by", "g").status == 69)
    let one = try command.write("g,x\na,3\na,4\n", to: "one.csv")
    #expect(try command.run("compare", one, "--column", "x", "--by", "g").status == 65)
    let stray = try command.write("g,x\na,3\na,4\nb,five\nb,6\n", to: "stray.csv")
    let error = try command.run("compare", stray, "--column", "x", "--by", "g")
    #expect(error.status == 65 && error.errors.contains("line 4"))
  }

  @Test func usage() throws {
    let command = try Command()
    for extra in [
      ["--metric", "csat", "--column", "arr"], ["--figure", "mean"], ["--strata", "tier"],
      ["--metric", "csat", "--scale", "1,7"], ["--column", "arr", "--figure", "mean"],
      ["--column", "arr", "--margin", "-1"], ["--metric", "csat", "--yes", "a"],
    ] {
      let outcome = try command.run(["compare", Self.accounts, "--by", "tier"] + extra)
      #expect(outcome.status == 64, "\(extra): \(outcome.errors)")
    }
  }
}
