import Testing

/// Encodings, dates, amounts and words of several countries, as the command reads them.
@Suite struct LocaleCommandTests {
  static let dated =
    "account,nps,answered_at\n"
    + (0..<8).map { "a\($0),\($0 < 5 ? 9 : 6),0\($0 + 1)/04/2026\n" }.joined()

  @Test func datesThatNobodyUsesStopNothing() throws {
    let command = try Command()
    let outcome = try command.run("nps", command.write(Self.dated, to: "d.csv"))
    #expect(outcome.status == 0 && !outcome.output.contains("--dates"))
  }

  @Test func datesThatAreUsedMustBeClear() throws {
    let command = try Command()
    let file = try command.write(
      Self.dated.replacing("account,nps", with: "account,size,nps").replacing(",9,", with: ",3,9,")
        .replacing(",6,", with: ",8,6,"), to: "d.csv")
    let refused = try command.run("correlate", file, "--as-of", "2026-04-05")
    #expect(refused.status == 65, "\(refused.output)\(refused.errors)")
    #expect(refused.errors.contains("“answered_at”, line 2: “01/04/2026” is 2026-04-01 day first"))
    #expect(refused.errors.contains("--dates dmy"))
    let told = try command.run("correlate", file, "--as-of", "2026-04-05", "--dates", "dmy")
    #expect(!told.errors.contains("--dates"), "\(told.errors)")
    let noted = try command.run("correlate", file, "--format", "json")
    #expect(noted.output.contains("ambiguous_dates"), "\(noted.output)\(noted.errors)")
  }

  @Test func retentionRefusesAndReads() throws {
    let command = try Command()
    func file(_ second: String) throws -> String {
      try command.write(
        "account,start_date,end_date\n"
          + (1...9).map { "a\($0),0\($0)/02/2024,\($0 % 2 == 0 ? "" : "0\($0)/03/2025")\n" }
          .joined()
          + "b,\(second)/02/2024,\(second)/03/2025\n", to: "r.csv")
    }
    let refused = try command.run("retention", file("10"))
    #expect(refused.status == 65 && refused.errors.contains("start_date"), "\(refused.errors)")
    let settled = try command.run("retention", file("20"))
    #expect(settled.status == 0, "\(settled.errors)")
    #expect(settled.output.contains("day first"))
  }

  @Test func wordsForYesAndNoCanBeTold() throws {
    let command = try Command()
    let file = try command.write(
      "account,tenure_months,churned\n"
        + (1...12).map { "a\($0),\($0 * 3),\($0 % 3 == 0 ? "abgesprungen" : "treu")\n" }.joined(),
      to: "y.csv")
    let refused = try command.run("retention", file)
    #expect(refused.status == 65 && refused.errors.contains("neither yes nor no"))
    let told = try command.run(
      "retention", file, "--yes-words", "abgesprungen,weg", "--no-words", "treu")
    #expect(told.status == 0 && told.output.contains("“abgesprungen” is yes"), "\(told.errors)")
  }

  @Test func amountsInEurosAreNumbers() throws {
    let command = try Command()
    let file = try command.write(
      "Kunde;Bewertung;Jahresumsatz\n"
        + (1...9).map { "k\($0);\($0 % 4 == 0 ? 5 : 9);€ \($0).234,50\n" }.joined(), to: "e.csv")
    let outcome = try command.run("nps", file, "--aggregate", "revenue")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("amounts in €"), "\(outcome.output)")
  }
}
