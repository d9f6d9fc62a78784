import ArgumentParser
import Certification
import Foundation

@main
struct QuorumCertify: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "quorum-certify",
    abstract: "Run reference cases against Quorum's libraries and print digits of agreement.",
    discussion: """
      The directory holds cases/*.json and the data files that the cases name. The last line says \
      how many cases passed, failed and were skipped because their method is not implemented.

      Exit codes: 0 every case that ran has passed; 1 a case failed; 65 a case file is malformed; \
      66 the directory or a case file cannot be read; 69 no case ran.
      """)

  @Argument(help: "The directory that holds `cases`.", completion: .directory)
  var directory: String

  @Option(help: "How to print the report.")
  var format: Format = .text

  @Flag(help: "List every failing value.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "Run only this family, method or case id; may be repeated.", valueName: "name"))
  var only: [String] = []

  func run() throws {
    let cases: CaseDirectory
    do {
      cases = try CaseDirectory(path: directory)
    } catch {
      complain(error.description)
      throw ExitCode(66)
    }
    let report = Certification(only: only).run(cases)
    switch format {
    case .text:
      write(report.text(verbose: verbose), to: .standardOutput)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      write(String(decoding: try encoder.encode(report), as: UTF8.self) + "\n", to: .standardOutput)
    }
    report.problems.forEach { complain($0.sentence) }
    if report.passed + report.failed == 0, report.problems.isEmpty {
      complain(
        report.skipped > 0
          ? "no case ran: the methods of all \(report.skipped) are not implemented"
          : only.isEmpty
            ? "no case ran: there is none in \(directory)/cases"
            : "no case ran: none is named \(only.joined(separator: ", ")) by family, method or id")
    }
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }

  private func complain(_ sentence: String) {
    write("quorum-certify: \(sentence)\n", to: .standardError)
  }

  private func write(_ text: String, to handle: FileHandle) {
    handle.write(Data(text.utf8))
  }
}
