import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum accounts`: the account manager's list, and one account's page.
struct AccountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts",
    abstract: "Which accounts are at risk, which to watch, who is silent, and how sure that is.",
    discussion: """
      EXAMPLES
        quorum accounts responses.csv
        quorum accounts responses.csv --accounts accounts.csv --invitations contacts.csv
        quorum accounts responses.csv --role-weights decision_maker=3,influencer=2,end_user=1
        quorum accounts responses.csv --class at_risk --sort revenue --top 10
        quorum accounts responses.csv --where tier=enterprise --wave 2025-H1
        quorum accounts responses.csv --accounts accounts.csv --format csv -o crm.csv
        quorum accounts responses.csv --account "Elvarra Cosmetics" --events events.csv
        quorum accounts responses.csv --min-n 3

      An account is at_risk when P(score < 6.5) is .8 or more, and healthy when it is .2 or less and \
      nothing warns. The score is on 0–10, standardised to the role weights and shrunken: an account of \
      few answers is drawn to the average. A net score has no such model, because a mean does not tell \
      it; net scores stand beside it with intervals of their own.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var programme: ProgrammeOptions

  @OptionGroup var columns: ListColumnOptions

  @Option(help: ArgumentHelp("Show one account's page, by id or name.", valueName: "name"))
  var account: String?

  @Option(
    help: ArgumentHelp(
      "A file with one row per dated event of an account: scores before and after.",
      valueName: "file"))
  var events: String?

  @Option(help: "The wave that is scored, or all for every answer together. (default: the last)")
  var wave: String?

  @Option(
    help: ArgumentHelp(
      "An account is at risk when its standardised score is below this, on 0–10.",
      valueName: "score"))
  var atRiskBelow = 6.5

  @Option(
    help: ArgumentHelp(
      "The probability that makes an account at risk, or healthy; above .5.", valueName: "p"))
  var certainty = 0.8

  @Option(
    help: ArgumentHelp(
      "The largest change of each role weight in the sensitivity.", valueName: "factor"))
  var weightFactor = 2.0

  @Option(help: "What accounts are ordered by. (default: priority; in CSV the order of the file)")
  var sort: AccountView.Order?

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("Only accounts of this class; may be repeated.", valueName: "class"))
  var classes: [AccountClass] = []

  @Option(help: "At most so many accounts. (default: 15; in CSV all)")
  var top: Int?

  @Option(help: "The seed of ranks and of permutations that are drawn.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How many threads work at once; the numbers do not depend on it. (default: all cores)",
      valueName: "n"))
  var threads: Int?

  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard smallGroups.minimum == nil || events == nil else {
      throw ValidationError(
        "--events shows answers before and after single events; it does not go with --min-n.")
    }
    guard atRiskBelow > 0, atRiskBelow < 10 else {
      throw ValidationError(
        "--at-risk-below is a standardised score between 0 and 10, not \(atRiskBelow); a net score "
          + "cannot be told from a mean, so none is taken.")
    }
    guard certainty > 0.5, certainty < 1 else {
      throw ValidationError("--certainty lies above .5 and below 1, not \(certainty).")
    }
    guard weightFactor >= 1, weightFactor <= 1_000 else {
      throw ValidationError("--weight-factor lies between 1 and 1000, not \(weightFactor).")
    }
    guard top.map({ $0 > 0 }) ?? true else { throw ValidationError("--top is 1 or more.") }
    guard threads.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--threads lies between 1 and 1024.")
    }
  }

  func run() throws {
    let loaded = try programme.load(input, columns: try columns.columns())
    if account != nil || events != nil { return try runDiagnosis(loaded) }
    var result = try study.run(loaded.programme, project: loaded.project)
    result.view = AccountView(order: sort, classes: classes.isEmpty ? nil : classes, top: top)
    let used = result.accounts.reduce(0) { $0 + $1.answers }
    try output.write(
      Envelope(
        schema: "quorum.accounts/1", version: Version.current, command: "accounts",
        options: members,
        inputs: loaded.inputs.enumerated().map {
          $1.envelope(used: $0 == 0 ? used : $1.table.rowCount)
        },
        seed: seed, result: result, findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private var study: AccountStudy {
    AccountStudy(
      wave: wave, level: columns.level, threshold: atRiskBelow, certainty: certainty,
      weightFactor: weightFactor, smallGroups: smallGroups.rule, seed: seed, threads: threads)
  }

  private var members: [JSONMember] {
    programme.members + columns.members + smallGroups.members + [
      JSONMember("account", JSONValue(account)), JSONMember("events", JSONValue(events)),
      JSONMember("wave", JSONValue(wave)), JSONMember("at_risk_below", .number(atRiskBelow)),
      JSONMember("certainty", .number(certainty)),
      JSONMember("weight_factor", .number(weightFactor)),
      JSONMember("sort", JSONValue(sort?.rawValue)),
      JSONMember("class", .array(classes.map { .string($0.rawValue) })),
      JSONMember("top", JSONValue(top)),
    ] + input.reading.members
  }

  private func runDiagnosis(_ loaded: LoadedProgramme) throws {
    var inputs = loaded.inputs.map { $0.envelope(used: $0.table.rowCount) }
    var read: AccountEvents?
    var first = loaded.inputs[0]
    if let file = try input.reading.companion(.events, events, of: &first, filtered: false) {
      let found = try AccountEvents(file.table, programme: loaded.programme)
      read = found
      inputs.append(file.envelope(used: found.events.count))
    }
    if let account {
      let result = try AccountDiagnosis(account: account, study: study).run(
        loaded.programme, project: loaded.project, events: read)
      try output.write(
        Envelope(
          schema: "quorum.account/1", version: Version.current, command: "accounts",
          options: members, inputs: inputs, seed: seed, result: result, findings: result.findings,
          notes: result.remarks))
      if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
    } else if let read {
      let result = EventStudyResult(read, programme: loaded.programme, level: columns.level)
      try output.write(
        Envelope(
          schema: "quorum.events/1", version: Version.current, command: "accounts",
          options: members, inputs: inputs, result: result, findings: result.findings,
          notes: result.remarks))
      if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
    }
  }
}

/// Which columns the answers are taken from; `--account` names an account here, not a column.
struct ListColumnOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of the answers.", valueName: "column"))
  var score: String?

  @Option(help: ArgumentHelp("The column of the account.", valueName: "column"))
  var accountColumn: String?

  @Option(help: ArgumentHelp("The column of the person who answered.", valueName: "column"))
  var respondent: String?

  @Option(help: "What to do with answers that are not on the scale.")
  var invalid: InvalidAnswerRule = .fail

  @Option(help: "The confidence level, between 0 and 1; tests are held to 1 less it.")
  var level = 0.9

  /// The same as the options of other commands.
  func columns() throws -> ColumnOptions {
    let named = [("score", score), ("account", accountColumn), ("respondent", respondent)]
    return try ColumnOptions.parse(
      named.flatMap { name, value in value.map { ["--\(name)=\($0)"] } ?? [] }
        + ["--invalid=\(invalid.rawValue)", "--level=\(level)"])
  }

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("--level lies between 0 and 1, not \(level).")
    }
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("score", JSONValue(score)), JSONMember("account_column", JSONValue(accountColumn)),
      JSONMember("respondent", JSONValue(respondent)),
      JSONMember("invalid", .string(invalid.rawValue)), JSONMember("level", .number(level)),
    ]
  }
}

extension AccountView.Order: ExpressibleByArgument {}
extension AccountClass: ExpressibleByArgument {}
