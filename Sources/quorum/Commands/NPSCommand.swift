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
      "The last detractor answer and the last passive answer.", valueName: "low,middle"))
  var breaks: Breaks = Breaks(lastLow: 6, lastMiddle: 8)

  @OptionGroup var output: OutputOptions

  func run() throws {
    let read = try input.table()
    let scale = try ScoreScale(
      metric: .netPromoter, minimum: 0, maximum: 10, lastLow: breaks.lastLow,
      lastMiddle: breaks.lastMiddle)
    let result = try NetPromoterScore(
      selection: survey.selection, scale: scale, intervals: interval.intervals,
      level: survey.level, population: survey.customers
    ).run(read.table)
    let options =
      survey.members(input, scale: scale) + [JSONMember("interval", .string(interval.description))]
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

/// Two breaks written "6,8".
struct Breaks: ExpressibleByArgument, CustomStringConvertible {
  let lastLow: Int
  let lastMiddle: Int

  init(lastLow: Int, lastMiddle: Int) {
    self.lastLow = lastLow
    self.lastMiddle = lastMiddle
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { Int($0.trimmed) }
    guard parts.count == 2, let low = parts[0], let middle = parts[1] else { return nil }
    self.init(lastLow: low, lastMiddle: middle)
  }

  var description: String { "\(lastLow),\(lastMiddle)" }
}

extension Substring {
  /// Without blanks at either end.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Input {
  /// What the JSON envelope says of this file.
  func envelope(used: Int) -> EnvelopeInput {
    EnvelopeInput(path: path, rows: rows, used: used, digest: digest)
  }
}
