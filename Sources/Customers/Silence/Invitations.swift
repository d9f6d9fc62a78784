import Statistics
import Tables

/// Invitations joined to answers: which were answered, and which answers had none.
struct Invitations {
  /// One invitation, counted once however often the file lists it.
  struct Entry {
    let row: Int
    let account: String?
    let person: String?
    let isAnswered: Bool
  }

  let table: Table
  let entries: [Entry]
  /// The columns that answers and invitations were joined by.
  let matchedBy: [String]
  /// The lines of answers to which no invitation belongs.
  let unmatchedLines: [Int]
  /// Rows that repeat an invitation.
  let repeated: Int
  /// Whether invitations name accounts.
  let knowsAccounts: Bool
  /// The column of waves that was joined by, or found.
  let waveColumn: String?

  /// Joins by person, and by wave where both files have one.
  /// - Parameters:
  ///   - table: one row per invitation
  ///   - answers: one row per answer
  ///   - answered: the rows of the answers that hold one
  ///   - selection: the columns that were named for the answers
  /// - Throws: `SilenceError` when the files share no column of people.
  init(
    _ table: Table, answers: Table, answered: [Int], selection: SurveySelection
  ) throws {
    let person = try Self.shared(.respondent, selection.respondent, answers, table)
    guard let person else {
      throw SilenceError.noPerson(columns: table.columnNames, source: table.source)
    }
    let wave = try Self.shared(.wave, nil, answers, table)
    let account = try Self.shared(.account, selection.account, answers, table)
    let joins = [person, wave].compactMap { $0 }
    let here = try joins.map { try table.labels($0.there) }
    let there = try joins.map { try answers.labels($0.here) }
    func key(_ columns: [Labels], _ row: Int) -> [String]? {
      let parts = columns.compactMap { $0[row] }
      return parts.count == columns.count ? parts : nil
    }
    var waiting: [[String]: Int] = [:]
    var keys: [[String]?] = []
    var unmatched: [Int] = []
    for row in answered {
      guard let key = key(there, row) else {
        unmatched.append(answers.lineNumber(ofRow: row))
        continue
      }
      if waiting[key] == nil { waiting[key] = row }
    }
    let accounts = try account.map { try table.labels($0.there) }
    var seen: Set<[String]> = []
    var found: Set<[String]> = []
    var entries: [Entry] = []
    var repeated = 0
    for row in 0..<table.rowCount {
      let key = key(here, row)
      if let key, !seen.insert(key).inserted {
        repeated += 1
        continue
      }
      let isAnswered = key.map { waiting[$0] != nil } ?? false
      if isAnswered, let key { found.insert(key) }
      keys.append(key)
      entries.append(
        Entry(
          row: row, account: accounts.flatMap { $0[row] }, person: key?.first,
          isAnswered: isAnswered))
    }
    for (key, row) in waiting where !found.contains(key) {
      unmatched.append(answers.lineNumber(ofRow: row))
    }
    self.table = table
    self.entries = entries
    self.repeated = repeated
    matchedBy = joins.map(\.there)
    unmatchedLines = unmatched.sorted()
    knowsAccounts = account != nil
    waveColumn = wave?.there
  }

  /// A column that both files have: of the same name, or recognised in each.
  private static func shared(
    _ purpose: ColumnPurpose, _ given: String?, _ answers: Table, _ invitations: Table
  ) throws -> (here: String, there: String)? {
    guard let here = try ColumnChoice.find(purpose, given: given, in: answers) else { return nil }
    if let same = try? invitations.column(here.column).name { return (here.column, same) }
    guard let there = try ColumnChoice.find(purpose, given: nil, in: invitations) else {
      return nil
    }
    return (here.column, there.column)
  }

  /// Which of several groups of entries may be shown, by the people who answered in each.
  func shown(
    _ groups: [(grouping: Int, entries: [Int])], rule: SmallGroups
  ) -> [Bool] {
    var codes: [String: Int] = [:]
    let people = entries.indices.map { place -> Int in
      guard let person = entries[place].person else { return -1 - place }
      let code = codes[person] ?? codes.count
      codes[person] = code
      return code
    }
    return rule.withheld(
      groups.map { group in
        SmallGroups.Group(
          grouping: group.grouping, answers: group.entries.filter { entries[$0].isAnswered })
      }, respondent: { people[$0] }
    ).map { !$0 }
  }

  /// The response by the values of a column.
  func response(by name: String, labels: [String?]) -> [ResponseGroup] {
    var order: [String?] = []
    var counts: [String?: (invited: Int, answered: Int)] = [:]
    for (entry, label) in zip(entries, labels) {
      if counts[label] == nil { order.append(label) }
      counts[label, default: (0, 0)].invited += 1
      if entry.isAnswered { counts[label, default: (0, 0)].answered += 1 }
    }
    return order.sorted { GroupOrder.precedes($0, $1) }.map { label in
      let count = counts[label] ?? (0, 0)
      return ResponseGroup(
        column: name, value: label, invited: count.invited, answered: count.answered)
    }
  }
}

/// Invitations that cannot be used.
public enum SilenceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No column names the person as the answers do.
  case noPerson(columns: [String], source: String)
  /// A cell of the churn column is neither yes nor no.
  case notYesNo(column: String, line: Int, text: String, source: String)
  /// Churn was asked for without a file of accounts.
  case churnWithoutAccounts

  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .noPerson(let columns, let source):
      "\(Excerpt.escaped(source, limit: 200)): invitations are joined to answers by the person, and "
        + "the two files share no such column. Name the answers' column with --respondent and give "
        + "it the same header in both; the columns here are: "
        + columns.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ") + "."
    case .notYesNo(let column, let line, let text, let source):
      "\(Excerpt.escaped(source, limit: 200)), line \(line): \(Excerpt.quoted(text)) in column "
        + "\(Excerpt.quoted(column)) is neither yes nor no."
    case .churnWithoutAccounts:
      "--churned names a column of the file of accounts: give that with --accounts."
    }
  }
}
