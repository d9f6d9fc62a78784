import Foundation
import Testing

@Suite struct RetentionCommandTests {
  static var meridian: String {
    Command.repository.appendingPathComponent("notebooks-data/meridian/accounts.csv").path
  }

  @Test func theLandmarkMakesLateEntries() throws {
    let command = try Command()
    let outcome = try command.run(
      "retention", Self.meridian, "--as-of", "2025-12-31", "--until", "2026-12-31", "--by", "tier",
      "--drivers", "usage,arr")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("20.3 %"))
    #expect(outcome.output.contains("firth_cox"))
    #expect(!outcome.output.contains("of all account-months"))
    #expect(!outcome.output.contains("everyone then at risk"))
    let year = try command.run(
      "retention", Self.meridian, "--as-of", "2025-12-31", "--until", "2026-12-31", "--clock",
      "observation", "--at", "12", "--format", "csv")
    // 48 of 60 a year on: Clopper and Pearson's limits, nobody being censored before.
    #expect(year.output.contains(",12,0.79999") && year.output.contains(",0.67669"))
    #expect(year.output.contains(",0.89215"))
    let biased = try command.run("retention", Self.meridian, "--no-project")
    #expect(biased.status == 0 && biased.output.contains("of all account-months"))
    let early = try command.run(
      "retention", Self.meridian, "--tenure", "tenure_months", "--churned", "churned")
    #expect(early.output.contains("counted before the accounts left"))
  }

  @Test func everyForm() throws {
    let command = try Command()
    for format in ["json", "csv", "markdown", "html"] {
      let outcome = try command.run(
        "retention", Self.meridian, "--as-of", "2025-12-31", "--until", "2026-12-31", "--format",
        format)
      #expect(outcome.status == 0 && !outcome.output.isEmpty)
    }
    for table in ["curve", "rates", "retention"] {
      let outcome = try command.run(
        "retention", Self.meridian, "--format", "csv", "--table", table)
      #expect(outcome.status == 0, "\(table)")
    }
  }

  @Test func uglyFiles() throws {
    let command = try Command()
    let ugly = try command.write(
      "account,start,churn_date,churned\na,2024-01-01,2023-01-01,yes\nb,2024-01-01,,yes\n"
        + "c,2024-01-01,2025-01-01,no\nd,2024-01-01,,maybe\n"
        + (0..<8).map { "e\($0),2024-0\($0 + 1)-01,\($0 < 3 ? "2025-0\($0 + 1)-01,yes" : ",no")" }
        .joined(separator: "\n") + "\nf,,,no\ng,2030-01-01,,no\n", to: "ugly.csv")
    let refused = try command.run("retention", ugly, "--until", "2025-12-31")
    #expect(refused.status == 65)
    for reason in [
      "before its first day", "no day of leaving", "did not leave", "neither yes nor no",
    ] {
      #expect(refused.errors.contains(reason), "\(reason)")
    }
    let dropped = try command.run(
      "retention", ugly, "--until", "2025-12-31", "--invalid", "drop")
    #expect(dropped.status == 0)
    #expect(
      dropped.output.contains("had not started") && dropped.output.contains("without a first"))
    let answers = try command.run(
      "retention",
      Command.repository.appendingPathComponent("notebooks-data/meridian/responses.csv").path,
      "--start", "invited_at", "--until", "2026-01-01")
    #expect(answers.status == 65 && answers.errors.contains("one row per account"))
    let negative = try command.write("account,tenure,churned\na,-1,yes\nb,2,no\n", to: "n.csv")
    #expect(try command.run("retention", negative).status == 65)
  }

  /// The account file with accounts added at its end.
  private static func with(_ rows: String) throws -> String {
    try String(contentsOfFile: meridian, encoding: .utf8) + rows
  }

  @Test func oneNewCustomerKeepsTheWarning() throws {
    let command = try Command()
    let file = try command.write(
      try Self.with("Z1,New One,small,europe,1000,2026-02-01,0,1,1,0,2027-02-01,no,,\n"),
      to: "new.csv")
    let outcome = try command.run("retention", file, "--until", "2026-12-31")
    #expect(outcome.status == 0 && outcome.output.contains("of all account-months"))
  }

  @Test func leavingOnTheFirstDay() throws {
    let command = try Command()
    let file = try command.write(
      try Self.with("Z1,New,small,europe,1000,2026-02-01,0,1,1,0,2027-02-01,yes,2026-02-01,no\n"),
      to: "same.csv")
    for extra in [["--by", "tier"], ["--drivers", "usage"], []] {
      let outcome = try command.run(
        ["retention", file, "--as-of", "2025-12-31", "--until", "2026-12-31"] + extra)
      #expect(outcome.status == 0, "\(extra): \(outcome.errors)")
      #expect(outcome.output.contains("1 account left on the day"))
    }
  }

  @Test func notEstimable() throws {
    let command = try Command()
    let rows = (0..<6).map { "a\($0),\($0 + 3),no" }.joined(separator: "\n")
    let none = try command.write("account,tenure,churned\n\(rows)\n", to: "none.csv")
    let outcome = try command.run("retention", none)
    #expect(outcome.status == 69 && outcome.output.contains("None of the 6 accounts left"))
    let few = try command.write("account,tenure,churned\na,3,yes\nb,4,no\n", to: "few.csv")
    let fewOutcome = try command.run("retention", few)
    #expect(fewOutcome.status == 69 && fewOutcome.output.contains("at least 5 are needed"))
    #expect(try command.run("retention", none, "--as-of", "2025-01-01").status == 65)
    #expect(try command.run("retention", none, "--entry", "tenure").status == 64)
    #expect(try command.run("retention", none, "--interval", "magic").status == 64)
    let oneSided = try command.write(
      "account,tier,tenure,churned\n"
        + (0..<12).map {
          "a\($0),\($0 % 2 == 0 ? "x" : "y"),\($0 + 1),\($0 % 4 == 0 ? "yes" : "no")"
        }
        .joined(separator: "\n") + "\n", to: "one.csv")
    let compared = try command.run("retention", oneSided, "--by", "tier")
    #expect(compared.status == 0 && compared.output.contains("log_rank"))
    let drivers = try command.run("retention", oneSided, "--drivers", "churned")
    #expect(drivers.status == 65)
  }
}
