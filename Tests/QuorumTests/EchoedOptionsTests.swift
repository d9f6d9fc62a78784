import Foundation
import Testing

/// What JSON says of how files were read, and files that are not what they seem.
@Suite struct EchoedOptionsTests {
  @Test func theQueryIsEchoed() throws {
    let command = try Command()
    try command.write("account,nps\nA,9\nA,3\nB,7\n", to: "a.csv")
    let run = try command.run("nps", "a.csv", "--where", "account=A", "--format", "json")
    #expect(
      run.output.contains(
        """
            "where": [
              "account=A"
            ],
            "sheet": null,
            "header_row": null,
            "sql": null
        """) || run.output.contains("\"where\": [\"account=A\"]"))
    for name in ["sheet", "header_row", "sql"] { #expect(run.output.contains("\"\(name)\": null")) }
  }

  #if SQLite
    @Test func theQueryOfADatabaseIsEchoed() throws {
      let command = try Command()
      try command.write("account,nps\nA,9\nA,3\nB,7\n", to: "a.csv")
      #expect(try command.run("nps", "a.csv", "--output", "r.sqlite").status == 69)
      let sql = "SELECT 9 AS nps"
      let run = try command.run("nps", "r.sqlite", "--sql", sql, "--format", "json")
      #expect(run.output.contains("\"sql\": \"\(sql)\""), "\(run.errors)")
    }
  #endif

  @Test(arguments: [
    "nps", "csat", "compare --by account", "accounts", "correlate", "kpis",
    "drivers --outcome nps --drivers account",
  ]) func aHeaderWithoutRowsIsCalledThat(line: String) throws {
    let command = try Command()
    try command.write("account,nps\n", to: "empty.csv")
    let words = line.split(separator: " ").map(String.init)
    let run = try command.run([words[0], "empty.csv"] + words.dropFirst())
    #expect(run.status == 69 && run.output.isEmpty)
    #expect(
      run.errors.hasPrefix("quorum: empty.csv has a header line (account, nps) and no rows"),
      "\(run.errors)")
  }

  /// Text under a name of another format is read, and said to be text where it does not do.
  @Test(arguments: [
    ("x.xlsx", "an Excel workbook"), ("x.sav", "an SPSS data file"), ("x.dta", "a Stata data file"),
    ("x.sqlite", "an SQLite database"),
  ]) func textUnderAnotherNameIsCalledText(name: String, noun: String) throws {
    let command = try Command()
    try command.write("account,nps\nA,9\nA,3\nB,7\n", to: name)
    let run = try command.run("csat", name)
    #expect(run.status == 65)
    #expect(
      run.errors.contains(
        "\n\(name) is \(noun) by its name only: it holds text, and was read as a text table (CSV).\n"
      ), "\(run.errors)")
    #expect(!(try command.run("nps", name).errors.contains("by its name only")))
    // The head of a file that was cut off after a few bytes.
    try command.write("$FL", to: name)
    #expect(try command.run("nps", name).errors.contains("\(noun) by its name only"))
  }

  @Test func aShiftNamesItsAccountByItsId() throws {
    let command = try Command()
    let meridian = Command.repository.appendingPathComponent("notebooks-data/meridian").path
    let run = try command.run("accounts", "\(meridian)/quorum.yml", "--format", "json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let result = try #require(json["result"] as? [String: Any])
    let accounts = try #require(result["accounts"] as? [[String: Any]])
    let shifts = accounts.compactMap { account in
      (account["shift"] as? [String: Any]).map {
        (account["id"] as? String, $0["account"] as? String)
      }
    }
    #expect(shifts.count > 10)
    #expect(shifts.allSatisfy { $0.0 != nil && $0.0 == $0.1 })
  }
}
