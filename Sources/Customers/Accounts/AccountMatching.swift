import Statistics
import Tables

/// The accounts of a column under one spelling each.
struct AccountKeys {
  /// The column they were taken from.
  let column: String
  /// The account of each row; nil where none is named.
  let codes: [Int?]
  /// The account as written first.
  let names: [String]
  /// The account without regard to case and blanks at the ends.
  let keys: [String]

  init(_ column: Column) {
    let labels = column.labels
    var index: [String: Int] = [:]
    var (names, keys) = ([String](), [String]())
    // The short ids of Salesforce differ in upper and lower case, so their long form is the key.
    let ids = labels.levels.map { SalesforceID($0)?.text }
    let areIDs = !ids.contains(nil)
    let place = labels.levels.indices.map { number -> Int? in
      let level = labels.levels[number]
      let key = Self.key(areIDs ? ids[number] ?? level : level)
      guard !key.isEmpty else { return nil }
      if let known = index[key] { return known }
      index[key] = names.count
      names.append(level)
      keys.append(key)
      return names.count - 1
    }
    codes = labels.codes.map { $0 < 0 ? nil : place[Int($0)] }
    self.column = column.name
    self.names = names
    self.keys = keys
  }

  /// An account's name or number without regard to case and blanks at the ends.
  static func key(_ text: String) -> String {
    let bytes = text.utf8
    // Most names are ASCII, and then bytes are letters.
    if bytes.allSatisfy({ $0 < 0x80 }) {
      func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
      guard let first = bytes.firstIndex(where: { !isBlank($0) }),
        let last = bytes.lastIndex(where: { !isBlank($0) })
      else { return "" }
      return text[first...last].lowercased()
    }
    let trimmed = text.drop { $0.isWhitespace }
    return String(trimmed.reversed().drop { $0.isWhitespace }.reversed()).lowercased()
  }

  /// The rows of each account.
  var rows: [[Int]] {
    var rows = [[Int]](repeating: [], count: names.count)
    for (row, code) in codes.enumerated() { if let code { rows[code].append(row) } }
    return rows
  }
}

extension AccountKeys {
  /// What to know of a column whose texts tell more accounts than joins of files do, because they differ in
  /// case or in blanks at the ends; nil where there are none.
  static func spellingsNote(_ column: Column) -> Note? {
    guard column.kind == .text else { return nil }
    let (keys, labels) = (AccountKeys(column), column.labels)
    var spellings = [[Int32]](repeating: [], count: keys.names.count)
    for (row, code) in keys.codes.enumerated() {
      guard let code, !spellings[code].contains(labels.codes[row]) else { continue }
      spellings[code].append(labels.codes[row])
    }
    let several = spellings.filter { $0.count > 1 }
    guard !several.isEmpty else { return nil }
    let shown = several.prefix(AccountTableError.listed).map { own in
      own.map { Excerpt.quoted(labels.levels[Int($0)]) }.joined(separator: " and ")
    }
    let more = several.count - shown.count
    return Note(
      code: "account_spellings",
      sentence: "\(counted(several.count, "account")) of \(Excerpt.quoted(column.name)) "
        + "\(several.count == 1 ? "is" : "are") written in several ways, which count as several "
        + "accounts here and as one where files are joined: \(shown.joined(separator: "; "))"
        + (more > 0 ? "; and \(more) more" : "") + ". Write each of them one way.")
  }
}

/// The account columns of two files that go together.
struct AccountMatching {
  let answers: AccountKeys
  let accounts: AccountKeys?

  /// Chooses the pair of columns that share the largest part of the accounts answering.
  /// - Throws: `AccountTableError.noAccountColumn`, `noCommonAccounts`, `duplicateAccounts`;
  ///   `TableError` for a given name that is not there.
  init(answers: Table, accounts: Table?, given: String?) throws {
    let candidates = try Self.candidates(answers, given)
    guard let first = candidates.first else {
      throw AccountTableError.noAccountColumn(
        source: answers.source, columns: answers.columnNames)
    }
    guard let accounts else {
      self.answers = AccountKeys(first)
      self.accounts = nil
      return
    }
    // A name given for the answers need not be that of the accounts file.
    let named = given.flatMap { try? accounts.column($0) }
    let others = try named.map { [$0] } ?? Self.candidates(accounts, nil)
    guard let second = others.first else {
      throw AccountTableError.noAccountColumn(
        source: accounts.source, columns: accounts.columnNames)
    }
    let left = candidates.map(AccountKeys.init)
    let right = others.map(AccountKeys.init)
    var best: (share: Double, left: Int, right: Int) = (0, 0, 0)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() {
        let known = Set(b.keys)
        let share = Double(a.keys.count { known.contains($0) }) / Double(max(1, a.keys.count))
        if share > best.share { best = (share, i, j) }
      }
    }
    guard best.share > 0 || left[0].keys.isEmpty else {
      throw AccountTableError.noCommonAccounts(
        answers: answers.source, answersColumn: first.name,
        answersExamples: Array(left[0].names.prefix(3)), accounts: accounts.source,
        accountsColumn: second.name, accountsExamples: Array(right[0].names.prefix(3)))
    }
    let chosen = right[best.right]
    let repeated = chosen.rows.enumerated().filter { $0.element.count > 1 }
    guard repeated.isEmpty else {
      throw AccountTableError.duplicateAccounts(
        column: chosen.column, source: accounts.source,
        duplicates: repeated.prefix(AccountTableError.listed).map { index, rows in
          AccountTableError.Duplicate(
            account: chosen.names[index], lines: rows.map { accounts.lineNumber(ofRow: $0) })
        }, count: repeated.count)
    }
    self.answers = left[best.left]
    self.accounts = chosen
  }

  private static func candidates(_ table: Table, _ given: String?) throws -> [Column] {
    if let given { return [try table.column(given)] }
    return try ColumnPurpose.account.candidates(in: table).map { try table.column($0) }
  }
}
