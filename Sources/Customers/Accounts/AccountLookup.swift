import Tables

/// Facts of accounts, from a file with one row per account, found by the account of an answer.
package struct AccountLookup {
  /// The file of accounts.
  package let table: Table
  /// The column of the file that names the account.
  package let column: String
  private let rows: [String: Int]

  /// Indexes a file of accounts.
  /// - Parameters:
  ///   - table: one row per account
  ///   - accountColumn: the column of the answers that names their account
  /// - Throws: `AccountLookupError` when no column names the account, or two rows are of one.
  package init(_ table: Table, like accountColumn: String) throws {
    let candidates = ColumnPurpose.account.candidates(in: table)
    guard let column = (try? table.column(accountColumn).name) ?? candidates.first else {
      throw AccountLookupError.noAccountColumn(
        wanted: accountColumn, columns: table.columnNames, source: table.source)
    }
    let labels = try table.labels(column)
    var rows: [String: Int] = [:]
    for row in 0..<table.rowCount {
      guard let name = labels[row] else { continue }
      if let other = rows.updateValue(row, forKey: name) {
        throw AccountLookupError.repeatedAccount(
          name, lines: [table.lineNumber(ofRow: other), table.lineNumber(ofRow: row)],
          source: table.source)
      }
    }
    self.table = table
    self.column = column
    self.rows = rows
  }

  /// The row of each account; nil for accounts that the file does not hold.
  package func rows(of accounts: [String]) -> [Int?] { accounts.map { rows[$0] } }

  /// The accounts that the file does not hold.
  package func unknown(_ accounts: [String]) -> [String] { accounts.filter { rows[$0] == nil } }

  /// The numbers of a column, one per account; nil where unknown or empty.
  package func numbers(_ name: String, of accounts: [String]) throws(TableError) -> [Double?] {
    let numbers = try table.numbers(name)
    return rows(of: accounts).map { $0.flatMap { numbers[$0] } }
  }

  /// The texts of a column, one per account; nil where unknown or empty.
  package func texts(_ name: String, of accounts: [String]) throws(TableError) -> [String?] {
    let column = try table.column(name)
    return rows(of: accounts).map { $0.flatMap { column.text(row: $0) } }
  }
}

/// A file of accounts that cannot be joined to answers.
public enum AccountLookupError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No column names the account as the answers do.
  case noAccountColumn(wanted: String, columns: [String], source: String)
  /// Two rows are of one account.
  case repeatedAccount(String, lines: [Int], source: String)

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .noAccountColumn(let wanted, let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): no column \(Excerpt.quoted(wanted)) and none that "
        + "names an account, so its rows cannot be joined to the answers. Its columns are: "
        + columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    case .repeatedAccount(let name, let lines, let source):
      "\(Excerpt.escaped(source, limit: 200)): account \(Excerpt.quoted(name)) has a row on line "
        + lines.map(String.init).joined(separator: " and another on line ")
        + ". The file needs one row per account."
    }
  }
}
