import Statistics
import Tables

/// One row per account: its survey figures, and what else is known of it.
///
/// ```swift
/// let accounts = try AccountJoin().run(answers: answers, accounts: list)
/// let usage = try accounts.table.numbers("usage")
/// let scores = try accounts.table.numbers("nps")      // the account's mean answer
/// ```
///
/// Columns made of the answers, beside the account:
///
/// | Name | What |
/// |---|---|
/// | `answers` | the number of answers |
/// | `respondents` | the number of different people, where they are known |
/// | `nps`, `csat`, `ces` (the file's own headers) | the mean answer |
/// | `nps_score` (the header and `_score`) | the account's own net score, −100…100 |
/// | `last_wave`, `last_answer` | the wave and the date of the latest answer, where known |
/// | `answered_share` | answers over invitations, where invitations are known |
public struct AccountTable: Sendable, Equatable {
  /// Where a column comes from.
  public enum Origin: String, Codable, Sendable, Equatable {
    /// The account itself.
    case account
    /// A mean score of its answers.
    case score
    /// Another figure made of its answers: counts, dates, shares.
    case answers
    /// A column of the answers file that is the same in all answers of an account.
    case carried
    /// A column of the answers file that varies within accounts and was asked for: the mean of
    /// numbers, the share of yes, the commonest of other texts.
    case summarized
    /// A column of the accounts file.
    case accounts
  }

  /// The accounts, a row each: those of the accounts file in its order, then others as they come.
  public let table: Table
  /// Where each column comes from, in the order of the table.
  public let origins: [Origin]
  /// The columns that were taken for scores.
  public let scores: [ColumnChoice]
  /// The number of answers used.
  public let answers: Int
  /// Whether some account has several answers, so that values were brought together.
  public let isAggregated: Bool
  /// Accounts of the accounts file without an answer.
  public let unheard: [String]
  /// Accounts with answers that the accounts file does not list.
  public let unknown: [String]
  /// The waves of the answers as they followed each other; empty where they are not known.
  public let waves: [String]
  /// The date up to which answers count; nil when all do.
  public let asOf: String?
  /// What the reader must know.
  public let notes: [Note]

  /// The name of the column that holds the account.
  public var accountColumn: String { table.columns[0].name }

  /// The names of the accounts, one per row.
  public var accounts: [String] {
    (0..<table.rowCount).map { table.columns[0].text(row: $0) ?? "" }
  }

  /// Where a column comes from.
  /// - Throws: `TableError` when the name is unknown.
  public func origin(_ name: String) throws(TableError) -> Origin {
    let column = try table.column(name)
    // The column was found in this very table.
    return origins[table.columns.firstIndex { $0.name == column.name }!]
  }

  /// The columns of some origins, in order.
  public func columns(_ wanted: Origin...) -> [Column] {
    zip(table.columns, origins).filter { wanted.contains($0.1) }.map(\.0)
  }
}
