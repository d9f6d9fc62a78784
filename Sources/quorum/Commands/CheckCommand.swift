import ArgumentParser
import Customers
import Reports
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `quorum check`: what is wrong with files, before any statistics.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong with these files, before any statistics?",
    discussion: """
      EXAMPLES
        quorum check responses.csv
        quorum check responses.csv accounts.csv contacts.csv alerts.csv
        quorum check responses.csv --accounts crm.csv --role-weights decision_maker=3,end_user=1
        quorum check responses.csv --format csv --output findings.csv

      What a file holds is told by its columns, or by the option that names it. Every finding says \
      what it will do to the analyses, and what to do about it.

      EXIT CODES
        0 nothing blocks · 65 something blocks: a command will refuse the files as they are
        66 a file cannot be read
      """)

  @Argument(help: "CSV or TSV files: answers, invitations, accounts, alerts; - is standard input.")
  var files: [String]

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var programme: ProgrammeOptions

  @Option(help: ArgumentHelp("The column of the answers.", valueName: "column"))
  var score: String?

  @Option(help: ArgumentHelp("The column of the account.", valueName: "column"))
  var account: String?

  @Option(help: ArgumentHelp("The column of the person who answered.", valueName: "column"))
  var respondent: String?

  @Option(
    help: ArgumentHelp(
      "The day after which nothing can have happened. (default: today)", valueName: "YYYY-MM-DD"))
  var today: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let today, FileChecks.day(today) == nil {
      throw ValidationError("Write --today as YYYY-MM-DD; \(Excerpt.quoted(today)) is no such day.")
    }
  }

  func run() throws {
    let named = [
      (ProjectFile.Kind.accounts, programme.accounts), (.invitations, programme.invitations),
      (.alerts, programme.alerts),
    ].compactMap { kind, path in path.map { (Optional(kind), $0) } }
    var (checked, inputs) = ([CheckedFile](), [EnvelopeInput]())
    for (place, (kind, path)) in (files.map { (nil, $0) } + named).enumerated() {
      let file = try read(path, kind, isFirst: place == 0)
      checked.append(file.checked)
      if let input = file.input { inputs.append(input) }
    }
    let checks = FileChecks(
      project: try programme.project(reading),
      today: today.flatMap(FileChecks.day) ?? Double(time(nil) / 86_400))
    let result = checks.run(checked)
    try output.write(
      Envelope(
        schema: "quorum.check/1", version: Version.current, command: "check",
        options: programme.members + [
          JSONMember("score", JSONValue(score)), JSONMember("account", JSONValue(account)),
          JSONMember("respondent", JSONValue(respondent)), JSONMember("today", JSONValue(today)),
          JSONMember("where", .array(reading.conditions.map { .string($0.description) })),
        ], inputs: inputs, result: result,
        findings: result.findings.map { Remark(code: $0.code, sentence: $0.sentence) }))
    if result.isUnreadable { throw ExitCode(Exit.cannotRead.rawValue) }
    if result.blocks { throw ExitCode(Exit.dataInvalid.rawValue) }
  }

  /// Reads a file; what goes wrong with it is a finding, and the other files are still checked.
  private func read(
    _ path: String, _ kind: ProjectFile.Kind?, isFirst: Bool
  ) throws -> (checked: CheckedFile, input: EnvelopeInput?) {
    let whole: Table
    do {
      whole = try kind == nil ? reading.unknown(path) : reading.read(path)
    } catch {
      guard let failure = Failure(error) else { throw error }
      return (
        CheckedFile(
          path: path, kind: kind, message: failure.message,
          isUnreadable: failure.exit == .cannotRead), nil
      )
    }
    var table = try reading.keeping(
      whole, isFirst ? reading.conditions : reading.conditions.filter { whole.hasColumn($0.column) }
    )
    if isFirst {
      let names = [
        (ColumnPurpose.netPromoter, score), (.account, account), (.respondent, respondent),
      ]
      .compactMap { purpose, name in name.map { (purpose.rawValue, $0) } }
      table = try table.declaring(Dictionary(names) { _, last in last })
    }
    return (
      CheckedFile(path: path, kind: kind, table: table),
      EnvelopeInput(path: path, rows: whole.rowCount, used: table.rowCount, digest: whole.digest)
    )
  }
}
