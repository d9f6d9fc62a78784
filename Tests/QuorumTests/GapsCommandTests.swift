import Foundation
import Testing

@Suite struct GapsCommandTests {
  private static var data: String {
    Command.repository.appending(path: "notebooks-data/meridian").path
  }

  /// Each form with the arguments that it needs, and what the sample data must show.
  private static let forms: [(arguments: [String], says: [String])] = [
    (
      ["composite", "responses.csv", "--items-file", "items.csv", "--resamples", "99"],
      ["α 0.85", "Kestrelund Optics (delivery, support, value)", "56 answers with a blank item"]
    ),
    (
      ["staff", "responses.csv", "--staff", "staff.csv"],
      ["Staff think better", "Hesperlund", "2 accounts were rated by staff and never heard"]
    ),
    (
      ["partners", "partners.csv", "--resamples", "99"],
      ["Strategic alignment: we see 1.04 more", "Trust: the data cannot tell", "one side only"]
    ),
    (
      ["roles", "responses.csv", "--benchmark", "decision_maker=20,end_user=40"],
      ["decision_maker: confidently below", "end_user: the answers cannot tell"]
    ),
  ]

  private func run(_ form: [String], _ more: [String] = []) throws -> Command.Outcome {
    let files = form.map { $0.hasSuffix(".csv") ? "\(Self.data)/\($0)" : $0 }
    return try Command().run(["gaps"] + files + more)
  }

  /// Wrapped text on one line.
  private func flat(_ text: String) -> String {
    text.replacingOccurrences(of: "▌", with: "").split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test func theSampleDataInEveryForm() throws {
    for form in Self.forms {
      let text = try run(form.arguments)
      #expect(text.status == 0, "\(text.errors)")
      for words in form.says { #expect(flat(text.output).contains(words), "\(words)") }
      let json = try run(form.arguments, ["--format", "json"])
      #expect(json.output.contains("\"schema\": \"quorum.gaps_\(form.arguments[0])/1\""))
      #expect(!json.output.lowercased().contains(": nan"))
      for format in ["csv", "markdown", "html"] {
        let outcome = try run(form.arguments, ["--format", format])
        #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(format)")
      }
    }
  }

  @Test func threadsDoNotMatter() throws {
    for form in Self.forms.prefix(3) {
      let outputs = try ["1", "2"].map {
        try run(form.arguments, ["--format", "json", "--threads", $0]).output
      }
      #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
    }
  }

  @Test func tables() throws {
    let strengths = try run(Self.forms[2].arguments, ["--format", "csv", "--table", "strengths"])
    #expect(strengths.output.hasPrefix("account,estimate,"))
    let concerns = try run(Self.forms[0].arguments, ["--format", "csv", "--table", "concerns"])
    #expect(concerns.output.contains("A31,delivery,"))
  }

  @Test func usage() throws {
    for wrong in [
      ["composite", "responses.csv", "--no-project"], ["staff", "responses.csv", "--no-project"],
      ["staff", "responses.csv", "--staff", "staff.csv", "--line", "11"],
      ["roles", "responses.csv", "--benchmark", "end_user"],
      ["partners", "partners.csv", "--scale", "7-1"],
      ["partners", "partners.csv", "--level", "95"],
      ["composite", "responses.csv", "--items-file", "items.csv", "--weights", "quality"],
    ] {
      #expect(try run(wrong).status == 64, "\(wrong)")
    }
  }

  @Test func uglyInputs() throws {
    let role = try run(["roles", "responses.csv", "--benchmark", "enduser=20,decision=3"])
    #expect(role.status == 65 && role.errors.contains("decision_maker"))
    let item = try run(
      ["composite", "responses.csv", "--items-file", "items.csv", "--items", "qality,ease"])
    #expect(item.status == 65 && item.errors.contains("quality"))
    #expect(try run(["staff", "responses.csv", "--staff", "none.txt"]).status == 66)
    let command = try Command()
    let odd = try command.write(
      "company;who;how good\nA;us;3\nA;them;eight\nB;us;2\n", to: "odd.csv")
    let text = try command.run("gaps", "partners", odd, "--side", "who", "--partner", "company")
    #expect(text.status == 65 && !text.errors.isEmpty)
    let empty = try command.write("partner,side,trust\n", to: "empty.csv")
    #expect([65, 69].contains(try command.run("gaps", "partners", empty).status))
    let one = try command.write(
      "partner,side,trust\np1,us,3\np2,us,5\np3,us,4\np4,us,4\np5,us,2\n", to: "one.csv")
    let alone = try command.run("gaps", "partners", one)
    #expect(alone.status == 69 && alone.output.contains("No partner was rated by both sides"))
    let answers = try command.write("account,nps\na,9\nb,3\n", to: "two.csv")
    let ratings = try command.write("account,nps\na,9\nb,9\n", to: "staff.csv")
    let few = try command.run("gaps", "staff", answers, "--staff", ratings)
    #expect(few.status == 69 && few.output.contains("described, not estimated"))
  }
}
