import Tables

/// Why columns cannot be correlated.
public enum CorrelationStudyError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A column that was named has more than two texts.
  case manyLevels(column: String, levels: [String])
  /// A column that was named holds dates.
  case dates(column: String)
  /// No score was recognised, and none was named.
  case nothingToCorrelate(source: String, columns: [String])
  /// More pairs than can be read.
  case tooManyPairs(count: Int, limit: Int)
  /// A control is one of the variables correlated.
  case controlIsVariable(column: String)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .manyLevels(let column, let levels):
      let shown = levels.prefix(6).map { Excerpt.escaped($0) }.joined(separator: ", ")
      let more = levels.count > 6 ? " and \(levels.count - 6) more" : ""
      return "Column \(Excerpt.quoted(column)) holds \(levels.count) different texts (\(shown)"
        + "\(more)), which have no order to correlate. Choose a column of numbers or of two "
        + "values, or compare groups with: quorum compare --by."
    case .dates(let column):
      return "Column \(Excerpt.quoted(column)) holds dates, which are not correlated. Choose a "
        + "column of numbers or of two values."
    case .nothingToCorrelate(let source, let columns):
      let shown = columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ")
      return "\(Excerpt.escaped(source, limit: 200)): there are no two columns to correlate. Name "
        + "them with --of and --with, or --columns; the columns are: \(shown)."
    case .tooManyPairs(let count, let limit):
      return "\(count) pairs are more than the \(limit) that can be read. Name the columns that "
        + "matter with --of and --with, or --columns."
    case .controlIsVariable(let column):
      return "Column \(Excerpt.quoted(column)) cannot be held fixed and correlated at once: "
        + "take it out of --partial, or out of the others."
    }
  }
}
