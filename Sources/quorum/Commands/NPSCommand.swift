import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

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
        quorum nps responses.csv --aggregate all --accounts accounts.csv
        quorum nps responses.csv --aggregate roles \
      --role-weights decision_maker=3,influencer=2,end_user=1
        quorum nps responses.csv --totals role:decision_maker=75,influencer=56,end_user=88
        quorum nps responses.csv --invitations contacts.csv --accounts accounts.csv
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

  @OptionGroup var aggregation: AggregationOptions

  @Option(
    help: ArgumentHelp(
      "A file with one row per account: revenue, tier, churn.", valueName: "file"))
  var accounts: String?

  @Option(
    help: ArgumentHelp(
      "A file with one row per person invited (and wave): what could the silent change?",
      valueName: "file"))
  var invitations: String?

  @Option(
    help: ArgumentHelp("The column of the accounts that says who has left.", valueName: "column"))
  var churned: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard aggregation.isAsked else { return }
    guard survey.population.isEmpty, case .standard = interval else {
      throw ValidationError(
        "--population and --interval are for the score of everyone who answered; they do not go "
          + "with --aggregate or --totals.")
    }
    guard invitations == nil else {
      throw ValidationError("--invitations does not go with --aggregate or --totals.")
    }
  }

  func run() throws {
    if aggregation.isAsked { return try runAggregated() }
    var read = try input.table()
    let scale = try scale(read)
    let list = try input.reading.companion(.accounts, accounts, of: &read, filtered: false)
    let invited = try input.reading.companion(.invitations, invitations, of: &read, accounts: list)
    let result = try NetPromoterScore(
      selection: survey.selection, scale: scale, intervals: interval.intervals,
      level: survey.level, population: survey.customers
    ).run(
      read.table, invitations: invited?.table, accounts: list?.table, churned: churned)
    let options =
      survey.members(input) + [
        JSONMember("breaks", .array([JSONValue(scale.lastLow), JSONValue(scale.lastMiddle)])),
        JSONMember("interval", .string(interval.description)),
        JSONMember("invitations", JSONValue(invited?.path)),
        JSONMember("accounts", JSONValue(list?.path)), JSONMember("churned", JSONValue(churned)),
      ]
    try output.write(
      Envelope(
        schema: "quorum.nps/1", version: Version.current, command: "nps", options: options,
        inputs: read.envelopes(used: result.overall.answers, with: [invited, list]), result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  /// The score under a named estimand, or all of them.
  private func runAggregated() throws {
    var read = try input.table()
    let scale = try scale(read)
    let list = try input.reading.companion(.accounts, accounts, of: &read, filtered: false)
    let result = try aggregation.score(
      survey.selection, scale: scale, level: survey.level, read: read, input: input.reading
    ).run(read.table, accounts: list?.table)
    try output.write(
      Envelope(
        schema: "quorum.nps.estimands/1", version: Version.current, command: "nps",
        options: survey.members(input) + aggregation.members + [
          JSONMember("accounts", JSONValue(list?.path)),
          JSONMember("breaks", .array([JSONValue(scale.lastLow), JSONValue(scale.lastMiddle)])),
        ],
        inputs: read.envelopes(
          used: result.estimates.map(\.answers).max() ?? 0, with: [list]),
        result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private func scale(_ read: Input) throws -> ScoreScale {
    guard let breaks else { return try read.netPromoterScale }
    return try ScoreScale(
      metric: .netPromoter, minimum: 0, maximum: 10, lastLow: breaks.first,
      lastMiddle: breaks.second)
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
    EnvelopeInput(path: path, rows: rows, used: used, digest: digest, export: table.roles.tool)
  }

  /// The same with the files that go with it, and the project file.
  func envelopes(used: Int, with others: [Input?] = []) -> [EnvelopeInput] {
    [envelope(used: used)] + others.compactMap { $0.map { $0.envelope(used: $0.table.rowCount) } }
      + (project.map { [$0.envelope] } ?? [])
  }

  /// The scale of the likelihood to recommend, with the breaks of the project.
  var netPromoterScale: ScoreScale {
    get throws { try project?.project.netPromoterScale ?? .netPromoter }
  }
}
