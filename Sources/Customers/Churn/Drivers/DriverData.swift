import Reports
import LinearAlgebra
import Models
import Statistics
import Tables

/// The rows that are explained: one per account, or answers with their accounts.
struct DriverData: Sendable {
  let source: String
  let table: Table
  let design: Design
  /// Whether a row is an account.
  let isByAccount: Bool
  /// Whether no column names accounts, so that each row stands for itself.
  let hasNoAccounts: Bool
  /// The name of each row of the table, for people.
  let labels: [String]
  /// The account of each row of the design; nil where each row is its own.
  let clusters: [Int]?
  /// The answers behind the rows.
  let answers: Int
  let isAggregated: Bool
  let asOf: String?
  /// The accounts, or rows, that miss a value.
  let dropped: [DroppedRow]
  private(set) var notes: [Note]

  /// The names of the design's rows.
  var rowLabels: [String] { design.rows.map { labels[$0] } }

  /// What a row is called.
  var noun: String { isByAccount ? "account" : clusters == nil ? "row" : "answer" }

  /// The number of accounts in the design.
  var accountCount: Int? {
    hasNoAccounts ? nil : clusters.map { Set($0).count } ?? design.rows.count
  }

  init(_ answers: Table, accounts: Table?, study: DriverStudy) throws {
    if study.formula.terms.isEmpty { throw DriverStudyError.noDriver }
    if !study.formula.intercept { throw DriverStudyError.noIntercept }
    let rows = try DriverRows(answers, accounts: accounts, study: study)
    source = answers.source
    table = rows.table
    isByAccount = rows.isByAccount
    hasNoAccounts = rows.account == nil
    self.answers = rows.answers
    isAggregated = rows.isAggregated
    asOf = rows.asOf
    let account = rows.account
    labels = (0..<table.rowCount).map { [table] row in
      let line = "line \(table.lineNumber(ofRow: row))"
      guard let account else { return line }
      let name = (try? table.column(account))?.text(row: row)
      return name ?? line
    }
    try DriverLeakage.refuse(study, table)
    let extra = [study.time, study.entry].compactMap { $0 }
    do {
      design = try Design(
        study.formula, table,
        requiring: extra + (rows.isByAccount ? [] : [account].compactMap { $0 }))
    } catch {
      throw DriverStudyError.design(error)
    }
    if !rows.isByAccount, let account {
      let codes = try table.labels(account).codes
      clusters = design.rows.map { Int(codes[$0]) }
    } else {
      clusters = nil
    }
    dropped = design.droppedRows
    notes = rows.notes
    for note in design.notes where note.code != "rows_dropped" { notes.append(note) }
    notes += droppedNote
    notes += DriverLeakage.notes(study, rows, design: design)
    try refuseConstants()
  }

  private var droppedNote: [Note] {
    guard !dropped.isEmpty else { return [] }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for column in dropped.flatMap(\.columns) {
      if counts[column] == nil { order.append(column) }
      counts[column, default: 0] += 1
    }
    let missing = order.map { "\(Excerpt.escaped($0)) (\(counts[$0] ?? 0))" }
    let total = dropped.count + design.rows.count
    return [
      Note(
        code: "rows_dropped",
        sentence: "\(dropped.count) of \(counted(total, noun)) "
          + "\(dropped.count == 1 ? "is" : "are") left out because a value is missing: "
          + missing.joined(separator: ", ")
          + (isByAccount && dropped.count <= AccountTableError.listed
            ? " in " + dropped.map { Excerpt.escaped(labels[$0.row]) }.joined(separator: ", ") : "")
          + ".")
    ]
  }

  private func refuseConstants() throws {
    for (column, name) in design.names.enumerated() where design.assign[column] > 0 {
      let values = design.x.column(column)
      // Beyond this the squares behind standard errors leave the range of a double.
      let size = values.reduce(0) { max($0, abs($1)) }
      if size > 1e100 || size > 0 && size < 1e-100 { throw DriverStudyError.linear(.outOfRange) }
      guard let first = values.first, values.count > 1, values.allSatisfy({ $0 == first }) else {
        continue
      }
      throw DriverStudyError.constantDriver(driver: name, value: "\(Format.raw(first))")
    }
  }
}
