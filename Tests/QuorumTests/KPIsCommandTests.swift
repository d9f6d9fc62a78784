import Foundation
import Testing

@Suite struct KPIsCommandTests {
  private static func sample(_ name: String) -> String {
    Command.repository.appendingPathComponent("notebooks-data/meridian/\(name).csv").path
  }

  private static var programme: [String] {
    [
      "kpis", sample("responses"), "--invitations", sample("contacts"), "--accounts",
      sample("accounts"), "--alerts", sample("alerts"),
    ]
  }

  @Test func theSampleHasItsDocumentedFigures() throws {
    // The dictionary of the sample data states these.
    let outcome = try Command().run(Self.programme + ["--format", "csv"])
    #expect(outcome.status == 0)
    for line in [
      "overall,,,alert_follow_up_rate,0.8,", "overall,,,silent_accounts,0.0333",
      "wave,2024-H1,2024-H1,response_rate,0.58", "wave,2025-H2,2025-H2,silent_accounts,0.1166",
      "wave,2025-H1,2025-H1,silent_accounts,0.2166",
    ] {
      #expect(outcome.output.contains(line), "\(line)")
    }
  }

  @Test func guidelinesTargetsAndEveryForm() throws {
    let command = try Command()
    let goals =
      Self.programme + [
        "--guideline", "enterprise:decision_maker=1,end_user=2", "--guideline", "small:all=1",
        "--response-target", "all=1", "--target", "silent_accounts<=10%", "--target",
        "enterprise:response_rate>=0.9", "--by", "region", "--by", "role", "--from", "2025-12-31",
        "--until", "2026-12-31", "--resamples", "199", "--level", "0.9",
      ]
    let text = try command.run(goals)
    #expect(text.status == 0)
    for piece in [
      "missed", "By region", "By role", "Who has to act", "Open alerts", "90 % interval",
    ] {
      #expect(text.output.contains(piece), "\(piece)")
    }
    for format in ["json", "csv", "markdown", "html"] {
      let outcome = try command.run(goals + ["--format", format])
      #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(format)")
    }
    for table in ["figures", "accounts", "open_alerts"] {
      let outcome = try command.run(goals + ["--format", "csv", "--table", table])
      #expect(outcome.status == 0, "\(table)")
    }
    let json = try command.run(goals + ["--format", "json"]).output
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(value?["schema"] as? String == "quorum.kpis/1")
  }

  @Test func businessFiguresAlone() throws {
    let command = try Command()
    let outcome = try command.run(
      "kpis", "--accounts", Self.sample("accounts"), "--no-project", "--months", "12", "--margin",
      "0.7", "--resamples", "199")
    #expect(outcome.status == 0)
    for piece in ["20.0 %", "What the files do not give", "--orders FILE"] {
      #expect(outcome.output.contains(piece), "\(piece)")
    }
  }

  @Test func scorecard() throws {
    let command = try Command()
    let card = try command.write(
      "figure,numerator,denominator,target,previous_numerator,previous_denominator\n"
        + "renewal,90,100,0.8,60,100\nwon,5,20,0.3,4,20\n", to: "card.csv")
    let outcome = try command.run("kpis", "--scorecard", card)
    #expect(outcome.status == 0 && outcome.output.contains("confidently above"))
    #expect(outcome.output.contains("it has risen by more than noise"))
    let lines = try command.run("kpis", "--scorecard", card, "--format", "csv").output
    #expect(lines.contains("0.8,above,0.6,") && lines.contains("0.3,inconclusive,0.2,"))
  }

  @Test(
    arguments: [
      (["kpis"], 64, "project file"),
      (["kpis", "--scorecard", "absent.csv"], 66, "absent.csv"),
      (["kpis", "r.csv", "--target", "respnse_rate>=0.5"], 64, "response_rate"),
      (["kpis", "r.csv", "--target", "response_rate=0.5"], 64, "is no target"),
      (["kpis", "r.csv", "--guideline", "gold:boss=half"], 64, "boss"),
      (["kpis", "r.csv", "--guideline", "gold:boss=1.5"], 64, "whole number"),
      (["kpis", "r.csv", "--by", "absent"], 65, "absent"),
      (["kpis", "r.csv", "--min-n", "9"], 69, "--min-n"),
      (["kpis", "r.csv", "--min-n", "0"], 64, "--min-n"),
      (["kpis", "r.csv", "--from", "2025-01-01"], 64, "--until"),
      (["kpis", "--figures", "r.csv"], 65, "period"),
      (["kpis", "--orders", "r.csv"], 65, "day of the order"),
      (["kpis", "r.csv", "--as-of", "soon"], 65, "soon"),
      (["kpis", "r.csv"], 69, ""),
    ] as [([String], Int32, String)])
  func whatCannotBe(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    let command = try Command()
    try command.write("account,nps\na,9\nb,3\n", to: "r.csv")
    let outcome = try command.run(arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(reason.isEmpty || outcome.errors.contains(reason), "\(outcome.errors)")
  }
}
