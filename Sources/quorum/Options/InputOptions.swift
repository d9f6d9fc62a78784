import ArgumentParser
import Tables

/// Which file a command reads, how, and which of its rows.
struct InputOptions: ParsableArguments {
  @Argument(help: "A CSV or TSV file; - is standard input.")
  var file: String

  @OptionGroup var reading: ReadingOptions

  var conditions: [RowCondition] { reading.conditions }

  /// Reads the file and keeps the rows that were asked for.
  func table() throws -> Input { try reading.table(file) }
}

/// A file that a command can do without.
struct OptionalInputOptions: ParsableArguments {
  @Argument(help: "A CSV or TSV file of earlier answers; - is standard input.")
  var file: String?

  @OptionGroup var reading: ReadingOptions

  var conditions: [RowCondition] { reading.conditions }

  /// Reads the file, where there is one, and keeps the rows that were asked for.
  func table() throws -> Input? { try file.map { try reading.table($0) } }
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

  @Option(
    help: ArgumentHelp(
      "A text that stands for a missing cell, besides the usual ones; may be repeated.",
      valueName: "text"))
  var missing: [String] = []

  @Option(help: "What to do with rows of too few fields.")
  var ragged: CSVOptions.Ragged = .fail

  /// Reads a file and keeps the rows that were asked for.
  func table(_ file: String) throws -> Input {
    let whole = try read(file)
    return Input(
      path: file, rows: whole.rowCount, digest: whole.digest, table: try keeping(whole, conditions))
  }

  /// Reads a file as it is.
  func read(_ path: String) throws -> Table {
    let options = CSVOptions(
      delimiter: delimiter, encoding: encoding, decimal: decimal, ragged: ragged,
      missing: CSVOptions.missingByDefault + missing)
    return try CSVReader(options).read(path)
  }

  /// Reads a file that goes with the first, and keeps its rows that were asked for, as far as it has
  /// the columns of the conditions.
  func companion(_ path: String) throws -> Table {
    let whole = try read(path)
    return try keeping(whole, conditions.filter { whole.hasColumn($0.column) })
  }

  /// The rows of a file that were asked for.
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
  let table: Table
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
