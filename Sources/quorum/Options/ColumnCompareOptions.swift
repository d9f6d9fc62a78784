import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// What `quorum compare` compares when it is not a net score.
struct ColumnCompareOptions: ParsableArguments {
  /// The questions that have a scale of their own.
  enum Metric: String, CaseIterable, ExpressibleByArgument {
    case nps, csat, ces
  }

  /// Whether the other tests of the same question are shown.
  enum Tests: String, CaseIterable, ExpressibleByArgument {
    case usual = "default"
    case all
  }

  @Option(help: "The score to compare.")
  var metric: Metric = .nps

  @Option(
    help: ArgumentHelp(
      "Compare this column instead: numbers by their mean, yes/no by their share.",
      valueName: "column"))
  var column: String?

  @Option(help: ArgumentHelp("The value of --column that counts as yes.", valueName: "value"))
  var yes: String?

  @Option(help: "The only figure of csat or ces to compare; --margin is then in its unit.")
  var figure: ColumnFigure.Kind?

  @Option(
    help: ArgumentHelp("The ends of the csat or ces scale.", valueName: "low,high"),
    transform: { try NumberPair($0, like: "1,5") })
  var scale: NumberPair?

  @Option(help: ArgumentHelp("The lowest positive csat or ces answer.", valueName: "answer"))
  var positive: Int?

  @Option(
    help: ArgumentHelp(
      "The waves in order of time; or the groups from lowest to highest, which also tests a trend of a "
        + "yes/no column.",
      valueName: "a,b,…"))
  var order: String?

  @Option(
    help: ArgumentHelp(
      "Compare yes/no groups within the values of this column.", valueName: "column"))
  var strata: String?

  @Flag(help: "Rows of an account must agree in --column; it is an error where they do not.")
  var perAccount = false

  @Option(help: "Show the usual test alone, or all tests of the question with what each tests.")
  var tests: Tests = .usual

  /// Whether a column other than the net score is compared.
  var isColumn: Bool { column != nil || metric != .nps }

  func validate() throws {
    guard column == nil || metric == .nps else {
      throw ValidationError("Say what to compare: --metric or --column, not both.")
    }
    guard isColumn || (figure == nil && scale == nil && positive == nil) else {
      throw ValidationError(
        "--figure, --scale and --positive go with --metric csat or ces.")
    }
    guard column != nil || (yes == nil && strata == nil && !perAccount) else {
      throw ValidationError("--yes, --strata and --per-account go with --column.")
    }
    guard metric != .nps || (figure == nil && scale == nil && positive == nil) else {
      throw ValidationError("--figure, --scale and --positive go with --metric csat or ces.")
    }
    guard scale == nil || positive != nil else {
      throw ValidationError("With --scale, say from which answer on it is positive: --positive N.")
    }
  }

  /// What is compared.
  private func subject(_ read: Input) throws -> ColumnComparison.Subject {
    if let column { return .column(column, yes: yes) }
    return .scale(
      try read.scale(metric == .ces ? .effort : .satisfaction, ends: scale, positive: positive))
  }

  /// The names that --order lists.
  var orderedNames: [String]? {
    order?.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Compares and writes the result.
  func run(_ command: CompareCommand) throws {
    let read = try column.map { try command.input.table(having: $0) } ?? command.input.table()
    var selection = command.columns.selection
    let design = command.design(&selection)
    let result = try ColumnComparison(
      subject(read), selection: selection, design: design, figure: figure, order: orderedNames,
      strata: strata, perAccount: perAccount, allTests: tests == .all,
      level: command.columns.level, margin: command.margin,
      adjustment: command.adjust.adjustment, seed: command.resampling.seed,
      resamples: command.resampling.resamples
    ).run(read.table)
    try command.output.write(
      Envelope(
        schema: "quorum.compare_column/1", version: Version.current, command: "compare",
        options: command.members + members,
        inputs: read.envelopes(used: result.groups.reduce(0) { $0 + $1.rows }), seed: result.seed,
        result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  /// The options in force, for the JSON envelope.
  private var members: [JSONMember] {
    [
      JSONMember("metric", column == nil ? .string(metric.rawValue) : .null),
      JSONMember("column", JSONValue(column)), JSONMember("yes", JSONValue(yes)),
      JSONMember("figure", JSONValue(figure?.rawValue)), JSONMember("order", JSONValue(order)),
      JSONMember("strata", JSONValue(strata)), JSONMember("per_account", .bool(perAccount)),
      JSONMember("tests", .string(tests.rawValue)),
    ]
  }
}

extension ColumnFigure.Kind: ExpressibleByArgument {}
