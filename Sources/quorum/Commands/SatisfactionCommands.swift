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

  @Option(
    help: ArgumentHelp("The ends of the scale. (default: 1,5)", valueName: "low,high"),
    transform: { try NumberPair($0, like: "1,5") })
  var scale: NumberPair?

  @Option(help: ArgumentHelp("The lowest positive answer. (default: 4)", valueName: "answer"))
  var positive: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try SatisfactionRun(
      command: "csat", usual: .satisfaction, ends: scale, positive: positive, input: input,
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
        quorum ces responses.csv --by tier --positive 6
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var survey: SurveyOptions

  @Option(
    help: ArgumentHelp("The ends of the scale. (default: 1,7)", valueName: "low,high"),
    transform: { try NumberPair($0, like: "1,7") })
  var scale: NumberPair?

  @Option(
    help: ArgumentHelp("The lowest answer that counts as easy. (default: 5)", valueName: "answer"))
  var positive: Int?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try SatisfactionRun(
      command: "ces", usual: .effort, ends: scale, positive: positive, input: input,
      survey: survey, output: output
    ).run()
  }
}

/// What the two commands have in common: all but their scale.
private struct SatisfactionRun {
  let command: String
  let usual: ScoreScale
  let ends: NumberPair?
  let positive: Int?
  let input: InputOptions
  let survey: SurveyOptions
  let output: OutputOptions

  func run() throws {
    let read = try input.table()
    guard ends == nil || positive != nil else {
      throw ValidationError("With --scale, say from which answer on it is positive: --positive N.")
    }
    let scale = try read.scale(usual, ends: ends, positive: positive)
    let result = try SatisfactionScore(
      selection: survey.selection, scale: scale, level: survey.level,
      population: survey.customers
    ).run(read.table)
    try output.write(
      Envelope(
        schema: "quorum.\(command)/1", version: Version.current, command: command,
        options: survey.members(input) + [
          JSONMember("scale", .array([JSONValue(scale.minimum), JSONValue(scale.maximum)])),
          JSONMember("positive", JSONValue(scale.lastMiddle + 1)),
        ],
        inputs: read.envelopes(used: result.overall.answers), result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

extension Input {
  /// The scale of a question: by option, else by the project, else the usual one.
  func scale(_ usual: ScoreScale, ends: NumberPair?, positive: Int?) throws -> ScoreScale {
    // Ends that are given by option are another scale than the project's.
    let declared = ends == nil ? project?.project.scales[usual.metric.rawValue] : nil
    return try ScoreScale.twoClasses(
      metric: usual.metric, minimum: ends?.first ?? declared?.from ?? usual.minimum,
      maximum: ends?.second ?? declared?.to ?? usual.maximum,
      positive: positive ?? declared?.positive ?? usual.lastMiddle + 1)
  }
}
