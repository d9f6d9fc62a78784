import Tables

/// Why answers and accounts cannot be brought together.
public enum AccountTableError: Error, Sendable, Equatable {
  /// Rows of an accounts file that stand for the same account.
  public struct Duplicate: Sendable, Equatable {
    /// The account as it is written first.
    public let account: String
    /// The lines of the file.
    public let lines: [Int]
  }

  /// No column of a file looks like the account.
  case noAccountColumn(source: String, columns: [String])
  /// The account columns of the two files have no account in common.
  case noCommonAccounts(
    answers: String, answersColumn: String, answersExamples: [String], accounts: String,
    accountsColumn: String, accountsExamples: [String])
  /// The accounts file has several rows for an account; the first of them are listed.
  case duplicateAccounts(column: String, source: String, duplicates: [Duplicate], count: Int)
  /// Answers come from accounts that are not in the accounts file, and that was not allowed.
  case unknownAccounts(source: String, accounts: [String], count: Int, answers: Int)
  /// Answers up to a date are wanted, but no column holds their dates.
  case noDateColumn(source: String, columns: [String])
  /// The date up to which answers count is none.
  case notADate(String)
  /// No answer was given up to the date.
  case noAnswersBefore(date: String, source: String, earliest: String?)

  /// How many accounts an error or a note names.
  public static let listed = 10
}

extension AccountTableError: CustomStringConvertible {
  /// What is wrong, where, and what to do, for people.
  public var description: String {
    switch self {
    case .noAccountColumn(let source, let columns):
      return "\(Self.file(source)): no column looks like the account. Name it with --account; the "
        + "columns are: \(Self.list(columns, limit: 40))."
    case .noCommonAccounts(let answers, let first, let some, let accounts, let second, let others):
      return "\(Self.file(answers)) and \(Self.file(accounts)) have no account in common: column "
        + "\(Excerpt.quoted(first)) holds \(Self.list(some)), column \(Excerpt.quoted(second)) "
        + "holds \(Self.list(others)). Name the column with --account, or check the files."
    case .duplicateAccounts(let column, let source, let duplicates, let count):
      let lines = duplicates.map {
        "\(Excerpt.escaped($0.account)) (lines "
          + $0.lines.map(String.init).joined(separator: ", ") + ")"
      }
      let more = count > duplicates.count ? " and \(count - duplicates.count) more" : ""
      return "\(Self.file(source)), column \(Excerpt.quoted(column)): "
        + "\(counted(count, "account")) \(count == 1 ? "has" : "have") more than one row: "
        + lines.joined(separator: "; ") + more + ". An accounts file has one row per account."
    case .unknownAccounts(let source, let accounts, let count, let answers):
      return "\(counted(answers, "answer")) \(answers == 1 ? "comes" : "come") from "
        + "\(counted(count, "account")) that \(Self.file(source)) does not list: "
        + "\(Self.list(accounts, of: count)). Add them, or leave these answers out."
    case .noDateColumn(let source, let columns):
      return "\(Self.file(source)): no column looks like the date of the answer, which --as-of "
        + "needs. Name it with --date; the columns are: \(Self.list(columns, limit: 40))."
    case .notADate(let text):
      return "\(Excerpt.quoted(text)) is no date. Write it as YYYY-MM-DD."
    case .noAnswersBefore(let date, let source, let earliest):
      return "\(Self.file(source)): no answer was given by \(date)"
        + (earliest.map { "; the earliest is of \($0)" } ?? "") + ". Choose a later date."
    }
  }

  private static func file(_ source: String) -> String { Excerpt.escaped(source, limit: 200) }

  private static func list(_ names: [String], of count: Int? = nil, limit: Int = 10) -> String {
    let shown = names.prefix(limit).map { Excerpt.escaped($0) }.joined(separator: ", ")
    let rest = (count ?? names.count) - min(limit, names.count)
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }

  /// Accounts for a note, no more than an error lists.
  static func named(_ accounts: [String]) -> String { list(accounts) }
}
