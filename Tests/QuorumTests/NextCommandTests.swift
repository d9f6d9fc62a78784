import Foundation
import Testing

/// What an error says to type next.
@Suite struct NextCommandTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let next: String?
    /// The exit code of what is to be typed next; nil where it should not be run.
    let after: Int32?

    init(_ line: String, _ status: Int32, _ next: String?, after: Int32? = 0) {
      arguments = line.split(separator: " ").map(String.init)
      self.status = status
      self.next = next
      self.after = next == nil ? nil : after
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case("nps anwsers.csv", 66, "quorum nps answers.csv"),
    Case("nps elsewhere/none.csv", 66, "quorum help nps"),
    Case("nps answers.csv --by teir", 65, "quorum check answers.csv"),
    Case("csat words.csv", 65, "quorum check words.csv", after: 65),
    Case("nps wrong.csv", 65, "quorum check wrong.csv", after: 65),
    Case("nps answers.csv --where tier=none", 65, "quorum check answers.csv"),
    Case("nps short.csv", 65, "quorum nps short.csv --ragged pad"),
    Case("nps few.csv", 69, "quorum plan few.csv --margin 10"),
    Case("nps few.csv --quiet", 69, nil),
    Case("nps answers.csv --interval wold", 64, "quorum explain score-intervals"),
    Case("nps answers.csv --by", 64, "quorum help nps"),
    Case("nps", 64, "quorum init *.csv", after: nil),
    Case("nps none.yml", 66, "quorum init *.csv", after: nil),
    Case("nps bad.yml", 65, "quorum explain project-file"),
    Case(
      "nps answers.csv --format csv --table score", 65,
      "quorum nps answers.csv --format csv --table scores"),
    Case("explain firht", 65, "quorum explain"),
    Case("accounts answers.csv --account Nobody", 65, "quorum accounts answers.csv"),
    Case("accounts answers.csv --wave 1999", 65, "quorum explain accounts"),
    Case("retention answers.csv", 65, "quorum explain retention"),
    Case("drivers answers.csv --outcome tier --drivers nps", 65, "quorum explain drivers"),
    Case("correlate answers.csv --with tier", 65, "quorum explain correlation"),
    Case("gaps composite answers.csv", 64, "quorum help gaps composite"),
    Case("gaps staff answers.csv", 64, "quorum help gaps staff"),
    Case("nps answers.csv --min-n 500", 69, "quorum explain small-groups"),
    Case("nps answers.csv --aggregate revenue", 65, "quorum explain estimands"),
    Case("nsp answers.csv", 64, "quorum nps answers.csv"),
    Case("answers.csv", 64, "quorum check answers.csv"),
    Case("nps answers.csv --output nowhere/x.json", 73, nil),
  ]

  private func files() throws -> Command {
    let command = try Command()
    let rows = (0..<40).map { "A\($0 % 8),\(($0 * 7) % 11),\(["one", "two", "three"][$0 % 3])" }
    try command.write("account,nps,tier\n" + rows.joined(separator: "\n") + "\n", to: "answers.csv")
    try command.write("account,words\nA,x\nB,y\n", to: "words.csv")
    try command.write("account,nps\nA,9\nB,99\n", to: "wrong.csv")
    try command.write(
      "account,nps,tier\nA,9\n" + rows.joined(separator: "\n") + "\n", to: "short.csv")
    try command.write("account,nps\nA,9\nA,3\nB,7\nB,2\n", to: "few.csv")
    try command.write("nonsense: 3\n", to: "bad.yml")
    return command
  }

  @Test(arguments: cases) func isWhatHelps(_ given: Case) throws {
    let command = try files()
    let run = try command.run(given.arguments)
    #expect(run.status == given.status, "\(run.errors)")
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("Next: ") }
    let shown = lines.map { line in
      let text = line.dropFirst("Next: ".count)
      return text.range(of: "  (").map { String(text[..<$0.lowerBound]) } ?? String(text)
    }
    #expect(shown == (given.next.map { [$0] } ?? []), "\(run.errors)")
    if let after = given.after, let next = shown.first {
      let words = next.split(separator: " ").dropFirst().map(String.init)
      #expect(try command.run(words).status == after)
    }
  }

  /// A word with a blank is quoted, so that the line can be pasted.
  @Test func namesAreQuoted() throws {
    let command = try files()
    try command.write("account,nps\nA,9\nB,99\n", to: "our answers.csv")
    let run = try command.run("nps", "our answers.csv")
    #expect(run.errors.contains("Next: quorum check 'our answers.csv'  ("))
  }

  /// A refusal while running names its own command, not the whole program's usage.
  @Test func lateRefusalsDoNotShowTheUsageOfTheProgram() throws {
    let run = try files().run("gaps", "staff", "answers.csv")
    #expect(run.status == 64 && !run.errors.contains("Usage: quorum <subcommand>"))
    #expect(run.errors.hasPrefix("Error: "))
  }
}
