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
        quorum check quorum.yml
        quorum check responses.csv --accounts accounts.csv \
      --role-weights decision_maker=3,influencer=2,end_user=1
        quorum check responses.csv --format csv --output findings.csv

      What a file holds is told by its columns, by the option that names it, or by a project file. \
      Every finding says what it will do to the analyses, and what to do about it.

      EXIT CODES
        0 nothing blocks · 65 something blocks: a command will refuse the files
        66 a file cannot be read
      """)

  @Argument(
    help: ArgumentHelp(
      "Files of data (CSV, TSV, Excel, SPSS, Stata, SQLite): answers, invitations, accounts, alerts; "
        + "or a project file, for all of its files; - is standard input. (default: quorum.yml here)"
    ))
  var files: [String] = []

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
    let opened = try openedProject()
    let named = [
      (ProjectFile.Kind.accounts, programme.accounts), (.invitations, programme.invitations),
      (.alerts, programme.alerts),
    ].compactMap { kind, path in path.map { Item(path: $0, kind: kind) } }
    var (checked, inputs) = ([CheckedFile](), [EnvelopeInput]())
    for (place, item) in (items(opened) + named).enumerated() {
      let file = try read(item, opened, isFirst: place == 0)
      checked.append(file.checked)
      if let input = file.input { inputs.append(input) }
    }
    let checks = FileChecks(
      project: try programme.project(reading, opened),
      today: today.flatMap(FileChecks.day) ?? Double(time(nil) / 86_400))
    var result = checks.run(checked)
    if let opened {
      result.projectFile = opened.document.file
      inputs.append(opened.envelope)
    }
    try output.write(
      Envelope(
        schema: "quorum.check/1", version: Version.current, command: "check",
        options: programme.members + [
          JSONMember("score", JSONValue(score)), JSONMember("account", JSONValue(account)),
          JSONMember("respondent", JSONValue(respondent)), JSONMember("today", JSONValue(today)),
        ] + reading.members, inputs: inputs, result: result,
        findings: result.findings.map { Remark(code: $0.code, sentence: $0.sentence) },
        notes: result.remarks))
    if result.isUnreadable { throw ExitCode(Exit.cannotRead.rawValue) }
    if result.blocks { throw ExitCode(Exit.dataInvalid.rawValue) }
  }

  /// A file to check.
  private struct Item {
    let path: String
    let kind: ProjectFile.Kind?
    /// What the project says of it.
    var listed: ProjectFile?
  }

  /// The project in use: named among the files or by --project, or found where none or these lie.
  private func openedProject() throws -> OpenedProject? {
    let projects = files.filter(FilePaths.isProject)
    guard projects.count + (reading.project == nil ? 0 : 1) <= 1 else {
      throw ValidationError("Name one project file.")
    }
    if let named = projects.first ?? reading.project { return try OpenedProject(named: named) }
    let first = files.first ?? "."
    guard !reading.ignoresProject, first != "-",
      let found = try OpenedProject(foundIn: files.isEmpty ? "." : FilePaths.folder(first)),
      files.isEmpty || files.contains(where: { found.file(at: $0) != nil })
    else {
      guard !files.isEmpty || programme.accounts != nil || programme.invitations != nil else {
        throw ValidationError(OpenedProject.nothingNamed)
      }
      return nil
    }
    return found
  }

  /// The files that are named, or all of the project's where it is all that is named.
  private func items(_ opened: OpenedProject?) -> [Item] {
    let named = files.filter { !FilePaths.isProject($0) }
    let all = opened.map { opened in
      opened.project.files.map { Item(path: opened.path($0), kind: $0.kind, listed: $0) }
    }
    if files.isEmpty || named.count < files.count, let all {
      return all + named.map { Item(path: $0, kind: nil) }
    }
    return named.map { path in
      let listed = opened?.file(at: path)
      return Item(path: path, kind: listed?.kind, listed: listed)
    }
  }

  /// Reads a file; what goes wrong with it is a finding, and the other files are still checked.
  private func read(
    _ item: Item, _ opened: OpenedProject?, isFirst: Bool
  ) throws -> (checked: CheckedFile, input: EnvelopeInput?) {
    let (path, kind) = (item.path, item.kind)
    let (whole, declared): (Table, Table)
    do {
      whole = try reading.read(
        path, as: kind, part: FilePart(sheet: item.listed?.sheet, query: item.listed?.query))
      declared = try item.listed.map { try opened?.declaring(whole, as: $0) ?? whole } ?? whole
    } catch {
      guard let failure = Failure(error) else { throw error }
      return (
        CheckedFile(
          path: path, kind: kind, message: failure.message,
          isUnreadable: failure.exit == .cannotRead), nil
      )
    }
    var table = try reading.keeping(
      declared,
      isFirst ? reading.conditions : reading.conditions.filter { whole.hasColumn($0.column) }
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
