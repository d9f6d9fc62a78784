import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum coverage`: would a method keep its promise on data of this shape?
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Would an interval or a test keep its promise on data shaped like yours?",
    discussion: """
      Without --accounts, coverage is exact for independent answers, over every distribution whose \
      shares are multiples of 0.05. With --accounts, answers share accounts and coverage is \
      simulated. With a file its answers, accounts and their correlation are the shape. Every method \
      at 30 answers, or at 40 accounts, takes minutes.

      EXAMPLES
        quorum coverage --answers 5
        quorum coverage --answers 10,20 --interval score --interval wald
        quorum coverage --answers 6 --population 12
        quorum coverage --accounts 10 --icc 0.3 --sizes skewed \
      --interval shrunken_design_effect
        quorum coverage responses.csv --where wave=2025-H2 \
      --interval shrunken_design_effect
        quorum coverage --tests --answers 5,5 --runs 400
        quorum coverage --tests --accounts 6,20 --icc 0.3,0.6 --per-account 8-12,1-2 --runs 50
        quorum coverage responses.csv --tests --by tier --where tier=enterprise \
      --where tier=small --runs 100
      """)

  @OptionGroup var input: OptionalInputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(
    help: ArgumentHelp(
      "Numbers of answers; with --tests those of the two groups. (default: 5,10,20,30)",
      valueName: "n,…"))
  var answers: NumberList?

  @Option(
    help: ArgumentHelp(
      "Numbers of accounts; with --tests those of the two groups.", valueName: "n,…"))
  var accounts: NumberList?

  @Option(
    help: ArgumentHelp(
      "Correlations of answers within an account. (default: the file's, or 0,0.3,0.6)",
      valueName: "r,…"))
  var icc: NumberList?

  @Option(help: "How answers are spread over accounts; may be repeated.")
  var sizes: [AccountSizes] = []

  @Option(
    help: ArgumentHelp(
      "Answers of each account with --tests: a number or a range, or one for each group.",
      valueName: "from-to,…"))
  var perAccount: SizeRanges?

  @Option(
    help: ArgumentHelp("The customers there are; answers are some of theirs.", valueName: "n"))
  var population: Int?

  @Option(
    help: ArgumentHelp(
      "One true distribution: shares of detractors and promoters.", valueName: "d,p"))
  var shares: NumberList?

  @Option(help: ArgumentHelp("An interval method; may be repeated.", valueName: "name"))
  var interval: [IntervalChoice] = []

  @Flag(help: "Size, coverage and power of the comparisons of two scores.")
  var tests = false

  @Flag(help: "With --tests: two waves of the same accounts.")
  var waves = false

  @Option(
    help: ArgumentHelp(
      "With --waves: how likely an account stays as it is. (default: 1,0)", valueName: "p,…"))
  var persistence: NumberList?

  @Option(
    help: ArgumentHelp("With --tests: compare the two groups of this column.", valueName: "column"))
  var by: String?

  @Option(help: ArgumentHelp("A comparison, with --tests; may be repeated.", valueName: "name"))
  var method: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --tests: the changes whose power is shown. (default: -30,-50)", valueName: "points,…"))
  var change: NumberList?

  @Option(help: "Simulated programmes for each true distribution.")
  var runs = 4_000

  @Option(help: "The same for false alarms. (default: five times --runs)")
  var sizeRuns: Int?

  @Option(help: "The seed of the simulation.")
  var seed: UInt64 = 1

  @Option(help: "Threads; the numbers are the same for any.")
  var threads: Int?

  @OptionGroup var output: OutputOptions

  var level: Double { columns.level }

  /// Whether options say what the shape is, which a project that lies here could.
  private var declaresShape: Bool {
    accounts != nil || answers != nil || !sizes.isEmpty || perAccount != nil
  }

  /// Whether the shape is that of a file.
  var hasFile: Bool { input.hasFile(unless: declaresShape) }

  /// The methods asked for by name.
  var names: [String] {
    interval.compactMap { choice in
      if case .named(let name) = choice { name } else { nil }
    }
  }

  var truth: NetScoreTruth? {
    shares.map { NetScoreTruth(detractors: $0.values[0], promoters: $0.values[1]) }
  }

  func run() throws {
    let read = try input.table(unless: declaresShape)
    let line = ProgressLine()
    if tests {
      let (shapes, columns) = try shapes(read)
      let result = try study(shapes).run(progress: line.update(_:of:))
      line.finish()
      try write(result, seed: result.seed, notes: result.remarks, read, columns)
    } else {
      let (result, columns) = try intervals(read, line)
      line.finish()
      try write(result, seed: result.seed, notes: result.remarks, read, columns)
    }
  }

  /// - Parameter notes: what the result says; that a project was found is said besides.
  private func write<Result: Reportable & Encodable>(
    _ result: Result, seed: UInt64?, notes: [Remark], _ read: Input?, _ used: Int?
  ) throws {
    func list(_ numbers: NumberList?) -> JSONValue {
      .array((numbers?.values ?? []).map { .number($0) })
    }
    try output.write(
      Envelope(
        schema: tests ? "quorum.coverage_tests/1" : "quorum.coverage/1", version: Version.current,
        command: "coverage",
        options: [
          JSONMember("level", .number(level)),
          JSONMember("interval", .array(names.map { .string($0) })),
          JSONMember("answers", list(answers)), JSONMember("accounts", list(accounts)),
          JSONMember("icc", list(icc)),
          JSONMember("sizes", .array(sizes.map { .string($0.rawValue) })),
          JSONMember("per_account", JSONValue(perAccount?.description)),
          JSONMember("population", JSONValue(population)), JSONMember("shares", list(shares)),
          JSONMember("tests", .bool(tests)), JSONMember("waves", .bool(waves)),
          JSONMember("by", JSONValue(by)), JSONMember("change", list(change)),
          JSONMember("method", .array(method.map { .string($0) })),
        ] + input.reading.members,
        inputs: read?.envelopes(used: used ?? 0) ?? [], seed: seed, result: result,
        notes: notes
          + (read?.table.notes ?? []).filter { $0.code == OpenedProject.foundCode }.map {
            Remark(code: $0.code, sentence: $0.sentence)
          }))
  }
}

extension AccountSizes: ExpressibleByArgument {}
