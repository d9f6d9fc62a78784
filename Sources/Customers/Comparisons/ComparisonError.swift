import Tables

/// A comparison that cannot be made.
public enum ComparisonError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Fewer than two groups have answers.
  case oneGroup(column: String, found: [String])
  /// More groups than pairs can be read.
  case tooManyGroups(column: String, count: Int)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .oneGroup(let column, let found):
      let seen = found.isEmpty ? "none" : found.map { Excerpt.quoted($0) }.joined(separator: ", ")
      return "There is nothing to compare: of the groups in column \(Excerpt.quoted(column)), "
        + "two or more need answers, and those that have any are: \(seen)."
    case .tooManyGroups(let column, let count):
      return "Column \(Excerpt.quoted(column)) has \(count) groups, too many to compare pair by "
        + "pair. Choose a coarser column, or keep some with --where."
    }
  }
}
