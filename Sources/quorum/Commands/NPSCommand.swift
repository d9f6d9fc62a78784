import ArgumentParser
import Customers
import Reports
import Statistics

/// `quorum nps`: the score, how sure it is, by group.
struct NPSCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nps",
    abstract: "The Net Promoter Score, how sure it is, by group.",
    discussion: """
      EXAMPLES
        quorum nps responses.csv
        quorum nps responses.csv --by tier --by role
        quorum nps responses.csv --where wave=2025-H2 --population 220
        quorum nps responses.csv --interval all
        cat responses.csv | quorum nps - --format json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var survey: SurveyOptions

  @Option(
    help: ArgumentHelp(
      "The interval method, or all to see every one beside the default.", valueName: "name"))
  var interval: IntervalChoice = .standard

  @Option(
    help: ArgumentHelp(
      "The last detractor answer and the last passive answer. (default: 6,8)",
      valueName: "low,middle"), transform: { try NumberPair($0, like: "6,8") })
  var breaks: NumberPair?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let read = try input.table()
    let scale = try ScoreScale(
      metric: .netPromoter, minimum: 0, maximum: 10, lastLow: breaks?.first ?? 6,
      lastMiddle: breaks?.second ?? 8)
    let result = try NetPromoterScore(
      selection: survey.selection, scale: scale, intervals: interval.intervals,
      level: survey.level, population: survey.customers
    ).run(read.table)
    let options =
      survey.members(input) + [
        JSONMember("breaks", .array([JSONValue(scale.lastLow), JSONValue(scale.lastMiddle)])),
        JSONMember("interval", .string(interval.description)),
      ]
    try output.write(
      Envelope(
        schema: "quorum.nps/1", version: Version.current, command: "nps", options: options,
        inputs: [read.envelope(used: result.overall.answers)], result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

/// The name of an interval method, "all", or the default.
enum IntervalChoice: ExpressibleByArgument, CustomStringConvertible {
  case standard, all
  case named(String)

  static let names =
    NetScoreInterval.all.map(\.name) + ClusteredInterval.all.map(\.name)

  init?(argument: String) {
    switch argument {
    case "default": self = .standard
    case "all": self = .all
    case let name where Self.names.contains(name): self = .named(name)
    default: return nil
    }
  }

  static var allValueStrings: [String] { ["default", "all"] + names }

  var intervals: NetPromoterScore.Intervals {
    switch self {
    case .standard: .standard
    case .all: .all
    case .named(let name): .named(name)
    }
  }

  var description: String {
    switch self {
    case .standard: "default"
    case .all: "all"
    case .named(let name): name
    }
  }
}

extension Input {
  /// What the JSON envelope says of this file.
  func envelope(used: Int) -> EnvelopeInput {
    EnvelopeInput(path: path, rows: rows, used: used, digest: digest)
  }
}
