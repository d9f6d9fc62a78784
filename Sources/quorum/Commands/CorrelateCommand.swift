import ArgumentParser
import Customers
import Reports
import Statistics

/// `quorum correlate`: what goes with churn, usage, tenure or revenue, over accounts.
struct CorrelateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "What goes with the scores: churn, usage, tenure, revenue, any columns?",
    discussion: """
      EXAMPLES
        quorum correlate responses.csv --accounts accounts.csv --as-of 2025-12-31
        quorum correlate responses.csv --accounts accounts.csv --with churned,usage
        quorum correlate responses.csv --accounts accounts.csv --columns nps,csat,usage,arr
        quorum correlate responses.csv --accounts accounts.csv --with churned --partial usage

      Answers are brought to one value per account first. The coefficient follows the columns:
      Spearman for numbers (Pearson beside it), rank-biserial for a number with yes/no, φ for two
      yes/no columns. Permutation p-values, corrected for the number of pairs.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var accounts: AccountOptions

  @Option(
    help: ArgumentHelp(
      "The scores to correlate; the default is the one recognised.", valueName: "columns"))
  var of: NameList?

  @Option(
    help: ArgumentHelp(
      "What to correlate them with; the default is every number and yes/no of the accounts.",
      valueName: "columns"))
  var with: NameList?

  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp("Every pair of these columns, as a matrix.", valueName: "columns"))
  var matrix: NameList?

  @Option(help: "Which coefficient; auto takes the one that suits the columns.")
  var method: CorrelationStudy.Method = .automatic

  @Option(help: ArgumentHelp("Hold these columns fixed.", valueName: "columns"))
  var partial: NameList?

  @Option(help: "How p-values of several pairs are corrected.")
  var adjust: AdjustmentChoice = .holm

  @OptionGroup var resampling: ResamplingOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard matrix == nil || (of == nil && with == nil) else {
      throw ValidationError("Give either --columns for a matrix, or --of and --with.")
    }
    guard (matrix?.names.count ?? 2) >= 2 else {
      throw ValidationError("--columns takes two columns or more: nps,usage,arr.")
    }
    if partial != nil, method != .automatic, method != .pearson, method != .spearman {
      throw ValidationError("--partial goes with --method pearson or spearman.")
    }
  }

  func run() throws {
    var read = try input.table()
    let list = try accounts.table(input, of: &read)
    let study = CorrelationStudy(
      join: try accounts.join(columns, read),
      pairs: matrix.map { .matrix($0.names) }
        ?? .each(of: of?.names ?? [], with: with?.names ?? []),
      method: method, controls: partial?.names ?? [], level: columns.level,
      adjustment: adjust.adjustment, resamples: resampling.resamples, seed: resampling.seed,
      threads: resampling.threads)
    let result = try study.run(read.table, accounts: list?.table)
    func names(_ list: NameList?) -> JSONValue { .array((list?.names ?? []).map { .string($0) }) }
    try output.write(
      Envelope(
        schema: "quorum.correlate/1", version: Version.current, command: "correlate",
        options: columns.members + accounts.members(read, list) + [
          JSONMember("of", names(of)), JSONMember("with", names(with)),
          JSONMember("columns", names(matrix)), JSONMember("method", .string(method.rawValue)),
          JSONMember("partial", names(partial)), JSONMember("adjust", .string(adjust.rawValue)),
          JSONMember("resamples", .integer(String(resampling.resamples))),
        ] + input.reading.members,
        inputs: read.envelopes(used: result.answers, with: [list]),
        seed: result.seed, result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }
}

extension CorrelationStudy.Method: ExpressibleByArgument {}

/// Column names written "usage,arr"; a comma inside a name is written twice.
struct NameList: ExpressibleByArgument {
  let names: [String]

  init?(argument: String) {
    var names: [String] = []
    var current = ""
    var rest = Substring(argument)
    while let next = rest.popFirst() {
      if next != "," {
        current.append(next)
      } else if rest.first == "," {
        rest.removeFirst()
        current.append(",")
      } else {
        names.append(current)
        current = ""
      }
    }
    names.append(current)
    self.names = names.map(Self.trimmed)
    guard self.names.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
