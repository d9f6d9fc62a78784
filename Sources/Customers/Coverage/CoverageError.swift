import Reports
import Statistics

/// A shape of data whose coverage cannot be computed.
public enum CoverageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// More answers than customers.
  case tooManyAnswers(answers: Int, population: Int)
  /// Too few customers for each class to occur.
  case tooFewCustomers(Int)
  /// Enumerating takes too long.
  case tooLong(what: String)
  /// The file has no answers, or not in both groups.
  case noAnswers
  /// The groups of the column are not two.
  case notTwoGroups(column: String, found: [String])

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .tooManyAnswers(let answers, let population):
      "\(counted(answers, "answer")) cannot come from \(counted(population, "customer"))."
    case .tooFewCustomers(let population):
      "With \(counted(population, "customer")) not every class of answers can occur; three are "
        + "the fewest. Give their shares with --shares to look at one set of customers."
    case .tooLong(let what):
      "Every case of \(what) would take too long to list. Give one true distribution with --shares, "
        + "or fewer answers."
    case .noAnswers: "There are no answers, so there is no shape of data to try methods on."
    case .notTwoGroups(let column, let found):
      "Column “\(column)” has \(counted(found.count, "group")) with answers, and a comparison is of two: "
        + "keep two of them with --where \(column)=…"
    }
  }
}
