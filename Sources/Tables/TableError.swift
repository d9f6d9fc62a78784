/// A column that is not there or does not hold what was asked for.
public enum TableError: Error, Sendable, Equatable {
  /// A cell that is not what was asked for.
  public struct Cell: Sendable, Equatable {
    /// The row, from 0.
    public let row: Int
    /// The line of the file.
    public let line: Int
    /// The text of the cell.
    public let text: String

    /// A cell from its place and text.
    public init(row: Int, line: Int, text: String) {
      self.row = row
      self.line = line
      self.text = text
    }
  }

  /// No column has this name.
  case unknownColumn(name: String, near: [String], columns: [String], source: String)
  /// Several columns have this name but for case, spaces and underscores.
  case ambiguousColumn(name: String, matches: [String], source: String)
  /// Cells that are not numbers; `offending` holds the first of them.
  case notNumbers(
    column: String, source: String, offending: [Cell], offendingCount: Int, presentCount: Int,
    remedy: String)
  /// The column holds dates.
  case datesNotNumbers(column: String, source: String)
  /// Cells that are not ISO dates; `offending` holds the first of them.
  case notDates(
    column: String, source: String, offending: [Cell], offendingCount: Int, presentCount: Int)

  /// Dates that mean different things day first and month first; the first cell that shows it.
  case ambiguousDates(column: String, source: String, cell: Cell)

  /// How many offending cells an error lists.
  public static let cellsListed = 10
}

extension TableError: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let near, let columns, let source):
      Self.unknown(name: name, near: near, columns: columns, source: source)
    case .ambiguousColumn(let name, let matches, let source):
      "\(Excerpt.escaped(source, limit: 200)): \(Excerpt.quoted(name)) could be any of "
        + matches.map { Excerpt.quoted($0) }.joined(separator: ", ")
        + ". Write the name exactly as in the file."
    case .notNumbers(let column, let source, let offending, let count, let present, let remedy):
      Self.cells(
        column: column, source: source, offending: offending, count: count, present: present,
        noun: "number") + " " + remedy
    case .datesNotNumbers(let column, let source):
      "\(Excerpt.escaped(source, limit: 200)): column \(Excerpt.quoted(column)) holds dates where "
        + "numbers are needed. Choose a column of numbers."
    case .notDates(let column, let source, let offending, let count, let present):
      Self.cells(
        column: column, source: source, offending: offending, count: count, present: present,
        noun: "date") + " Write dates as YYYY-MM-DD, or leave the cell empty."
    case .ambiguousDates(let column, let source, let cell):
      "\(Excerpt.escaped(source, limit: 200)), column \(Excerpt.quoted(column)), line \(cell.line): "
        + cell.text.withByteText { AmbiguousDate($0.trimmed()).sentence }
        + " Say which comes first, day or month."
    }
  }

  private static func unknown(
    name: String, near: [String], columns: [String], source: String
  ) -> String {
    var text = "\(Excerpt.escaped(source, limit: 200)) has no column \(Excerpt.quoted(name))."
    if !near.isEmpty {
      text +=
        " Did you mean " + near.map { Excerpt.quoted($0) }.joined(separator: " or ") + "?"
    }
    guard !columns.isEmpty else { return text + " It has no columns." }
    text += " Its columns are: "
    text += columns.prefix(columnsListed).map { Excerpt.escaped($0) }.joined(separator: ", ")
    if columns.count > columnsListed { text += " and \(columns.count - columnsListed) more" }
    return text + "."
  }

  private static let columnsListed = 40

  private static func cells(
    column: String, source: String, offending: [Cell], count: Int, present: Int, noun: String
  ) -> String {
    let verb = count == 1 ? "is no \(noun)" : "are no \(noun)s"
    var text =
      "\(Excerpt.escaped(source, limit: 200)), column \(Excerpt.quoted(column)): "
      + "\(count) of \(present) cells \(verb): "
    text += offending.map { "line \($0.line) \(Excerpt.quoted($0.text))" }.joined(separator: ", ")
    if count > offending.count { text += " and \(count - offending.count) more" }
    return text + "."
  }
}
