import ArgumentParser
import Customers
import Reports

/// `quorum gaps partners`: both sides of a partner relationship survey.
struct PartnerGapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partners",
    abstract: "Do both sides of a partnership see it alike?",
    discussion: """
      EXAMPLES
        quorum gaps partners partners.csv
        quorum gaps partners partners.csv --dimensions trust,responsiveness --scale 1-7
        quorum gaps partners partners.csv --partner partner_id --side side --us us
        quorum gaps partners partners.csv --format csv --table strengths

      The file has a row per person with a column per dimension, or a row per rating with the dimension \
      in a column; a column says whose view it is.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "The dimensions: columns, or values of the column that names them. (default: all)",
      valueName: "names"))
  var dimensions: NameList?

  @Option(help: ArgumentHelp("The column of the partner.", valueName: "column"))
  var partner: String?

  @Option(help: ArgumentHelp("The column that says whose view a row is.", valueName: "column"))
  var side: String?

  @Option(help: ArgumentHelp("What that column holds for our own people.", valueName: "value"))
  var us: String?

  @Option(help: ArgumentHelp("The column of the person.", valueName: "column"))
  var respondent: String?

  @Option(
    help: ArgumentHelp(
      "The scale of the ratings. (default: the usual one that holds them)", valueName: "low-high"))
  var scale: RatingScaleArgument?

  @Option(help: "What to do with ratings that are not on the scale.")
  var invalid: InvalidAnswerRule = .fail

  @Option(help: "The confidence level, between 0 and 1.")
  var level = 0.95

  @OptionGroup var gaps: GapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("The level lies between 0 and 1, not \(level).")
    }
  }

  func run() throws {
    let read = try input.table(.partners)
    let result = try PartnerSurvey(
      dimensions: dimensions?.names, partner: partner, side: side, us: us, respondent: respondent,
      scale: scale?.scale, invalid: invalid, level: level, adjustment: gaps.adjust.adjustment,
      flips: gaps.flips
    ).run(read.table)
    try output.write(
      Envelope(
        schema: "quorum.gaps_partners/1", version: Version.current, command: "gaps partners",
        options: [
          JSONMember("dimensions", .array((dimensions?.names ?? []).map { .string($0) })),
          JSONMember("partner", JSONValue(partner)), JSONMember("side", JSONValue(side)),
          JSONMember("us", JSONValue(us)), JSONMember("respondent", JSONValue(respondent)),
          JSONMember("scale", JSONValue(scale?.text)),
          JSONMember("invalid", .string(invalid.rawValue)), JSONMember("level", .number(level)),
        ] + gaps.members + input.reading.members,
        inputs: [read.envelope(used: result.us.people + result.them.people)], seed: result.seed,
        result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}
