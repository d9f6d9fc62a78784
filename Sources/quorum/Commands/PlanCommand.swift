import ArgumentParser
import Customers
import Reports
import Statistics

/// `quorum plan`: how many answers a margin or a change takes, and what planned answers show.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "How many answers do I need, and what change could I see?",
    discussion: """
      EXAMPLES
        quorum plan --margin 10 --shares 0.2,0.5
        quorum plan --detect 15 --shares 0.2,0.5 --paired 0.5 --overlap 0.6
        quorum plan --answers 30,50
        quorum plan --margin 10 --population 120
        quorum plan --margin 20 --accounts 60 --per-account 2 --icc 0.3
        quorum plan responses.csv --margin 10 --detect 20
        quorum plan --share 0.2 --detect-share 0.1

      With a file the shares, the accounts, their answers, their correlation and the people in both \
      of the last two waves are taken from it; options override it. Answers are those of each wave \
      or group.
      """)

  @OptionGroup var input: OptionalInputOptions
  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("The column of the wave.", valueName: "column"))
  var wave: String?

  @Option(help: ArgumentHelp("The wanted margin: ± so many points.", valueName: "points"))
  var margin: Double?

  @Option(help: ArgumentHelp("The change that is to be found.", valueName: "points"))
  var detect: Double?

  @Option(
    help: ArgumentHelp("Planned answers, or those of the later and earlier wave.", valueName: "n"))
  var answers: NumberList?

  @Option(
    help: ArgumentHelp(
      "Shares of detractors and promoters. (default: the file's, or 0.3,0.4)", valueName: "d,p"))
  var shares: NumberList?

  @Option(
    help: ArgumentHelp(
      "The correlation of one person's two answers: plans for the same people.", valueName: "r"))
  var paired: Double?

  @Option(
    help: ArgumentHelp(
      "The share of people who answer both waves. (default: the file's, or 1)", valueName: "share"))
  var overlap: Double?

  @Option(help: ArgumentHelp("The accounts there are.", valueName: "n"))
  var accounts: Int?

  @Option(help: ArgumentHelp("Answers of each account.", valueName: "n"))
  var perAccount: Double?

  @Option(help: ArgumentHelp("The correlation of answers within an account.", valueName: "r"))
  var icc: Double?

  @Option(help: ArgumentHelp("The customers there are.", valueName: "n"))
  var population: Int?

  @Option(help: "The wanted probability of finding a change.")
  var power = 0.8

  @Option(help: ArgumentHelp("The share of a yes/no answer, such as churn.", valueName: "share"))
  var share: Double?

  @Option(help: ArgumentHelp("The other share that is to be told from it.", valueName: "share"))
  var detectShare: Double?

  @Option(help: "Threads; the numbers are the same for any.")
  var threads: Int?

  @OptionGroup var output: OutputOptions

  /// Whether options say what a project that lies here would be asked for.
  private var declaresAssumptions: Bool {
    shares != nil || accounts != nil || perAccount != nil || icc != nil || paired != nil
      || overlap != nil || population != nil || share != nil
  }

  /// Whether the assumptions are those of a file.
  var hasFile: Bool { input.hasFile(unless: declaresAssumptions) }

  func run() throws {
    if let share, let other = detectShare {
      let result = ShareComparisonPlan(level: columns.level, power: power).run(share, other)
      try output.write(envelope(result, findings: [result.finding], notes: result.remarks))
      if !result.isPossible { throw ExitCode(Exit.notEstimable.rawValue) }
      return
    }
    let plan = SurveyPlan(
      assumptions: PlanAssumptions(
        shares: shares.map { NetScoreTruth(detractors: $0.values[0], promoters: $0.values[1]) },
        accounts: accounts, answersPerAccount: perAccount, intraclassCorrelation: icc,
        overlap: overlap, correlation: paired, population: population),
      margin: margin, detect: detect, answers: answers?.integers ?? [], level: columns.level,
      power: power, threads: threads)
    let read = try input.table(unless: declaresAssumptions)
    let result =
      try read.map {
        try plan.run(
          $0.table, selection: columns.selection, scale: try $0.netPromoterScale, wave: wave)
      } ?? plan.run()
    try output.write(
      envelope(
        result, inputs: read?.envelopes(used: result.answersInFile ?? 0) ?? [],
        findings: result.findings, notes: result.remarks))
    if !result.isPossible { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private func envelope<Result>(
    _ result: Result, inputs: [EnvelopeInput] = [], findings: [Remark], notes: [Remark]
  ) -> Envelope<Result> {
    func list(_ numbers: NumberList?) -> JSONValue {
      .array((numbers?.values ?? []).map { .number($0) })
    }
    return Envelope(
      schema: "quorum.plan/1", version: Version.current, command: "plan",
      options: columns.members + [
        JSONMember("wave", JSONValue(wave)), JSONMember("margin", JSONValue(margin)),
        JSONMember("detect", JSONValue(detect)), JSONMember("answers", list(answers)),
        JSONMember("shares", list(shares)), JSONMember("paired", JSONValue(paired)),
        JSONMember("overlap", JSONValue(overlap)), JSONMember("accounts", JSONValue(accounts)),
        JSONMember("per_account", JSONValue(perAccount)), JSONMember("icc", JSONValue(icc)),
        JSONMember("population", JSONValue(population)), JSONMember("power", .number(power)),
        JSONMember("share", JSONValue(share)), JSONMember("detect_share", JSONValue(detectShare)),
      ] + input.reading.members, inputs: inputs, result: result, findings: findings, notes: notes)
  }
}
