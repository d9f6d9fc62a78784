import ArgumentParser
import Customers
import Reports

/// `quorum csat`: the share of satisfied customers and the mean.
struct CSATCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csat",
    abstract: "Customer satisfaction: the share of positive answers and the mean, by group.",
    discussion: """
      EXAMPLES
        quorum csat responses.csv
        quorum csat responses.csv --scale 1,7 --positive 6 --by tier
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var survey: SurveyOptions

  @Option(help: ArgumentHelp("The ends of the scale.", valueName: "low,high"))
  var scale: ScaleEnds = ScaleEnds(minimum: 1, maximum: 5)

  @Option(help: ArgumentHelp("The lowest positive answer.", valueName: "answer"))
  var positive: Int = 4

  @OptionGroup var output: OutputOptions

  func run() throws {
    try SatisfactionRun(
      command: "csat", metric: .satisfaction, ends: scale, positive: positive, input: input,
      survey: survey, output: output
    ).run()
  }
}

/// `quorum ces`: the share who find it easy and the mean.
struct CESCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ces",
    abstract: "Customer effort: the share who find it easy and the mean, by group.",
    discussion: """
      EXAMPLES
        quorum ces responses.csv
        quorum ces responses.csv --scale 1,5 --positive 4
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var survey: SurveyOptions

  @Option(help: ArgumentHelp("The ends of the scale.", valueName: "low,high"))
  var scale: ScaleEnds = ScaleEnds(minimum: 1, maximum: 7)

  @Option(help: ArgumentHelp("The lowest answer that counts as easy.", valueName: "answer"))
  var positive: Int = 5

  @OptionGroup var output: OutputOptions

  func run() throws {
    try SatisfactionRun(
      command: "ces", metric: .effort, ends: scale, positive: positive, input: input,
      survey: survey, output: output
    ).run()
  }
}

/// What the two commands have in common: all but their scale.
private struct SatisfactionRun {
  let command: String
  let metric: ColumnPurpose
  let ends: ScaleEnds
  let positive: Int
  let input: InputOptions
  let survey: SurveyOptions
  let output: OutputOptions

  func run() throws {
    let read = try input.table()
    let scale = try ScoreScale(
      metric: metric, minimum: ends.minimum, maximum: ends.maximum, lastLow: positive - 1,
      lastMiddle: positive - 1)
    let result = try SatisfactionScore(
      selection: survey.selection, scale: scale, level: survey.level,
      population: survey.customers
    ).run(read.table)
    try output.write(
      Envelope(
        schema: "quorum.\(command)/1", version: Version.current, command: command,
        options: survey.members(input, scale: scale)
          + [JSONMember("scale", .array([JSONValue(ends.minimum), JSONValue(ends.maximum)]))],
        inputs: [read.envelope(used: result.overall.answers)], result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

/// The ends of a scale written "1,5".
struct ScaleEnds: ExpressibleByArgument, CustomStringConvertible {
  let minimum: Int
  let maximum: Int

  init(minimum: Int, maximum: Int) {
    self.minimum = minimum
    self.maximum = maximum
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { Int($0.trimmed) }
    guard parts.count == 2, let minimum = parts[0], let maximum = parts[1] else { return nil }
    self.init(minimum: minimum, maximum: maximum)
  }

  var description: String { "\(minimum),\(maximum)" }
}
