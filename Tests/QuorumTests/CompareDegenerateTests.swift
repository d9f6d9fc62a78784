import Foundation
import Testing

/// What `quorum compare` says of files that hold next to nothing: a reasoned answer, or a refusal with
/// exit code 69, never a crash and never a number that does not exist.
@Suite struct CompareDegenerateTests {
  private func rows(
    _ waves: Int, _ people: Int, account: (Int) -> String, answer: (Int, Int) -> Int
  )
    -> String
  {
    "wave,account,respondent_id,nps\n"
      + (0..<waves).flatMap { wave in
        (0..<people).map { "w\(wave),\(account($0)),p\($0),\(answer(wave, $0))" }
      }.joined(separator: "\n") + "\n"
  }

  private func compare(_ text: String, _ arguments: String...) throws -> Command.Outcome {
    let command = try Command()
    let outcome = try command.run(["compare", try command.write(text, to: "s.csv")] + arguments)
    #expect(!outcome.output.lowercased().contains("nan") && !outcome.output.contains("inf "))
    return outcome
  }

  @Test func oneAccount() throws {
    let text = rows(3, 6, account: { _ in "only" }, answer: { ($0 * 3 + $1 * 2) % 11 })
    let waves = try compare(text, "--waves", "wave")
    #expect(waves.status == 69 && waves.output.contains("few"))
    #expect(waves.errors.hasPrefix("Next: quorum "))
    let groups = try compare(text, "--by", "wave")
    #expect(groups.status == 69)
  }

  @Test func everyoneAPromoter() throws {
    let text = rows(3, 8, account: { "a\($0)" }, answer: { _, _ in 10 })
    let waves = try compare(text, "--waves", "wave")
    #expect(waves.status == 0 && waves.output.contains("cannot tell"))
    #expect(!waves.output.contains("The score rose") && !waves.output.contains("The score fell"))
    let groups = try compare(text, "--by", "wave", "--adjust", "maxt")
    #expect(groups.status == 0 && groups.output.contains("cannot tell whether the 3 groups"))
  }

  @Test func twoGroupsOfOne() throws {
    let outcome = try compare("g,nps\nx,10\ny,0\n", "--by", "g")
    #expect(outcome.status == 0 && outcome.output.contains("apart"))
    let waves = try compare("w,nps\n1,10\n2,0\n", "--waves", "w")
    #expect(waves.status == 0)
  }

  @Test func identicalWaves() throws {
    let text = rows(2, 12, account: { "a\($0 / 2)" }, answer: { _, person in person * 5 % 11 })
    let outcome = try compare(text, "--waves", "wave")
    #expect(outcome.status == 0 && outcome.output.contains("cannot tell whether the score changed"))
    let json = try compare(text, "--waves", "wave", "--format", "json")
    #expect(json.output.contains("\"p_value\": 1"))
  }

  @Test func respondentsTwiceInAWave() throws {
    let once = rows(2, 10, account: { "a\($0 / 2)" }, answer: { ($0 * 4 + $1) % 11 })
    let text =
      once + once.split(separator: "\n").dropFirst().prefix(4).joined(separator: "\n") + "\n"
    let outcome = try compare(text, "--waves", "wave")
    #expect(outcome.status == 0 && outcome.output.contains("the last answer is taken"))
    #expect(outcome.output.contains("already answered"))
  }

  @Test func noRespondentColumn() throws {
    let text =
      "wave,account,nps\n"
      + (0..<24).map { "w\($0 / 12),a\($0 % 6),\($0 * 7 % 11)" }.joined(separator: "\n") + "\n"
    let outcome = try compare(text, "--waves", "wave")
    #expect(outcome.status == 0 && !outcome.output.contains("People who answered both waves"))
    let json = try compare(text, "--waves", "wave", "--format", "json")
    #expect(json.output.contains("\"people\": []"))
  }

  @Test func theSampleShowsWhatWasPutIn() throws {
    let command = try Command()
    let file = Command.repository.appendingPathComponent("notebooks-data/meridian/responses.csv")
    let outcome = try command.run("compare", file.path, "--waves", "wave")
    #expect(
      outcome.status == 0 && outcome.output.contains("The score fell from 2024-H2 to 2025-H1."))
    for pair in ["2024-H1 to 2024-H2", "2025-H1 to 2025-H2"] {
      #expect(
        outcome.output.contains("The data cannot tell whether the score changed from \(pair)"))
    }
    #expect(outcome.output.contains("answers."))
    for table in [
      "comparisons", "same_people", "transitions", "class_tests", "change_parts", "control_limits",
      "trend",
    ] {
      let csv = try command.run(
        "compare", file.path, "--waves", "wave", "--format", "csv", "--table", table)
      #expect(csv.status == 0 && csv.output.contains("\n"), "\(table)")
    }
  }
}
