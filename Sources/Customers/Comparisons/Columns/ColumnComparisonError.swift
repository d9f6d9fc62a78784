import Reports
import Tables

/// A column that cannot be compared in the way that was asked for.
public enum ColumnComparisonError: Error, Sendable, Equatable {
  /// The column holds neither numbers nor yes and no.
  case notComparable(column: String, source: String, values: [String])
  /// The column holds nothing.
  case empty(column: String, source: String)
  /// The value that should count as yes does not occur.
  case noSuchValue(column: String, value: String, values: [String])
  /// Rows of one account disagree where the account was to count once.
  case inconsistentAccounts(column: String, accounts: [String], count: Int)
  /// The groups that were put in order are not those of the column.
  case unknownGroups(column: String, names: [String], groups: [String])
  /// A margin or benchmark that the figure can never reach.
  case offScale(what: String, value: Double, from: Double, to: Double, unit: String)
  /// Strata are for yes/no columns that count each account once.
  case strataNeedYesNo(column: String)
}

extension ColumnComparisonError: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .notComparable(let column, let source, let values):
      return "\(Excerpt.escaped(source, limit: 200)): column \(Excerpt.quoted(column)) holds texts "
        + "(\(Self.listed(values))), and what is compared are numbers or yes and no. Say which "
        + "value counts as yes with --yes VALUE, or compare its groups with --by."
    case .empty(let column, let source):
      return "\(Excerpt.escaped(source, limit: 200)): column \(Excerpt.quoted(column)) holds no "
        + "value in these rows."
    case .noSuchValue(let column, let value, let values):
      return
        "Column \(Excerpt.quoted(column)) never says \(Excerpt.quoted(value)). Its values are: "
        + "\(Self.listed(values))."
    case .inconsistentAccounts(let column, let accounts, let count):
      return "\(count) account\(count == 1 ? " has" : "s have") rows that disagree in column "
        + "\(Excerpt.quoted(column)): \(Self.listed(accounts)). Correct them, or leave out the "
        + "option that needs one value per account (--per-account, --strata)."
    case .unknownGroups(let column, let names, let groups):
      return "--order must name every group of column \(Excerpt.quoted(column)) once: "
        + "\(Self.listed(groups)). It has \(Self.listed(names))."
    case .offScale(let what, let value, let from, let to, let unit):
      return "The \(what) lies between \(Format.value(from, as: .count)) and "
        + "\(Format.value(to, as: .count))\(unit), and \(Format.number(value, digits: 2)) does not."
    case .strataNeedYesNo(let column):
      return "--strata needs a yes/no column with one value per account, and column "
        + "\(Excerpt.quoted(column)) is not that."
    }
  }

  private static func listed(_ values: [String]) -> String {
    let more = values.count > 12 ? " and \(values.count - 12) more" : ""
    return values.prefix(12).map { Excerpt.escaped($0) }.joined(separator: ", ") + more
  }
}
