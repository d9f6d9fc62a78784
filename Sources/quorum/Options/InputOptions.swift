import ArgumentParser
import Tables

/// Which file a command reads, how, and which of its rows.
struct InputOptions: ParsableArguments {
  @Argument(help: "A CSV or TSV file; - is standard input.")
  var file: String

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Keep only rows with this value; may be repeated.", valueName: "col=value"))
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

  /// Reads the file and keeps the rows that were asked for.
  func table() throws -> Input {
    let options = CSVOptions(
      delimiter: delimiter, encoding: encoding, decimal: decimal, ragged: ragged,
      missing: CSVOptions.missingByDefault + missing)
    let whole = try CSVReader(options).read(file)
    var table = whole
    for condition in conditions {
      let labels = try table.labels(condition.column)
      guard let code = labels.levels.firstIndex(of: condition.value) else {
        throw ConditionError(
          condition: condition, source: table.source, values: labels.levels)
      }
      table = table.selecting(rows: labels.codes.indices.filter { labels.codes[$0] == code })
    }
    return Input(path: file, rows: whole.rowCount, digest: whole.digest, table: table)
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
struct RowCondition: ExpressibleByArgument, CustomStringConvertible {
  let column: String
  let value: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      return nil
    }
    column = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
  }

  var description: String { "\(column)=\(value)" }
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
