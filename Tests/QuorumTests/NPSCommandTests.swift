import Foundation
import Testing

@Suite struct NPSCommandTests {
  static let twenty =
    "account,nps\n"
    + (0..<20).map { "a\($0),\($0 < 12 ? 9 + $0 % 2 : $0 < 18 ? 7 + $0 % 2 : $0 % 7)" }
    .joined(separator: "\n") + "\n"

  @Test func printsFigureIntervalAndFinding() throws {
    let command = try Command()
    let outcome = try command.run("nps", command.write(Self.twenty, to: "s.csv"))
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.output.contains("+50.0"))
    #expect(outcome.output.contains("+14.6 … +73.1"))
    #expect(outcome.output.contains("The score is above zero"))
  }

  @Test func jsonHoldsTheSameNumbers() throws {
    let command = try Command()
    let outcome = try command.run(
      "nps", command.write(Self.twenty, to: "s.csv"), "--format", "json")
    let envelope = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(envelope["schema"] as? String == "quorum.nps/1")
    let result = try #require(envelope["result"] as? [String: Any])
    let overall = try #require(result["overall"] as? [String: Any])
    #expect(overall["score"] as? Double == 50)
    let interval = try #require(overall["interval"] as? [String: Any])
    #expect(abs((interval["lower"] as? Double ?? 0) - 14.59) < 0.00501)
    let again = try command.run("nps", "s.csv", "--format", "json")
    #expect(again.output == outcome.output)
  }

  @Test func csvIsTidyAndReadable() throws {
    let command = try Command()
    let file = try command.write(
      "tier,nps\nA,10\nA,9\nB,2\nB,8\n", to: "s.csv")
    let outcome = try command.run("nps", file, "--by", "tier", "--format", "csv")
    let lines = outcome.output.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("tier,metric,estimate,std_error,statistic,df,p_value,conf_low"))
    #expect(lines[1].hasPrefix("A,nps,100"))
  }

  @Test(arguments: ["markdown", "html"])
  func otherFormsAreWritten(_ format: String) throws {
    let command = try Command()
    let outcome = try command.run(
      "nps", command.write(Self.twenty, to: "s.csv"), "--format", format, "--output", "page")
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(try command.read("page").contains("Net Promoter Score"))
  }

  @Test func standardInputAndConditions() throws {
    let command = try Command()
    let outcome = try command.run(
      "nps", "-", "--where", "wave=2", input: "wave,nps\n1,0\n2,10\n2,9\n")
    #expect(outcome.status == 0 && outcome.output.contains("+100.0"))
    let none = try command.run("nps", "-", "--where", "wave=3", input: "wave,nps\n1,0\n2,10\n")
    #expect(none.status == 65 && none.errors.contains("1, 2"))
    let both = try command.run(
      "nps", "-", "--where", "wave=1", "--where", "wave=2", input: "wave,nps\n1,0\n2,10\n3,10\n")
    #expect(both.status == 0 && both.output.contains("2 answers"))
    let unclear = try command.run("nps", "-", "--where", "wave", input: "wave,nps\n1,0\n")
    #expect(unclear.status == 64 && unclear.errors.contains("column=value"))
  }

  @Test func everyIntervalMethodRuns() throws {
    let command = try Command()
    let file = try command.write(Self.twenty, to: "s.csv")
    let all = try command.run("nps", file, "--interval", "all")
    #expect(all.status == 0)
    for name in ["exact", "bootstrap_bca", "dirichlet", "mover"] {
      #expect(all.output.contains(name))
    }
    let help = try command.run("nps", "--help")
    for name in ["score", "exact", "cr2_t", "shrunken_design_effect"] {
      #expect(try command.run("nps", file, "--interval", name).status == 0)
      #expect(help.output.contains(name))
    }
    #expect(try command.run("nps", file, "--interval", "nonsense").status == 64)
  }

  @Test func usageErrorsAre64() throws {
    let command = try Command()
    let file = try command.write(Self.twenty, to: "s.csv")
    #expect(try command.run("nps").status == 64)
    #expect(try command.run("nps", file, "--level", "95").status == 64)
    #expect(try command.run("nps", file, "--level", "95").errors.contains("--level 0.95"))
    #expect(try command.run("nps", file, "--population", "many").status == 64)
    #expect(try command.run("nonsense").status == 64)
    #expect(try command.run("--version").status == 0)
  }

  @Test func nothingIsHalfWritten() throws {
    let command = try Command()
    let file = try command.write(Self.twenty, to: "s.csv")
    try command.write("before", to: "kept.json")
    let bad = try command.run("nps", file, "--score", "absent", "--output", "kept.json")
    #expect(bad.status == 65)
    #expect(try command.read("kept.json") == "before")
    let unwritable = try command.run("nps", file, "--output", "no/such/folder/out.txt")
    #expect(unwritable.status == 73 && unwritable.errors.contains("no/such/folder/out.txt"))
    #expect(try command.run("nps", file, "--output", "/dev/full").status == 73)
  }

  @Test func sampleDataRun() throws {
    let command = try Command()
    let data = Command.repository.appendingPathComponent("notebooks-data")
    let first = try command.run("nps", data.appendingPathComponent("first-survey.csv").path)
    #expect(first.status == 0 && first.output.contains("27 accounts"))
    let waves = try command.run(
      "nps", data.appendingPathComponent("meridian/responses.csv").path, "--by", "wave")
    #expect(waves.status == 0 && waves.output.contains("2025-H2"))
  }
}
