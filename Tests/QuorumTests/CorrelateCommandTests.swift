import Foundation
import Testing

@Suite struct CorrelateCommandTests {
  static let answers =
    "account,responded_at,nps\n"
    + (0..<20).map { "a\($0 / 2),2025-01-\($0 < 10 ? "1" : "2")\($0 % 10),\($0 / 2)" }
    .joined(separator: "\n") + "\n"
  static let accounts =
    "account,usage,arr,churned,region,flat\n"
    + (0..<10).map {
      "a\($0),\($0 * 3 + $0 % 2),\([4, 9, 1, 7, 3, 8, 2, 6, 5, 1][$0]),\($0 < 5 ? "yes" : "no"),r\($0),7"
    }
    .joined(separator: "\n") + "\n"

  private func files() throws -> (Command, String, String) {
    let command = try Command()
    return (
      command, try command.write(Self.answers, to: "s.csv"),
      try command.write(Self.accounts, to: "a.csv")
    )
  }

  @Test func everyForm() throws {
    let (command, file, accounts) = try files()
    let text = try command.run("correlate", file, "--accounts", accounts)
    #expect(text.status == 0)
    #expect(text.output.contains("Accounts with higher nps have higher usage"))
    #expect(text.output.contains("20 answers were brought to one value for each of 10 accounts"))
    #expect(text.output.components(separatedBy: "not cause").count == 2)
    for format in ["json", "csv", "markdown", "html"] {
      let outcome = try command.run(
        "correlate", file, "--accounts", accounts, "--format", format)
      #expect(outcome.status == 0 && outcome.output.contains("usage"))
    }
    let json = try command.run("correlate", file, "--accounts", accounts, "--format", "json")
    #expect(json.output.contains("\"schema\": \"quorum.correlate/1\""))
    #expect(json.output.contains("\"path\": \"a.csv\""))
    let csv = try command.run("correlate", file, "--accounts", accounts, "--format", "csv")
    #expect(csv.output.hasPrefix("term,with,method,estimate,p_value,p_adjusted,conf_low"))
  }

  @Test func matrixPartialAndLandmark() throws {
    let (command, file, accounts) = try files()
    let matrix = try command.run(
      "correlate", file, "--accounts", accounts, "--columns", "nps,usage,arr,churned")
    #expect(matrix.status == 0 && matrix.output.contains("Matrix"))
    let partial = try command.run(
      "correlate", file, "--accounts", accounts, "--with", "usage", "--partial", "arr")
    #expect(partial.status == 0 && partial.output.contains("at the same arr"))
    let early = try command.run(
      "correlate", file, "--accounts", accounts, "--with", "usage", "--as-of", "2025-01-19")
    #expect(early.status == 0 && early.output.contains("10 answers"))
    let kendall = try command.run(
      "correlate", file, "--accounts", accounts, "--with", "usage", "--method", "kendall",
      "--adjust", "none", "--seed", "7", "--resamples", "199")
    #expect(kendall.status == 0 && kendall.output.contains("Kendall"))
  }

  @Test func uglyInputs() throws {
    let (command, file, accounts) = try files()
    #expect(try command.run("correlate", file, "--with", "usage").status == 65)
    let near = try command.run("correlate", file, "--accounts", accounts, "--with", "usge")
    #expect(near.status == 65 && near.errors.contains("Did you mean “usage”"))
    let text = try command.run("correlate", file, "--accounts", accounts, "--with", "region")
    #expect(text.status == 65 && text.errors.contains("10 different texts"))
    #expect(try command.run("correlate", file, "--accounts", "none.csv").status == 66)
    let flat = try command.run("correlate", file, "--accounts", accounts, "--with", "flat")
    #expect(flat.status == 69 && flat.output.contains("cannot be correlated"))
    let three = try command.write(
      "account,usage\na0,1\na1,2\na2,3\n", to: "three.csv")
    let few = try command.run("correlate", file, "--accounts", three)
    #expect(few.status == 69 && few.output.contains("Only 3 rows have both"))
    let twice = try command.write("account,usage\na0,1\na0,2\n", to: "twice.csv")
    let double = try command.run("correlate", file, "--accounts", twice)
    #expect(double.status == 65 && double.errors.contains("a0 (lines 2, 3)"))
    let empty = try command.write("account,nps\n", to: "empty.csv")
    #expect([65, 69].contains(try command.run("correlate", empty).status))
  }

  @Test func threadsDoNotMatter() throws {
    let (command, file, accounts) = try files()
    let outputs = try ["1", "2"].map { threads in
      try command.run(
        "correlate", file, "--accounts", accounts, "--with", "usage", "--format", "json",
        "--threads", threads
      ).output
    }
    #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
  }

  @Test func usage() throws {
    let (command, file, accounts) = try files()
    for wrong in [
      ["--columns", "nps"], ["--columns", "nps,usage", "--with", "arr"], ["--resamples", "5"],
      ["--with", "usage, ,arr"], ["--partial", "arr", "--method", "kendall"], ["--level", "95"],
      ["--with", "usage", "--adjust", "maxt"],
    ] {
      let outcome = try command.run(["correlate", file, "--accounts", accounts] + wrong)
      #expect(outcome.status == 64, "\(wrong)")
    }
    let date = try command.run("correlate", file, "--accounts", accounts, "--as-of", "soon")
    #expect(date.status == 65 && date.errors.contains("YYYY-MM-DD"))
  }

  @Test func theSampleData() throws {
    let folder = Command.repository.appending(path: "notebooks-data/meridian").path
    let command = try Command()
    let outcome = try command.run(
      "correlate", "\(folder)/responses.csv", "--accounts", "\(folder)/accounts.csv", "--as-of",
      "2025-12-31", "--with", "churned,usage")
    #expect(outcome.status == 0 && outcome.output.contains("446 answers · 60 accounts"))
    #expect(outcome.output.contains("Accounts where churned is yes have lower nps"))
  }
}
