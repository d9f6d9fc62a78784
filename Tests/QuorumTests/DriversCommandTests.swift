import Foundation
import Testing

@Suite struct DriversCommandTests {
  private static var data: URL {
    Command.repository.appendingPathComponent("notebooks-data/meridian")
  }
  private static var responses: String { data.appendingPathComponent("responses.csv").path }
  private static var accounts: String { data.appendingPathComponent("accounts.csv").path }

  private static let sample = [
    "drivers", responses, "--accounts", accounts, "--outcome", "churned", "--drivers",
    "nps,usage,tenure_months,arr", "--as-of", "2025-12-31", "--resamples", "99",
  ]

  private func rows(_ csv: String) -> [[String: String]] {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(header.map(String.init), line.map(String.init)))
    }
  }

  /// What the generator of the sample data put in, as its dictionary has it: −0.57, −0.85, −0.015
  /// and nothing of arr, with p .02, .01, .27 and .59.
  @Test func sampleDataShowWhatWasPutIn() throws {
    let outcome = try Command().run(Self.sample + ["--format", "csv", "--quiet"])
    #expect(outcome.status == 0)
    let found = rows(outcome.output)
    func number(_ row: Int, _ name: String) -> Double { Double(found[row][name] ?? "") ?? .nan }
    #expect(found.map { $0["term"] } == ["nps", "usage", "tenure_months", "arr"])
    #expect(abs(number(0, "estimate") + 0.57) < 0.005 && abs(number(0, "p_value") - 0.02) < 0.005)
    #expect(abs(number(1, "estimate") + 0.85) < 0.005 && abs(number(1, "p_value") - 0.01) < 0.005)
    #expect(abs(number(2, "estimate") + 0.015) < 0.0005 && abs(number(2, "p_value") - 0.27) < 0.005)
    #expect(abs(number(3, "p_value") - 0.59) < 0.005)
    #expect(
      found.map { $0["verdict"] } == ["negative", "negative", "inconclusive", "inconclusive"])
    #expect(found.allSatisfy { $0["n"] == "58" && $0["n_events"] == "11" })
  }

  @Test func everyForm() throws {
    let command = try Command()
    let text = try command.run(Self.sample)
    #expect(text.status == 0 && text.output.contains("11 events support 1 or 2 drivers"))
    #expect(text.output.contains("were brought to one value for each of 58 accounts"))
    let json = try command.run(Self.sample + ["--format", "json"])
    let envelope = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(envelope?["schema"] as? String == "quorum.drivers/1")
    let findings = envelope?["findings"] as? [[String: Any]]
    #expect(
      findings?.map { $0["code"] as? String } == [
        "related", "negative", "negative", "inconclusive", "inconclusive",
      ])
    for format in ["markdown", "html"] {
      #expect(try command.run(Self.sample + ["--format", format]).status == 0)
    }
    for table in ["summary", "importance", "sensitivity", "predictions"] {
      let csv = try command.run(
        Self.sample + ["--predict", "--format", "csv", "--table", table, "--quiet"])
      #expect(csv.status == 0 && !rows(csv.output).isEmpty, "\(table): \(csv.errors)")
    }
    let predictions = try command.run(
      Self.sample + ["--predict", "--format", "csv", "--table", "predictions", "--quiet"])
    #expect(rows(predictions.output).count == 58)
  }

  /// Churn handed to other accounts: three orders, none of which may be called a finding.
  @Test(arguments: [7, 13, 29])
  func shuffledChurnShowsNothing(_ step: Int) throws {
    let command = try Command()
    let lines = try String(contentsOfFile: Self.accounts, encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let count = lines.count - 1
    var text = "account_id,usage,tenure_months,arr,churned\n"
    for row in 0..<count {
      // Names may hold commas, so fields are counted from the end.
      let (own, other) = (lines[row + 1], lines[(row * step + 3) % count + 1])
      let end = own.count
      text +=
        "\(own[0]),\(own[end - 6]),\(own[end - 8]),\(own[end - 10]),\(other[other.count - 3])\n"
    }
    let file = try command.write(text, to: "shuffled.csv")
    let outcome = try command.run(
      "drivers", file, "--outcome", "churned", "--drivers", "usage,tenure_months,arr",
      "--resamples", "99")
    #expect(outcome.status == 0 && outcome.output.contains("Nothing can be seen"))
  }

  @Test func leakageIsRefused() throws {
    let command = try Command()
    for (drivers, word) in [
      ("renewed", "says the same as the outcome"), ("usage,churn_date", "filled exactly where"),
      ("renewal_date", "holds dates"), ("churned", "churned"),
    ] {
      let outcome = try command.run(
        "drivers", Self.accounts, "--outcome", "churned", "--drivers", drivers)
      #expect(outcome.status == (drivers == "churned" ? 64 : 65), "\(drivers)")
      #expect(outcome.errors.contains(word), "\(outcome.errors)")
    }
    let answers = try command.run(
      "drivers", Self.responses, "--outcome", "tier", "--drivers", "nps", "--no-project")
    #expect(answers.status == 65 && answers.errors.contains("belongs to the account"))
  }

  @Test func degenerateFiles() throws {
    let command = try Command()
    func run(_ text: String, _ extra: String...) throws -> Command.Outcome {
      let file = try command.write(text, to: "d.csv")
      return try command.run(
        ["drivers", file, "--outcome", "churned", "--drivers", "x"] + extra)
    }
    func table(_ rows: [(String, String)]) -> String {
      "account,x,churned\n" + rows.enumerated().map { "a\($0),\($1.0),\($1.1)\n" }.joined()
    }
    #expect(try run("account,x,churned\n").status == 69)
    // Standard errors of such values would underflow: refused, and soon.
    let huge = try run(table((0..<20).map { ("\($0)e200", $0 % 3 == 0 ? "yes" : "no") }))
    #expect(huge.status == 65 && huge.errors.contains("larger unit"))
    #expect(try run(table([("1", "yes")])).status == 69)
    #expect(try run(table([("1", "no"), ("2", "no"), ("3", "no")])).status == 69)
    let one = try run(table((0..<20).map { ("\($0)", $0 == 3 ? "yes" : "no") }))
    #expect(one.status == 69 && one.errors.contains("fewer than 5"))
    let constant = try run(table((0..<20).map { ("4", $0 % 3 == 0 ? "yes" : "no") }))
    #expect(constant.status == 65 && constant.errors.contains("explains nothing"))
    let separated = table((0..<20).map { ("\($0)", $0 < 8 ? "yes" : "no") })
    let firth = try run(separated)
    #expect(firth.status == 0 && firth.output.contains("complete separation"))
    let plain = try run(separated, "--model", "ml")
    #expect(plain.status == 69 && plain.errors.contains("x predicts every outcome"))
    #expect(plain.output.isEmpty)
    let missing = try run(table((0..<20).map { ("", $0 < 8 ? "yes" : "no") }))
    #expect(missing.status == 65)
    let words = try run(table((0..<20).map { ("\($0 * 7 % 20)", $0 < 8 ? "gone" : "here") }))
    #expect(words.status == 65 && words.errors.contains("--event"))
    let named = try run(
      table((0..<20).map { ("\($0 * 7 % 20)", $0 < 8 ? "gone" : "here") }), "--event", "gone")
    #expect(named.status == 0 && named.output.contains("churned = gone"))
  }

  @Test(
    arguments: [
      [], ["--outcome", "churned"], ["--drivers", "usage"],
      ["--formula", "churned ~ usage", "--outcome", "churned"], ["--formula", "churned usage"],
      ["--outcome", "churned", "--drivers", "usage", "--resamples", "3"],
      ["--outcome", "churned", "--drivers", "usage", "--threads", "0"],
      ["--outcome", "churned", "--drivers", "usage", "--model", "magic"],
      ["--outcome", "churned", "--drivers", "usage", "--entry", "arr"],
      ["--outcome", "churned", "--drivers", "usage", "--time", "tenure_months", "--predict"],
    ])
  func usage(_ arguments: [String]) throws {
    let outcome = try Command().run(["drivers", Self.accounts] + arguments)
    #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
  }
}
