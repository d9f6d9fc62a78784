import ArgumentParser
import Customers
import Reports
import Statistics

/// `quorum compare`: is the difference between groups, waves, or against a benchmark real?
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Is the difference between groups or waves, or against a benchmark, real?",
    discussion: """
      EXAMPLES
        quorum compare responses.csv --by tier --where wave=2025-H2
        quorum compare responses.csv --waves wave
        quorum compare responses.csv --waves wave --margin 10
        quorum compare responses.csv --by region --adjust maxt
        quorum compare responses.csv --against 30,50 --where wave=2025-H2
        quorum compare responses.csv --metric csat --waves wave
        quorum compare accounts.csv --column churned --by tier --tests all

      Every pair of groups is compared, each wave with the one before. One statistic gives the test
      and the interval. Accounts are clusters; between waves they carry the correlation. Three groups
      or more are first tested at once; three waves or more also for a trend. Where a column names
      the people, their transitions and the parts of the change are shown.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("Compare the groups of this column.", valueName: "column"))
  var by: String?

  @Option(
    help: ArgumentHelp("Compare the waves of this column, in order.", valueName: "column"))
  var waves: String?

  @Option(help: ArgumentHelp("Compare with a score, or a range of scores.", valueName: "score"))
  var against: NumberList?

  @Option(
    help: ArgumentHelp("The smallest difference that matters, in points.", valueName: "points"))
  var margin: Double?

  @Option(help: "How p-values of several comparisons are corrected.")
  var adjust: ComparisonAdjustment = .holm

  @Option(
    help: ArgumentHelp(
      "The column of roles, for what a change is made of.", valueName: "column"))
  var role: String?

  @OptionGroup var other: ColumnCompareOptions

  @OptionGroup var smallGroups: SmallGroupOptions

  @OptionGroup var resampling: ResamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [by != nil && against == nil, waves != nil, against != nil].count(where: { $0 }) == 1
    else {
      throw ValidationError("Say what to compare: --by column, --waves column, or --against score.")
    }
    if other.isColumn { return try validateColumn() }
    guard other.order == nil || waves != nil else {
      throw ValidationError("--order goes with --waves, or with another figure than the net score.")
    }
    guard margin.map({ $0 > 0 && $0 < 200 }) ?? true else {
      throw ValidationError("--margin lies between 0 and 200 points.")
    }
    guard adjust != .maxt || by != nil && against == nil else {
      throw ValidationError("--adjust maxt deals accounts to groups: it goes with --by.")
    }
    if let values = against?.values {
      guard (1...2).contains(values.count), values.allSatisfy({ abs($0) <= 100 }),
        values.first! <= values.last!
      else {
        throw ValidationError("--against takes a score on −100…100, or two in order: 30,50.")
      }
    }
  }

  /// What figures other than the net score may be compared with.
  private func validateColumn() throws {
    guard adjust != .maxt else {
      throw ValidationError("--adjust maxt is for the net score; choose holm, bh or bonferroni.")
    }
    guard margin.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--margin is positive.")
    }
    if let values = against?.values {
      guard (1...2).contains(values.count), values.first! <= values.last! else {
        throw ValidationError("--against takes a value, or two in order.")
      }
    }
  }

  /// What is compared; a benchmark may be for groups.
  func design(_ selection: inout SurveySelection) -> ScoreComparison.Design {
    selection.smallGroups = smallGroups.rule
    if let values = against?.values {
      selection.by = by.map { [$0] } ?? []
      return .benchmark(values.first!...values.last!)
    }
    return waves.map { .waves(column: $0) } ?? .groups(column: by ?? "")
  }

  func run() throws {
    if other.isColumn { return try other.run(self) }
    let read = try input.table()
    var selection = columns.selection
    let design = design(&selection)
    let comparison = ScoreComparison(
      selection: selection, scale: try read.netPromoterScale, design: design,
      level: columns.level, margin: margin,
      adjustment: adjust.adjustment, seed: resampling.seed, resamples: resampling.resamples,
      threads: resampling.threads, usesMaxT: adjust == .maxt, role: role,
      order: other.orderedNames)
    var result = try resampling.withProgress { try comparison.run(read.table, progress: $0) }
    if other.tests == .all { result = try NetScoreTests(comparison).adding(to: result, read.table) }
    try output.write(
      Envelope(
        schema: "quorum.compare/1", version: Version.current, command: "compare",
        options: members + [
          JSONMember("role", JSONValue(role)), JSONMember("order", JSONValue(other.order)),
          JSONMember("tests", .string(other.tests.rawValue)),
        ],
        inputs: read.envelopes(used: result.groups.reduce(0) { $0 + $1.answers }),
        seed: result.seed, result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

extension CompareCommand {
  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    columns.members + [
      JSONMember("by", JSONValue(by)), JSONMember("waves", JSONValue(waves)),
      JSONMember("against", .array((against?.values ?? []).map { .number($0) })),
      JSONMember("margin", JSONValue(margin)), JSONMember("adjust", .string(adjust.rawValue)),
      JSONMember("resamples", .integer(String(resampling.resamples))),
    ] + input.reading.members + smallGroups.members
  }
}

/// The corrections that every command offers for several p-values.
enum AdjustmentChoice: String, CaseIterable, ExpressibleByArgument {
  case holm, bh, bonferroni, none

  var adjustment: PValueAdjustment? {
    switch self {
    case .holm: .holm
    case .bh: .benjaminiHochberg
    case .bonferroni: .bonferroni
    case .none: nil
    }
  }
}

/// The same, and the one that only comparisons of groups have.
enum ComparisonAdjustment: String, CaseIterable, ExpressibleByArgument {
  case holm, bh, bonferroni, maxt, none

  var adjustment: PValueAdjustment? { AdjustmentChoice(rawValue: rawValue)?.adjustment }
}
