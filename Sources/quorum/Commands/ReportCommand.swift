import ArgumentParser
import Customers
import Reports
import Statistics
import Tables

/// `quorum report`: everything on one page to send.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "One page to send: the score, what changed, whom to call, what goes with churn.",
    discussion: """
      EXAMPLES
        quorum report quorum.yml -o feedback.html
        quorum report responses.csv --accounts accounts.csv --invitations contacts.csv \
      --role-weights decision_maker=3,influencer=2,end_user=1 -o feedback.html
        quorum report responses.csv --format markdown > feedback.md
        quorum report quorum.yml --min-n 3 -o to-share.html

      The page is one file: no network, nothing loaded, light and dark, for screens and paper. Tables \
      sort and filter, and role weights can be moved to see whether they matter; without scripts it \
      shows the same figures. Parts that the data do not allow are named with the reason.
      """)

  /// The forms of the page.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case html, markdown, text, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var programme: ProgrammeOptions
  @OptionGroup var columns: ColumnOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "For what goes with churn, only answers given on or before this date count.",
      valueName: "YYYY-MM-DD"))
  var asOf: String?

  @Option(help: ArgumentHelp("How many accounts are listed at most.", valueName: "n"))
  var top = 300

  @OptionGroup var smallGroups: SmallGroupOptions
  @OptionGroup var resampling: ResamplingOptions

  @Option(help: "The form of the page.")
  var format: Form = .html

  @Option(name: .shortAndLong, help: "Write to this file, whole or not at all.")
  var output: String?

  @Flag(help: "A page without any script: tables that do not sort, weights that stand still.")
  var noScript = false

  func validate() throws {
    guard top >= 0 else { throw ValidationError("--top is 0 or more.") }
  }

  func run() throws {
    let loaded = try programme.load(input, columns: columns)
    var selection = columns.selection
    selection.smallGroups = smallGroups.rule
    let summary = ProgrammeSummary(
      project: loaded.project, selection: selection, asOf: asOf, level: columns.level,
      smallGroups: smallGroups.rule, seed: resampling.seed, resamples: resampling.resamples,
      threads: resampling.threads, accountsShown: top)
    let result = try resampling.withProgress {
      try summary.run(loaded.programme, invitations: loaded.invitations, progress: $0)
    }
    let envelope = Envelope(
      schema: "quorum.report/1", version: Version.current, command: "report", options: members,
      inputs: loaded.inputs.map { $0.envelope(used: $0.table.rowCount) }, seed: resampling.seed,
      result: result, findings: result.findings, notes: result.remarks)
    let text = try page(envelope)
    if let output {
      try OutputFile.write(text: text, to: output)
    } else {
      try Terminal.standardOutput(text)
    }
    if !result.isEstimable { throw ExitCode(Exit.notEstimable.rawValue) }
  }

  private func page(_ envelope: Envelope<ProgrammeSummaryResult>) throws -> String {
    if format == .json { return try OrderedJSON().text(of: envelope) }
    var report = envelope.result.report
    report.blocks += made(envelope)
    switch format {
    case .html:
      return HTMLRenderer(
        footer: "Made by quorum \(Version.current).", isInteractive: !noScript
      ).render(report)
    case .markdown: return MarkdownRenderer().render(report)
    default:
      return Terminal.renderer(toFile: output != nil).render(report)
    }
  }

  /// How the page was made, so that it can be made again.
  private func made(_ envelope: Envelope<ProgrammeSummaryResult>) -> [Block] {
    [
      .heading("How this page was made"),
      .paragraph(
        "By the command \(CommandCall.current.line). Anyone with the same files gets the same figures."
      ),
      .details(
        "Files and methods",
        [
          .table(
            ReportTable(
              name: "files", title: "Files",
              columns: [
                ReportColumn("File", name: "file", texts: envelope.inputs.map(\.path)),
                ReportColumn("Rows", name: "n", counts: envelope.inputs.map(\.rows)),
                ReportColumn("Digest", name: "digest", texts: envelope.inputs.map(\.digest)),
              ], audience: .readers)),
          .table(
            ReportTable(
              name: "settings", title: "Settings",
              columns: [
                ReportColumn("Setting", name: "term", texts: settings.map(\.0)),
                ReportColumn("Value", name: "value", texts: settings.map(\.1)),
              ], audience: .readers)),
          .paragraph(
            "Each method has a page: quorum explain score-intervals, accounts-as-clusters, waves, "
              + "standardized-score, logistic-regression, multiple-comparisons."),
        ]),
    ]
  }

  private var settings: [(String, String)] {
    [
      ("Confidence level", Format.level(columns.level)),
      ("Score", "net score of 0–10 answers; score interval, accounts as clusters"),
      ("Changes", "score test for waves of the same accounts, corrected by Holm's method"),
      ("Accounts", "role-mix-standardised, shrunken scores; 90 % intervals"),
      ("Churn", "Firth logistic regression of one row per account, profile intervals"),
      ("Resamples", "\(resampling.resamples), seed \(resampling.seed)"),
      ("Small groups", smallGroups.rule.map { "fewer than \($0.minimum) withheld" } ?? "shown"),
    ]
  }

  private var members: [JSONMember] {
    programme.members + columns.members + smallGroups.members + [
      JSONMember("as_of", JSONValue(asOf)), JSONMember("top", .integer(String(top))),
      JSONMember("resamples", .integer(String(resampling.resamples))),
    ] + input.reading.members
  }
}
