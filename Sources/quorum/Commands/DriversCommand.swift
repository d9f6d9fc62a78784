import ArgumentParser
import Customers
import Models
import Reports
import Statistics

/// `quorum drivers`: what goes with churn, or any outcome, and how much.
struct DriversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract: "What goes with churn (or any outcome), and how much?",
    discussion: """
      EXAMPLES
        quorum drivers responses.csv --accounts accounts.csv --outcome churned \
      --drivers nps,usage,tenure_months,arr --as-of 2025-12-31
        quorum drivers accounts.csv --formula "churned ~ usage + log(arr) + tier" --predict
        quorum drivers accounts.csv --outcome churned --time tenure_months --drivers usage,arr
        quorum drivers responses.csv --outcome nps --drivers role,tier

      One row per account. The model follows the outcome: Firth logistic regression for yes/no, \
      least squares for numbers, proportional odds for a few ordered values, Cox regression with \
      --time.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var accounts: AccountOptions

  @Option(help: ArgumentHelp("The outcome that is explained.", valueName: "column"))
  var outcome: String?

  @Option(help: ArgumentHelp("What may go with it.", valueName: "columns"))
  var drivers: NameList?

  @Option(
    help: ArgumentHelp(
      "Outcome and drivers at once: \"churned ~ nps + log(arr) + tier\".", valueName: "formula"))
  var formula: String?

  @Option(help: "Which model; auto takes the one that suits the outcome.")
  var model: DriverStudy.Model = .automatic

  @Option(
    help: "What a row stands for; auto takes the account unless the outcome varies within it.")
  var unit: DriverStudy.Unit = .automatic

  @Option(
    help: ArgumentHelp(
      "The value of the outcome that counts as the event; the default is yes.", valueName: "value"))
  var event: String?

  @Option(
    help: ArgumentHelp(
      "The column of the time to the event or to the last observation (Cox).", valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      "The column of the time from which a row was observed (Cox).", valueName: "column"))
  var entry: String?

  @Option(help: "How p-values of several coefficients are corrected.")
  var adjust: AdjustmentChoice = .none

  @Flag(help: "Predict every account's outcome.")
  var predict = false

  @Option(
    help: ArgumentHelp(
      "Resamples behind the intervals of importance. (default: as many as take a second)",
      valueName: "n"))
  var resamples: Int?

  @Option(help: "The seed of those draws.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How many threads work at once; the numbers do not depend on it. (default: all cores)",
      valueName: "n"))
  var threads: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if formula != nil, outcome != nil || drivers != nil {
      throw ValidationError("Give either --formula, or --outcome and --drivers.")
    }
    if formula == nil, outcome == nil || drivers == nil {
      throw ValidationError(
        "Name what is explained with --outcome, and what may go with it with --drivers.")
    }
    if let resamples, !(99...ResamplingOptions.mostResamples).contains(resamples) {
      throw ValidationError("--resamples lies between 99 and \(ResamplingOptions.mostResamples).")
    }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads lies between 1 and 1024.")
    }
    if entry != nil, time == nil { throw ValidationError("--entry goes with --time.") }
    if predict, time != nil || [.cox, .ordinal].contains(model) {
      throw ValidationError("--predict goes with logistic and linear models only.")
    }
    _ = try parsed()
  }

  /// The formula, however it was given.
  private func parsed() throws -> Formula {
    do {
      if let formula { return try Formula(formula) }
      return try Formula(outcome: outcome ?? "", drivers: drivers?.names ?? [])
    } catch {
      throw ValidationError("\(error)")
    }
  }

  func run() throws {
    var read = try input.table()
    let list = try accounts.table(input, of: &read)
    let formula = try parsed()
    let study = DriverStudy(
      formula, join: try accounts.join(columns, read), model: model, unit: unit, event: event,
      time: time,
      entry: entry, level: columns.level, adjustment: adjust.adjustment, resamples: resamples,
      seed: seed, threads: threads, predicts: predict)
    let line = ProgressLine()
    let result: DriverStudyResult
    do {
      defer { line.finish() }
      result = try study.run(read.table, accounts: list?.table) { line.update($0) }
    }
    try output.write(
      Envelope(
        schema: "quorum.drivers/1", version: Version.current, command: "drivers",
        options: columns.members + accounts.members(read, list) + [
          JSONMember("formula", .string(formula.description)),
          JSONMember("model", .string(model.rawValue)), JSONMember("unit", .string(unit.rawValue)),
          JSONMember("event", JSONValue(event)), JSONMember("time", JSONValue(time)),
          JSONMember("entry", JSONValue(entry)), JSONMember("adjust", .string(adjust.rawValue)),
          JSONMember("resamples", resamples.map { .integer(String($0)) } ?? .null),
          JSONMember("predict", .bool(predict)),
        ] + input.reading.members,
        inputs: [read.envelope(used: result.answers)]
          + (list.map { [$0.envelope(used: result.feasibility.rows)] } ?? [])
          + (read.project.map { [$0.envelope] } ?? []),
        seed: result.seed, result: result, findings: result.findings, notes: result.remarks))
  }
}

extension DriverStudy.Model: ExpressibleByArgument {}
extension DriverStudy.Unit: ExpressibleByArgument {}
