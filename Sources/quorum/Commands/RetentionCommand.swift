import ArgumentParser
import Customers
import Models
import Reports
import Statistics
import Tables

/// `quorum retention`: when do accounts leave, and what goes with it?
struct RetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "When do accounts leave: retention curves, churn rates, what goes with leaving.",
    discussion: """
      The file has one row per account. Its first day and day of leaving give the time (--start, \
      --end), or a tenure in months and a yes/no (--tenure, --churned). Accounts that left before \
      the file was made are often not in it: --as-of says from which day on losses were recorded.

      EXAMPLES
        quorum retention accounts.csv --as-of 2025-12-31 --until 2026-12-31
        quorum retention accounts.csv --as-of 2025-12-31 --until 2026-12-31 --by tier --at 24,36,60
        quorum retention accounts.csv --as-of 2025-12-31 --until 2026-12-31 --drivers usage,arr
        quorum retention accounts.csv --tenure tenure_months --churned churned
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The column of the first day.", valueName: "column"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      "The column of the day of leaving (or last observation).", valueName: "column"))
  var end: String?

  @Option(
    name: [.customLong("churned"), .customLong("event")],
    help: ArgumentHelp("The column that says whether the account left.", valueName: "column"))
  var churned: String?

  @Option(help: ArgumentHelp("The column of the tenure in months.", valueName: "column"))
  var tenure: String?

  @Option(
    help: ArgumentHelp(
      "With --tenure: the column of the tenure at which observation began.", valueName: "column"))
  var entry: String?

  @Option(help: ArgumentHelp("The column of the account.", valueName: "column"))
  var account: String?

  @Option(
    help: ArgumentHelp("The day from which losses were recorded, YYYY-MM-DD.", valueName: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("The last day on which losses were recorded, YYYY-MM-DD.", valueName: "day"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Count months from the first day (tenure), or from the start of observation. "
        + "(default: tenure, where some account was observed from its first day)",
      valueName: "clock"))
  var clock: RetentionClock?

  @Option(help: ArgumentHelp("Compare the groups of this column.", valueName: "column"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The months at which to give retention. (default: 12,24,36)", valueName: "n,…"))
  var at: NumberList?

  @Option(
    help: ArgumentHelp(
      "Columns that may go with leaving, separated by commas.", valueName: "column,…"))
  var drivers: String?

  @Option(
    help: ArgumentHelp("How the intervals of the curve are made.", valueName: "name"),
    transform: Self.method)
  var interval: SurvivalInterval = .standard

  @Option(help: "What to do with rows that contradict themselves.")
  var invalid: InvalidAnswerRule = .fail

  @Option(help: "The confidence level, between 0 and 1.")
  var level = 0.95

  @OptionGroup var output: OutputOptions

  private static func method(_ name: String) throws -> SurvivalInterval {
    guard let method = SurvivalInterval.named(name) else {
      throw ValidationError(
        "The intervals of a curve are: " + SurvivalInterval.all.map(\.name).joined(separator: ", ")
          + ".")
    }
    return method
  }

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("The level lies between 0 and 1, not \(level).")
    }
    guard at?.values.allSatisfy({ $0 >= 0 && $0 <= 1200 }) ?? true else {
      throw ValidationError("--at takes months from 0 to 1200.")
    }
    guard entry == nil || tenure != nil else {
      throw ValidationError("--entry is a tenure in months and goes with --tenure.")
    }
    guard tenure == nil || (asOf == nil && end == nil && start == nil) else {
      throw ValidationError(
        "--tenure goes with --churned and --entry, dates with --start and --end.")
    }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("--drivers takes columns with commas between: usage,arr.")
    }
  }

  private var names: [String] {
    guard let drivers else { return [] }
    return drivers.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The days between which losses were recorded: by option, else from the landmark of the project to
  /// the end of its period, where the accounts have dates.
  private func period(_ read: Input) throws -> ProjectPeriod {
    var period = ProjectPeriod(end: until, asOf: asOf)
    guard tenure == nil, asOf == nil, let declared = read.project?.project.period,
      declared.asOf != nil,
      let start = try ColumnChoice.find(.start, given: start, in: read.table),
      try read.table.column(start.column).kind == .date
    else { return period }
    period.asOf = declared.asOf
    period.end = until ?? declared.end
    return period
  }

  func run() throws {
    let read = try input.table(.accounts)
    let period = try period(read)
    let selection = TenureSelection(
      start: start, end: end, churned: churned, tenure: tenure, entry: entry, account: account,
      asOf: try period.asOf.map { try TenureSelection.day($0, option: "--as-of") },
      until: try period.end.map { try TenureSelection.day($0, option: "--until") }, by: by,
      invalid: invalid, clock: clock)
    let months = at?.values ?? [12, 24, 36]
    let result = try Retention(
      selection: selection, level: level, months: months, drivers: names, interval: interval
    ).run(read.table)
    try output.write(
      Envelope(
        schema: "quorum.retention/1", version: Version.current, command: "retention",
        options: [
          JSONMember("start", JSONValue(start)), JSONMember("end", JSONValue(end)),
          JSONMember("churned", JSONValue(churned)), JSONMember("tenure", JSONValue(tenure)),
          JSONMember("entry", JSONValue(entry)), JSONMember("account", JSONValue(account)),
          JSONMember("as_of", JSONValue(period.asOf)),
          JSONMember("until", JSONValue(period.end)),
          JSONMember("clock", JSONValue(clock?.rawValue)), JSONMember("by", JSONValue(by)),
          JSONMember("at", .array(months.map { .number($0) })),
          JSONMember("drivers", .array(names.map { .string($0) })),
          JSONMember("interval", .string(interval.name)),
          JSONMember("invalid", .string(invalid.rawValue)), JSONMember("level", .number(level)),
        ] + input.reading.members,
        inputs: read.envelopes(used: result.overall.accounts), seed: nil, result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

extension RetentionClock: ExpressibleByArgument {}
