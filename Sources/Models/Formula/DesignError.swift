import Tables

/// Why a design cannot be made of a formula and a table; rows count from zero.
public enum DesignError: Error, Sendable, Equatable {
  /// The formula names a column that is not there.
  case formula(FormulaError)
  /// A column does not hold numbers where they are needed.
  case table(TableError)
  /// A column has no value at all.
  case emptyColumn(String)
  /// A value is infinite.
  case nonFinite(column: String, cell: TableError.Cell)
  /// The logarithm of zero or less, or the square root of less than zero.
  case outsideDomain(function: String, factor: String, cell: TableError.Cell)
  /// A column that is to be scaled has one value in all rows.
  case constant(factor: String)
  /// A polynomial has at least as many degrees as there are different values.
  case degreeTooHigh(factor: String, degree: Int, values: Int)
  /// A categorical column has one level in all rows that can be used.
  case oneLevel(column: String, level: String)
  /// The reference level does not occur in any row that can be used.
  case unknownReference(column: String, reference: String, near: [String], levels: [String])
  /// A row of new data has a level that the design was not made with.
  case unseenLevel(column: String, cell: TableError.Cell, levels: [String])
  /// No row has a value in every column; how many rows miss each column.
  case noCompleteRows(rows: Int, missing: [MissingColumn])
  /// The terms make more columns than `limit`, the largest of them from this term.
  case tooManyColumns(term: String, limit: Int)
  /// The outcome is to be yes or no but has other values.
  case notBinary(outcome: String, levels: [String])
  /// The outcome has two values, and nothing says which of them is the event.
  case eventNotNamed(outcome: String, levels: [String])
  /// The event named is no value of the outcome.
  case unknownEvent(outcome: String, event: String, near: [String], levels: [String])
}

/// How many rows miss a column.
public struct MissingColumn: Codable, Sendable, Equatable {
  /// The column.
  public let column: String
  /// The rows without a value in it.
  public let rows: Int

  /// Counts the rows that miss a column.
  public init(column: String, rows: Int) {
    self.column = column
    self.rows = rows
  }
}

extension DesignError: CustomStringConvertible {
  /// One sentence that says what is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .formula(let error): error.description
    case .table(let error): error.description
    case .emptyColumn(let column):
      "\(Excerpt.quoted(column)) has no value in any row; leave it out of the formula"
    case .nonFinite(let column, let cell):
      "\(Excerpt.quoted(column)) is not a finite number on line \(cell.line); leave that row out"
    case .outsideDomain(let function, let factor, let cell):
      "\(factor): there is no \(function) of \(cell.text) (line \(cell.line)); "
        + (function == "logarithm"
          ? "add a constant that makes sense, use sqrt, or leave such rows out"
          : "check the value or leave such rows out")
    case .constant(let factor):
      "\(factor) has one value in all rows and cannot be scaled; leave it out of the formula"
    case .degreeTooHigh(let factor, let degree, let values):
      "\(factor): \(values) different values support a degree up to \(values - 1), not \(degree)"
    case .oneLevel(let column, let level):
      "\(Excerpt.quoted(column)) is \(Excerpt.quoted(level)) in all rows that can be used, so it "
        + "explains nothing; leave it out of the formula"
    case .unknownReference(let column, let reference, let near, let levels):
      "\(Excerpt.quoted(column)) is \(Excerpt.quoted(reference)) in no row that can be used."
        + Self.suggestion(near) + " Its levels are: " + Self.list(levels)
    case .unseenLevel(let column, let cell, let levels):
      "\(Excerpt.quoted(column)) is \(Excerpt.quoted(cell.text)) on line \(cell.line), a level that "
        + "the model was not fitted with; it knows " + Self.list(levels)
    case .noCompleteRows(let rows, let missing):
      "none of \(rows) \(rows == 1 ? "row" : "rows") has a value in every column; missing are "
        + missing.map { "\(Excerpt.quoted($0.column)) in \($0.rows)" }.joined(separator: ", ")
    case .tooManyColumns(let term, let limit):
      "the formula makes more than \(limit) columns, most of them by \(term); group its levels or "
        + "leave it out"
    case .notBinary(let outcome, let levels):
      "\(Excerpt.quoted(outcome)) should be yes or no in every row but has \(levels.count) values: "
        + Self.list(levels)
    case .eventNotNamed(let outcome, let levels):
      "\(Excerpt.quoted(outcome)) has the values \(Self.list(levels)); say which of them is the "
        + "event"
    case .unknownEvent(let outcome, let event, let near, let levels):
      "\(Excerpt.quoted(outcome)) is \(Excerpt.quoted(event)) in no row that can be used."
        + Self.suggestion(near) + " Its values are: " + Self.list(levels)
    }
  }

  private static func suggestion(_ near: [String]) -> String {
    near.isEmpty
      ? "" : " Did you mean " + near.map { Excerpt.quoted($0) }.joined(separator: " or ") + "?"
  }

  private static func list(_ levels: [String]) -> String {
    let shown = levels.prefix(10).map { Excerpt.quoted($0) }.joined(separator: ", ")
    return levels.count > 10 ? "\(shown) and \(levels.count - 10) more" : shown
  }
}
