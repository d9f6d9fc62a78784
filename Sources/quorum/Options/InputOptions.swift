import ArgumentParser
import Customers
import Reports
import Tables

/// Which file a command reads, how, and which of its rows.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A file of data (CSV, TSV, Excel, SPSS, Stata, SQLite), or a project file; - is standard input. "
        + "(default: quorum.yml here)"))
  var file: String?

  @OptionGroup var reading: ReadingOptions

  var conditions: [RowCondition] { reading.conditions }

  /// Reads the file and keeps the rows that were asked for.
  /// - Parameter kind: which file of a project this is, where no file of data is named.
  func table(_ kind: ProjectFile.Kind = .responses) throws -> Input {
    try reading.table(file, kind)
  }

  /// The same; where only a project is named, its accounts when they alone have a column.
  func table(having column: String) throws -> Input {
    let read = try table()
    guard !read.table.hasColumn(column), file.map(FilePaths.isProject) ?? true,
      read.project?.project.file(.accounts) != nil
    else { return read }
    let accounts = try table(.accounts)
    return accounts.table.hasColumn(column) ? accounts : read
  }
}

/// A file that a command can do without.
struct OptionalInputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A file of answers already given (CSV, TSV, Excel, SPSS, Stata, SQLite), or a project file; - is "
        + "standard input. (default: quorum.yml here, unless options say what it would)"))
  var file: String?

  @OptionGroup var reading: ReadingOptions

  var conditions: [RowCondition] { reading.conditions }

  /// Whether a file is named: itself, or by the project that is named. Options that say what a file
  /// would say contradict it, but beat a project that merely lies here.
  var isNamed: Bool { file != nil || reading.project != nil }

  /// Whether there is a file.
  /// - Parameter isDeclared: whether options say what it would.
  func hasFile(unless isDeclared: Bool) -> Bool {
    isNamed
      || !isDeclared && !reading.ignoresProject
        && FilePaths.isFile(OpenedProject.usualName)
  }

  /// Reads the file, where there is one, and keeps the rows that were asked for.
  func table(unless isDeclared: Bool) throws -> Input? {
    hasFile(unless: isDeclared) ? try reading.table(file) : nil
  }
}

/// How a file is read, and which of its rows are kept.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Keep only rows with this value; may be repeated: values of one column are alternatives.",
      valueName: "column=value"), transform: RowCondition.init(parsing:))
  var conditions: [RowCondition] = []

  @Option(help: "What separates the fields.")
  var delimiter: CSVOptions.Delimiter = .detect

  @Option(help: "How characters are written as bytes.")
  var encoding: CSVOptions.Encoding = .detect

  @Option(help: "The decimal mark.")
  var decimal: CSVOptions.Decimal = .detect

  @Option(help: "Which of day (d) and month (m) comes first in dates such as 03/04/2026.")
  var dates: CSVOptions.Dates = .detect

  @Option(
    help: ArgumentHelp(
      "A text that stands for a missing cell, besides the usual ones; may be repeated.",
      valueName: "text"))
  var missing: [String] = []

  @Option(help: "What to do with rows of too few fields.")
  var ragged: CSVOptions.Ragged = .fail

  @Option(
    help: ArgumentHelp(
      "A project file: it names files, columns, roles and weights; options win over it.",
      valueName: "file"))
  var project: String?

  @Flag(
    name: .customLong("no-project"), help: "Leave out a quorum.yml that lies beside the data.")
  var ignoresProject = false

  @Option(
    help: ArgumentHelp(
      "Words that say yes, besides the usual ones of several languages.", valueName: "a,b,…"),
    transform: WordList.init(parsing:))
  var yesWords = WordList()

  @Option(
    help: ArgumentHelp("Words that say no, besides the usual ones.", valueName: "a,b,…"),
    transform: WordList.init(parsing:))
  var noWords = WordList()

  @OptionGroup var tool: ExportOptions
  @OptionGroup var parts: FilePartOptions

  func validate() throws {
    guard project == nil || !ignoresProject else {
      throw ValidationError("Choose one: --project or --no-project.")
    }
  }

  /// Which rows of which part of the file are read, for the JSON envelope.
  var members: [JSONMember] {
    [
      JSONMember("where", .array(conditions.map { .string($0.description) })),
      JSONMember("sheet", JSONValue(parts.sheet)),
      JSONMember("header_row", JSONValue(parts.headerRow)), JSONMember("sql", JSONValue(parts.sql)),
    ]
  }

  /// The rows of a table that meet conditions on its columns.
  func keeping(_ whole: Table, _ conditions: [RowCondition]) throws -> Table {
    var table = whole
    for column in conditions.map(\.column).unique {
      let labels = try table.labels(column)
      let wanted = try conditions.filter { $0.column == column }.map { condition in
        let levels = try whole.labels(column).levels
        guard levels.contains(condition.value) else {
          throw ConditionError(condition: condition, source: whole.source, values: levels)
        }
        return condition.value
      }
      let codes = Set(wanted.compactMap { labels.levels.firstIndex(of: $0) }.map(Int32.init))
      table = table.selecting(
        rows: labels.codes.indices.filter { codes.contains(labels.codes[$0]) })
    }
    return table
  }
}

/// A file that was read, with what the JSON envelope says of it.
struct Input {
  let path: String
  let rows: Int
  let digest: String
  var table: Table
  /// The project it belongs to.
  var project: OpenedProject?

  init(path: String, rows: Int, digest: String, table: Table, project: OpenedProject? = nil) {
    self.path = path
    self.rows = rows
    self.digest = digest
    self.table = table
    self.project = project
  }
}

/// Words with commas between them.
struct WordList {
  var words: [String] = []

  init() {}

  init(parsing argument: String) {
    words = argument.split(separator: ",").map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A condition on a column, written "column=value".
struct RowCondition: CustomStringConvertible {
  let column: String
  let value: String

  /// - Throws: `ValidationError` when there is no column before an equals sign.
  init(parsing argument: String) throws {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      throw ValidationError("Write a condition as column=value, for example wave=2025-H2.")
    }
    column = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
  }

  var description: String { "\(column)=\(value)" }
}

extension Array where Element: Hashable {
  /// Each element once, in order of first appearance.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

/// A condition that no row meets.
struct ConditionError: Error, CustomStringConvertible {
  let condition: RowCondition
  let source: String
  let values: [String]

  var description: String {
    let listed = values.prefix(20).map { Excerpt.escaped($0) }.joined(separator: ", ")
    let more = values.count > 20 ? " and \(values.count - 20) more" : ""
    return "\(Excerpt.escaped(source, limit: 200)): no row of column "
      + "\(Excerpt.quoted(condition.column)) is \(Excerpt.quoted(condition.value)). "
      + (values.isEmpty ? "The column is empty." : "Its values are: \(listed)\(more).")
  }
}

extension CSVOptions.Delimiter: ExpressibleByArgument {}
extension CSVOptions.Encoding: ExpressibleByArgument {}
extension CSVOptions.Decimal: ExpressibleByArgument {}
extension CSVOptions.Ragged: ExpressibleByArgument {}
extension CSVOptions.Dates: ExpressibleByArgument {}
