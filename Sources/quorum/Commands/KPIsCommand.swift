import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum kpis`: can the programme be trusted, and how does the business do?
struct KPIsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpis",
    abstract: "Programme and business figures: how sure, against targets, and what moved.",
    discussion: """
      EXAMPLES
        quorum kpis responses.csv --invitations contacts.csv --accounts accounts.csv \
      --alerts alerts.csv
        quorum kpis responses.csv --invitations contacts.csv --accounts accounts.csv \
      --guideline enterprise:decision_maker=1,end_user=3 --target 'response_rate>=0.5' --by region
        quorum kpis --accounts accounts.csv --orders orders.csv --figures figures.csv \
      --from 2025-12-31 --until 2026-12-31
        printf 'figure,value,n,target\\nresponse rate,0.52,214,0.5\\n' | quorum kpis --scorecard -
        quorum kpis responses.csv --invitations contacts.csv --min-n 3 --format html -o kpis.html

      Answers give the six programme figures: identified promoters, alerts followed up, response \
      rate, silent accounts, accounts meeting the guideline for invitations and the target for \
      answers; overall, by wave, tier and --by, with the accounts behind them. Accounts, orders and a \
      table with a row per month give the business figures. What the files do not give is listed.
      """)

  @OptionGroup var input: OptionalInputOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var programme: ProgrammeOptions
  @OptionGroup var goals: GoalOptions

  @Option(
    help: ArgumentHelp(
      "Show programme figures by this column of accounts or answers, or by role; may be repeated.",
      valueName: "column"))
  var by: [String] = []

  @Option(
    help: ArgumentHelp(
      "The last day that counts for follow-ups, YYYY-MM-DD. (default: the last in the files)",
      valueName: "day"))
  var asOf: String?

  @OptionGroup var business: BusinessOptions

  @Option(
    help: ArgumentHelp(
      "A file with a figure per row: value or numerator and denominator, n, target, previous.",
      valueName: "file"))
  var scorecard: String?

  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var resampling: ResamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let unknown = goals.target.map(\.target.figure).first { !KeyFigures.names.contains($0) }
    if let unknown, scorecard == nil {
      let near = NearNames.near(unknown, among: KeyFigures.names)
      throw ValidationError(
        "There is no figure “\(unknown)”."
          + (near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?")
          + " The figures are: \(KeyFigures.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    var project = Project()
    var files = KPIFiles(reading: input.reading)
    var programmeResult: ProgrammeFiguresResult?
    if input.isNamed || !isBusinessAsked && scorecard == nil {
      var answers = InputOptions()
      answers.file = input.file
      answers.reading = input.reading
      let loaded = try programme.load(answers, columns: columns)
      project = loaded.project
      let tiers = Set(loaded.programme.accounts.compactMap(\.tier)).sorted()
      goals.add(to: &project, tiers: tiers)
      programmeResult = try ProgrammeFigures(
        project: project, by: by,
        asOf: try day(asOf ?? project.period?.asOf, option: "--as-of"), level: columns.level,
        smallGroups: smallGroups.rule
      ).run(loaded.programme)
      files.first = loaded.inputs.first
      files.envelopes = loaded.inputs.map { $0.envelope(used: $0.table.rowCount) }
    } else {
      project = try programme.project(input.reading)
      goals.add(to: &project, tiers: [])
    }
    let businessResult = try runBusiness(project, &files)
    let scorecardResult = try scorecard.map { path in
      try Scorecard(project: project, level: columns.level).run(try files.read(path))
    }
    let inputs = files.envelopes
    let result = KeyFigures(
      programme: programmeResult, business: businessResult, scorecard: scorecardResult)
    try output.write(
      Envelope(
        schema: "quorum.kpis/1", version: Version.current, command: "kpis", options: members,
        inputs: inputs, seed: businessResult == nil ? nil : resampling.seed, result: result,
        findings: result.findings, notes: result.remarks))
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private var isBusinessAsked: Bool { business.isAsked || programme.accounts != nil }

  /// The business figures; nil where no file could give any.
  private func runBusiness(_ project: Project, _ files: inout KPIFiles) throws
    -> BusinessFiguresResult?
  {
    let accounts = try files.companion(.accounts, programme.accounts)
    let orders = try files.companion(.orders, business.orders)
    let figures = try files.companion(.figures, business.figures)
    guard accounts != nil || orders != nil || figures != nil else { return nil }
    // A flag of so many months has no days: those of the project would take its place.
    let period = business.months == nil ? project.period : nil
    return try BusinessFigures(
      project: project,
      from: try day(business.from ?? period?.asOf, option: "--from"),
      until: try day(business.until ?? period?.end, option: "--until"),
      months: business.months, margin: business.margin, lifespan: business.lifespan,
      level: columns.level,
      bootstrap: Bootstrap(
        replicates: resampling.resamples, seed: resampling.seed, threads: resampling.threads)
    ).run(accounts: accounts, orders: orders, figures: figures)
  }

  private func day(_ text: String?, option: String) throws -> Double? {
    try text.map { try TenureSelection.day($0, option: option) }
  }

  private var members: [JSONMember] {
    columns.members + programme.members + goals.members + [
      JSONMember("by", .array(by.map { .string($0) })), JSONMember("as_of", JSONValue(asOf)),
    ] + business.members + [JSONMember("scorecard", JSONValue(scorecard))] + smallGroups.members
      + [
        JSONMember("resamples", .integer(String(resampling.resamples)))
      ] + input.reading.members
  }
}

/// The files that are read, each once in the JSON envelope.
private struct KPIFiles {
  let reading: ReadingOptions
  /// The first file, which a project may stand behind.
  var first: Input?
  var envelopes: [EnvelopeInput] = []

  /// The file of a kind: the one that an option names, or else the project's; nil when neither does.
  mutating func companion(_ kind: ProjectFile.Kind, _ given: String?) throws -> Table? {
    if var first {
      let found = try reading.companion(kind, given, of: &first)
      self.first = first
      found.map { note($0) }
      return found?.table
    }
    guard let given else { return nil }
    let read = try reading.table(given, kind)
    first = read
    note(read)
    return read.table
  }

  /// A file that has no kind.
  mutating func read(_ path: String) throws -> Table {
    let table = try reading.read(path)
    note(Input(path: path, rows: table.rowCount, digest: table.digest, table: table))
    return table
  }

  private mutating func note(_ input: Input) {
    guard !envelopes.contains(where: { $0.path == input.path }) else { return }
    envelopes.append(input.envelope(used: input.table.rowCount))
  }
}

/// The files and settings of business figures.
struct BusinessOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A file with one row per order: account, day, amount.", valueName: "file"))
  var orders: String?

  @Option(
    help: ArgumentHelp(
      "A file with one row per month: leads, won, customers_start, customers_lost, revenue, cogs, …",
      valueName: "file"))
  var figures: String?

  @Option(
    help: ArgumentHelp("Losses of accounts count after this day, YYYY-MM-DD.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Losses of accounts count up to this day.", valueName: "day"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "The months that a churn flag without days spans.", valueName: "n"))
  var months: Double?

  @Option(
    help: ArgumentHelp(
      "The gross margin on 0…1. (default: from revenue and cogs of --figures)", valueName: "share"))
  var margin: Double?

  @Option(
    help: ArgumentHelp(
      "The years that a customer stays. (default: 1 ÷ churn a year)", valueName: "years"))
  var lifespan: Double?

  /// Whether a file of business figures was given.
  var isAsked: Bool { orders != nil || figures != nil }

  func validate() throws {
    guard (from == nil) == (until == nil) else {
      throw ValidationError("--from and --until go together.")
    }
    guard months.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--months is above 0.")
    }
    guard months == nil || from == nil else {
      throw ValidationError("--from and --until say how long it was; leave --months out.")
    }
    guard margin.map({ $0 <= 1 && $0 > 0 }) ?? true else {
      throw ValidationError("--margin is a share above 0, 1 at most.")
    }
    guard lifespan.map({ $0 > 0 && $0.isFinite }) ?? true else {
      throw ValidationError("--lifespan is above 0 years.")
    }
  }

  /// The options in force, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("orders", JSONValue(orders)), JSONMember("figures", JSONValue(figures)),
      JSONMember("from", JSONValue(from)), JSONMember("until", JSONValue(until)),
      JSONMember("months", JSONValue(months)), JSONMember("margin", JSONValue(margin)),
      JSONMember("lifespan", JSONValue(lifespan)),
    ]
  }
}
