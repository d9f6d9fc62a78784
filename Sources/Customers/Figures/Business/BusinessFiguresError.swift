import Tables

/// A file of business figures that cannot be used as it is.
public enum BusinessFiguresError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A file lacks a column that it is nothing without.
  case missingColumn(what: String, like: String, columns: [String], source: String)
  /// A number that cannot be: a negative count, more lost than there were.
  case impossible(what: String, line: Int, source: String)
  /// A file without a row.
  case empty(source: String)
  /// A period that ends before it starts.
  case periodBackwards(from: String, until: String)

  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .missingColumn(let what, let like, let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): no column looks like the \(what). Name it \(like); the "
        + "columns are: \(columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", "))."
    case .impossible(let what, let line, let source):
      "\(Excerpt.escaped(source, limit: 200)), line \(line): \(what)."
    case .empty(let source): "\(Excerpt.escaped(source, limit: 200)) has no row."
    case .periodBackwards(let from, let until):
      "The period from \(from) until \(until) ends before it starts."
    }
  }
}
