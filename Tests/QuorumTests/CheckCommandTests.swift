import Foundation
import Testing

@Suite struct CheckCommandTests {
  private static let sample = Command.repository.appendingPathComponent("notebooks-data")

  @Test func sampleDataPass() throws {
    let command = try Command()
    let meridian = Self.sample.appendingPathComponent("meridian").path
    let outcome = try command.run(
      ["check"] + ["responses", "accounts", "contacts", "alerts"].map { "\(meridian)/\($0).csv" })
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Nothing blocks. 4 things to know."))
    #expect(outcome.output.contains("“nps” as NPS"))
  }

  @Test func exitCodesSayWhatBlocks() throws {
    let command = try Command()
    let good = try command.write("account,nps\na,9\nb,8\n", to: "good.csv")
    let bad = try command.write("account,nps\na,9\nb,11\n", to: "bad.csv")
    let ragged = try command.write("account,nps,why\na,9\n", to: "ragged.csv")
    #expect(try command.run("check", good).status == 0)
    #expect(try command.run("check", bad).status == 65)
    #expect(try command.run("check", ragged).status == 65)
    #expect(try command.run("check", "absent.csv").status == 66)
    #expect(try command.run("check").status == 64)
    #expect(try command.run("check", good, "--today", "soon").status == 64)
    #expect(try command.run("check", good, "--score", "npss").status == 65)
    #expect(try command.run("check", ragged, "--ragged", "pad").status == 0)
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    let command = try Command()
    let bad = try command.write("account,nps\na,9\nb,11\n", to: "bad.csv")
    let broken = try command.write("account,arr\na,\"1\n", to: "broken.csv")
    let outcome = try command.run("check", bad, broken, "absent.csv")
    #expect(outcome.status == 66)
    for part in ["3 things block", "11", "never closed", "no such file"] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
  }

  @Test func everyFormHoldsTheFindings() throws {
    let command = try Command()
    let file = try command.write("account,nps\na,9\nb,11\n<b>,12\n", to: "bad.csv")
    let json = try command.run("check", file, "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "quorum.check/1")
    let result = try #require(object["result"] as? [String: Any])
    let findings = try #require(result["findings"] as? [[String: Any]])
    let first = try #require(findings.first)
    #expect(first["code"] as? String == "off_scale" && first["severity"] as? String == "blocks")
    #expect(first["lines"] as? [Int] == [3, 4] && first["column"] as? String == "nps")
    let csv = try command.run("check", file, "--format", "csv")
    #expect(csv.output.hasPrefix("severity,code,file,column,count,row,"))
    #expect(csv.output.split(separator: "\n").count == findings.count + 1 && csv.status == 65)
    let columns = try command.run("check", file, "--format", "csv", "--table", "columns")
    #expect(columns.output.contains("bad.csv,nps,nps"))
    let markdown = try command.run("check", file, "--format", "markdown")
    #expect(markdown.output.contains("## Blocks"))
    let html = try command.run("check", file, "--format", "html")
    #expect(html.output.contains("off the") || html.output.contains("not on the scale"))
    #expect(!html.output.contains("<b>,"))
  }

  @Test func rolesAreHeldAgainstTheWeights() throws {
    let command = try Command()
    let file = try command.write(
      "account,role,nps\na,user,9\nb,buyer,8\nc,user,3\n", to: "r.csv")
    let outcome = try command.run("check", file, "--role-weights", "user=1,boss=3")
    #expect(outcome.status == 65 && outcome.output.contains("“buyer”"), "\(outcome.output)")
    #expect(try command.run("check", file, "--role-weights", "user=1,buyer=3").status == 0)
  }
}
