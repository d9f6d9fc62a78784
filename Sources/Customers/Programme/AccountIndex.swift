import Statistics
import Tables

/// The accounts of a programme, found by number or by name in each of its files.
struct AccountIndex {
  private(set) var ids: [String] = []
  private var names: [String] = []
  private var places: [String: Int] = [:]
  private var listedRows: [Int?] = []
  private var rows: [ProjectFile.Kind: [Int?]] = [:]
  private var unknown: [ProjectFile.Kind: [Int]] = [:]
  private let given: String?
  private let hasList: Bool

  /// Starts with the accounts of the accounts file, or of the answers where there is none.
  /// - Throws: `AccountTableError` when the account has no column, or a listed one has two rows.
  init(responses: Table, accounts: Table?, given: String?) throws {
    self.given = given
    hasList = accounts != nil
    // The matching says with names what goes wrong, and which columns agree best.
    let matching = try AccountMatching(answers: responses, accounts: accounts, given: given)
    guard let accounts, let list = matching.accounts else { return }
    let recognized = ColumnPurpose.account.recognized(in: accounts)
    let others = try recognized.filter { $0 != list.column }
      .map { AccountKeys(try accounts.column($0)) }
    // Numbers are recognised before names, so a column before this one is no better name.
    let label =
      recognized.first == list.column || !recognized.contains(list.column) ? others.first : nil
    for (place, own) in list.rows.enumerated() {
      ids.append(list.names[place])
      places[list.keys[place]] = place
      listedRows.append(own[0])
      let other = label.flatMap { keys in keys.codes[own[0]].map { keys.names[$0] } }
      names.append(other ?? list.names[place])
    }
    // A second column finds accounts as well, where it says one account only.
    var placeOfRow: [Int: Int] = [:]
    for (place, row) in listedRows.enumerated() { if let row { placeOfRow[row] = place } }
    for keys in others {
      for (level, own) in keys.rows.enumerated() where own.count == 1 {
        guard places[keys.keys[level]] == nil,
          let place = placeOfRow[own[0]]
        else { continue }
        places[keys.keys[level]] = place
      }
    }
  }

  /// Finds the account of every row of a file by the column that knows most of them; accounts that
  /// are new take the next places.
  mutating func match(_ table: Table, as kind: ProjectFile.Kind) -> [Note] {
    var candidates = ColumnPurpose.account.candidates(in: table)
    if kind == .responses, let given, let column = try? table.column(given) {
      candidates = [column.name]
    }
    let columns = candidates.compactMap { try? table.column($0) }.map(AccountKeys.init)
    guard !columns.isEmpty else {
      rows[kind] = [Int?](repeating: nil, count: table.rowCount)
      return []
    }
    let known = columns.map { keys in keys.keys.count { places[$0] != nil } }
    let best = known.indices.max { known[$0] < known[$1] || (known[$0] == known[$1] && $0 > $1) }!
    let keys = columns[best]
    // Another column says what people call it, also where the one that identifies it was declared.
    let label = ColumnPurpose.account.recognized(in: table).first { $0 != keys.column }
      .flatMap { try? table.column($0) }.map(AccountKeys.init)
    var fresh: [Int] = []
    var own = [Int?](repeating: nil, count: keys.names.count)
    for (row, code) in keys.codes.enumerated() {
      guard let code, own[code] == nil else { continue }
      if let place = places[keys.keys[code]] {
        own[code] = place
        continue
      }
      let place = ids.count
      places[keys.keys[code]] = place
      ids.append(keys.names[code])
      let other = label.flatMap { label in label.codes[row].map { label.names[$0] } }
      names.append(other ?? keys.names[code])
      listedRows.append(nil)
      own[code] = place
      fresh.append(place)
    }
    rows[kind] = keys.codes.map { $0.flatMap { own[$0] } }
    unknown[kind] = fresh
    let unnamed = keys.codes.count { $0 == nil }
    guard unnamed > 0 else { return [] }
    return [
      Note(
        code: "answers_without_account",
        sentence: "\(counted(unnamed, "row")) of \(Excerpt.escaped(table.source, limit: 200)) "
          + "\(unnamed == 1 ? "names" : "name") no account and cannot be used here.")
    ]
  }

  /// The account of a row of a file; nil when it names none.
  func account(_ row: Int, _ kind: ProjectFile.Kind) -> Int? { rows[kind]?[row] }

  /// What is known of each account.
  /// - Throws: `SilenceError.notYesNo` for churn that is neither yes nor no; `TableError`.
  func describe(
    _ accounts: Table?, answers: [ProgrammeAnswer], responses: Table
  ) throws -> [ProgrammeAccount] {
    let listed = try accounts.map { try AccountFacts($0) }
    // Without a list the answers may still say what their accounts are.
    let carried = try AccountFacts(responses)
    var sample = [Int?](repeating: nil, count: ids.count)
    for answer in answers where sample[answer.account] == nil {
      sample[answer.account] = answer.row
    }
    return ids.indices.map { place in
      let row = listedRows[place]
      let facts = listed.flatMap { facts in row.map { (facts, $0) } }
      let other = sample[place].map { (carried, $0) }
      func value<Value>(_ read: (AccountFacts, Int) -> Value?) -> Value? {
        facts.flatMap(read) ?? other.flatMap(read)
      }
      return ProgrammeAccount(
        id: ids[place], name: names[place], tier: value { $0.tier?[$1] },
        revenue: value { $0.revenue?[$1] }, tenure: value { $0.tenure?[$1] },
        start: value { $0.start?[$1] }, end: value { $0.end?[$1] },
        churned: value { $0.churned?[$1] }, row: row)
    }
  }

  /// Which accounts the files do not share.
  func notes(answers: [ProgrammeAnswer], invitations: [ProgrammeInvitation]?) -> [Note] {
    var notes: [Note] = []
    func named(_ places: [Int]) -> String { AccountTableError.named(places.map { names[$0] }) }
    if hasList {
      let kinds: [(ProjectFile.Kind, String)] = [
        (.responses, "answers"), (.invitations, "invitations"), (.alerts, "alerts"),
      ]
      for (kind, word) in kinds {
        guard let fresh = unknown[kind], !fresh.isEmpty else { continue }
        notes.append(
          Note(
            code: "unknown_accounts",
            sentence: "\(counted(fresh.count, "account")) with \(word) "
              + "\(fresh.count == 1 ? "is" : "are") not in the accounts file: \(named(fresh))."))
      }
    }
    if let invitations {
      let invited = Set(invitations.map(\.account))
      let never = ids.indices.filter { listedRows[$0] != nil && !invited.contains($0) }
      if !never.isEmpty {
        notes.append(
          Note(
            code: "never_invited",
            sentence: "\(counted(never.count, "account")) of the accounts file "
              + "\(never.count == 1 ? "was" : "were") never invited: \(named(never))."))
      }
    }
    return notes
  }
}

/// What a file says of accounts, one value per row; nil where it has no such column.
struct AccountFacts {
  let tier: Labels?
  let revenue: [Double?]?
  let tenure: [Double?]?
  let start: [Double?]?
  let end: [Double?]?
  let churned: [Bool?]?

  init(_ table: Table) throws {
    func column(_ purpose: ColumnPurpose, _ kind: Column.Kind?) -> Column? {
      let declared = table.declared[purpose.rawValue] != nil
      return purpose.candidates(in: table).compactMap { try? table.column($0) }.first {
        declared || kind == nil || $0.kind == kind
      }
    }
    tier = column(.tier, .text)?.labels
    revenue = try column(.revenue, .number).map { try table.numbers($0.name) }
    tenure = try column(.tenure, .number).map { try table.numbers($0.name) }
    start = try column(.start, .date).map { try table.days($0.name) }
    end = try column(.end, .date).map { try table.days($0.name) }
    if let column = column(.churned, nil) {
      let labels = column.labels
      let readings = labels.levels.map(YesNo.reading)
      if table.declared[ColumnPurpose.churned.rawValue] != nil,
        let bad = readings.firstIndex(where: { $0 == nil }),
        let row = labels.codes.firstIndex(of: Int32(bad))
      {
        throw SilenceError.notYesNo(
          column: column.name, line: table.lineNumber(ofRow: row), text: labels.levels[bad],
          source: table.source)
      }
      churned =
        readings.contains { $0 == nil }
        ? nil : labels.codes.map { $0 < 0 ? nil : readings[Int($0)] }
    } else {
      churned = nil
    }
  }
}
