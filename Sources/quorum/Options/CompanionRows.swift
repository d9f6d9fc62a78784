import ArgumentParser
import Customers
import Tables

/// Keeps the rows of a companion file that go with `--where`, also where the condition is about a column
/// that only the accounts or the answers have: invitations of enterprise accounts, alerts of a wave.
struct CompanionRows {
  let conditions: [RowCondition]
  /// The answers that were kept.
  let answers: Table
  /// The accounts, where there is a file of them.
  let accounts: Table?

  /// - Returns: nil when some condition cannot be followed to this file.
  func keep(_ table: Table, _ kind: ProjectFile.Kind) throws -> Table? {
    var table = table
    var byAnswer = false
    for column in Set(conditions.map(\.column)).sorted() where !table.hasColumn(column) {
      // An account's tier does not change what kind of file the accounts are.
      if kind == .accounts { continue }
      let wanted = Set(conditions.filter { $0.column == column }.map(\.value))
      if let kept = try ofAccounts(table, column, wanted) {
        table = kept
      } else if kind == .alerts {
        byAnswer = true
      } else {
        return nil
      }
    }
    if byAnswer {
      guard let kept = try ofAnswers(table) else { return nil }
      table = kept
    }
    return table
  }

  /// The rows of accounts with a wanted value.
  private func ofAccounts(_ table: Table, _ column: String, _ wanted: Set<String>) throws -> Table?
  {
    guard let accounts, accounts.hasColumn(column),
      let choice = try ColumnChoice.find(.account, given: nil, in: table)
    else { return nil }
    let labels = try table.labels(choice.column)
    let lookup = try AccountLookup(accounts, like: choice.column)
    guard lookup.unknown(labels.levels).count < labels.levels.count else { return nil }
    let texts = try lookup.texts(column, of: labels.levels)
    return table.selecting(
      rows: labels.codes.indices.filter { row in
        let code = Int(labels.codes[row])
        return code >= 0 && texts[code].map(wanted.contains) ?? false
      })
  }

  /// The alerts that were raised by an answer that was kept.
  private func ofAnswers(_ table: Table) throws -> Table? {
    guard let alert = try ColumnChoice.find(.answer, given: nil, in: table),
      let answer = try ColumnChoice.find(.answer, given: nil, in: answers)
    else { return nil }
    let kept = try answers.labels(answer.column)
    let numbers = Set((0..<answers.rowCount).compactMap { kept[$0] })
    let labels = try table.labels(alert.column)
    return table.selecting(
      rows: (0..<table.rowCount).filter { row in labels[row].map(numbers.contains) ?? false })
  }
}

/// A condition that a companion file cannot be held to.
struct CompanionError: Error, CustomStringConvertible {
  let source: String
  let conditions: [RowCondition]

  /// The same where the file was left out.
  var note: String {
    "\(Excerpt.escaped(source, limit: 200)) was left out: it cannot be held to \(wheres), because it "
      + "has no such column and no file of accounts says it of its accounts."
  }

  private var wheres: String { conditions.map { "--where \($0)" }.joined(separator: " ") }

  var description: String {
    "\(Excerpt.escaped(source, limit: 200)) cannot be held to \(wheres): it has no "
      + "such column, and no file of accounts says it of its accounts. Its figures would count "
      + "everyone. Give --accounts, or leave out --where or this file."
  }
}
