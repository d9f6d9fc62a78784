import Statistics
import Tables

/// An account file read for retention: the columns taken, and each account's time in months.
struct TenureInput {
  /// The mean length of a month in days: 365.25/12.
  static let daysPerMonth = 30.4375

  let columns: [ColumnChoice]
  private(set) var spells: [Spell] = []
  /// The last day of observation, where dates say it.
  private(set) var until: Double?
  /// The accounts that were customers when observation began, and those of them that left.
  private(set) var atLandmark: (accounts: Int, lost: Int)?
  private(set) var notes: [Note] = []
  /// What time counts from.
  private(set) var clock = RetentionClock.tenure

  let table: Table
  let selection: TenureSelection
  private var invalid: [InvalidTenure] = []

  init(_ table: Table, _ selection: TenureSelection) throws {
    self.table = table
    self.selection = selection
    notes = table.fileNotes(named: false)
    let account = try ColumnChoice.find(.account, given: selection.account, in: table)
    let churned = try ColumnChoice.find(.churned, given: selection.churned, in: table)
    let start = try ColumnChoice.find(.start, given: selection.start, in: table)
    let end = try ColumnChoice.find(.end, given: selection.end, in: table)
    let tenure = try ColumnChoice.find(.tenure, given: selection.tenure, in: table)
    if let account { try Self.refuseRepeats(table, account.column) }
    notes += TotalRows.notes([(table, [account?.column].compactMap { $0 })])
    // A tenure that was asked for comes before dates that were only recognised.
    let wantsTenure = selection.tenure != nil && selection.start == nil
    if !wantsTenure, let start, end != nil || churned != nil {
      columns = [account, start, end, churned].compactMap { $0 }
      try readDates(start: start, end: end, churned: churned)
    } else if let tenure, let churned {
      if selection.asOf != nil { throw RetentionError.landmarkWithoutDates }
      columns = [account, tenure, churned].compactMap { $0 }
      try readTenures(tenure.column, churned: churned.column)
      noteEarlyTenure(tenure.column, start: start?.column, end: end?.column)
    } else {
      throw RetentionError.noColumns(columns: table.columnNames, source: table.source)
    }
    notes.insert(
      contentsOf: table.notes(using: Set(columns.map(\.column)), ofFile: false), at: 0)
    if !invalid.isEmpty {
      let listed = Array(invalid.prefix(10))
      if selection.invalid == .fail {
        throw RetentionError.invalidRows(listed, count: invalid.count, source: table.source)
      }
      let lines = listed.map { "line \($0.line) (\($0.reason))" }.joined(separator: ", ")
      note(
        "invalid_rows",
        "\(counted(invalid.count, "row")) that \(invalid.count == 1 ? "contradicts itself was" : "contradict themselves were") "
          + "left out: \(lines)"
          + (invalid.count > listed.count ? " and \(invalid.count - listed.count) more." : "."))
    }
    if account == nil {
      note(
        "no_account_column",
        "No account column was found, so each row is taken for an account of its own.")
    }
    let isLate = !spells.isEmpty && spells.allSatisfy { $0.entry > 0 }
    clock = selection.clock ?? (isLate ? .observation : .tenure)
    if selection.clock == nil, isLate {
      note(
        "clock_observation",
        "No account was observed from its first day, so months count from the start of "
          + "observation; --clock tenure counts them from the first day.")
    }
    if clock == .observation {
      spells = spells.map {
        Spell(row: $0.row, entry: 0, exit: $0.exit - $0.entry, event: $0.event)
      }
    }
  }

  mutating func note(_ code: String, _ sentence: String) {
    notes.append(Note(code: code, sentence: sentence))
  }

  private static func refuseRepeats(_ table: Table, _ column: String) throws {
    let labels = try table.labels(column)
    var counts = [Int](repeating: 0, count: labels.levels.count)
    for code in labels.codes where code >= 0 { counts[Int(code)] += 1 }
    let repeated = counts.indices.filter { counts[$0] > 1 }
    guard !repeated.isEmpty else { return }
    throw RetentionError.repeatedAccounts(
      column: column, rows: counts.reduce(0, +), accounts: counts.count { $0 > 0 },
      examples: repeated.prefix(3).map { labels.levels[$0] }, source: table.source)
  }

  /// The outcomes of a column; nil where the cell is empty. Unreadable cells become invalid rows.
  private mutating func outcomes(_ column: String) throws -> [Bool?] {
    let labels = try table.labels(column)
    let readings = labels.levels.map { YesNo.reading($0) }
    var result: [Bool?] = []
    for (row, code) in labels.codes.enumerated() {
      let reading = code < 0 ? nil : readings[Int(code)]
      if code >= 0, reading == nil {
        refuse(row, "\(Excerpt.quoted(labels.levels[Int(code)])) is neither yes nor no")
      }
      result.append(reading)
    }
    return result
  }

  private mutating func refuse(_ row: Int, _ reason: String) {
    let line = table.lineNumber(ofRow: row)
    if invalid.last?.line == line { return }
    invalid.append(InvalidTenure(line: line, reason: reason))
  }

  private mutating func readDates(
    start: ColumnChoice, end: ColumnChoice?, churned: ColumnChoice?
  ) throws {
    let starts = try table.days(start.column)
    let ends = try end.map { try table.days($0.column) }
    let outcomes = try churned.map { try self.outcomes($0.column) }
    let unreadable = Set(invalid.map(\.line))
    let last = ends?.compactMap { $0 }.max()
    guard let until = selection.until ?? last else {
      throw RetentionError.noEndOfObservation(source: table.source)
    }
    self.until = until
    if let asOf = selection.asOf, asOf >= until {
      throw RetentionError.landmarkAfterEnd(
        asOf: TenureSelection.text(asOf), until: TenureSelection.text(until))
    }
    var (noStart, notStarted, leftBefore, after, unknown) = (0, 0, 0, 0, 0)
    var landmark = (accounts: 0, lost: 0)
    var sameDay = 0
    var record = LossRecord()
    for row in 0..<table.rowCount where !unreadable.contains(table.lineNumber(ofRow: row)) {
      guard let first = starts[row] else {
        noStart += 1
        continue
      }
      let end = ends?[row]
      let outcome = outcomes?[row]
      if outcomes != nil, outcome == nil, end == nil {
        unknown += 1
        continue
      }
      if outcome == true, end == nil {
        refuse(row, "left, but no day of leaving is given")
        continue
      }
      if let end, end < first {
        refuse(
          row,
          "left on \(TenureSelection.text(end)), before its first day "
            + TenureSelection.text(first))
        continue
      }
      // In a column of days of leaving a day says that the account left; a column that was named may
      // hold the last day of observation instead.
      if outcome == false, end != nil, self.selection.end == nil {
        refuse(row, "did not leave, but a day of leaving is given")
        continue
      }
      var left = outcome ?? (end != nil)
      var exit = end ?? until
      if exit > until {
        if left, first < until { after += 1 }
        (left, exit) = (false, until)
      }
      if first >= until {
        notStarted += 1
        continue
      }
      record.add(from: first, to: exit, left: left)
      let from = max(first, selection.asOf ?? first)
      if let asOf = selection.asOf {
        if exit <= asOf {
          leftBefore += 1
          continue
        }
        if first <= asOf {
          landmark.accounts += 1
          landmark.lost += left ? 1 : 0
        }
      }
      // A day has no hours here: who leaves on the first day was there for half of it.
      if exit - from < 0.5 {
        if left { sameDay += 1 }
        exit = from + 0.5
      }
      let months = Self.daysPerMonth
      spells.append(
        Spell(
          row: row, entry: (from - first) / months, exit: (exit - first) / months, event: left))
    }
    if selection.asOf != nil { atLandmark = landmark }
    noteDates(
      until, noStart: noStart, notStarted: notStarted, leftBefore: leftBefore, after: after,
      unknown: unknown, sameDay: sameDay)
    if selection.asOf == nil { noteSurvivors(record) }
  }

  private mutating func readTenures(_ tenure: String, churned: String) throws {
    let tenures = try table.numbers(tenure)
    let outcomes = try self.outcomes(churned)
    let unreadable = Set(invalid.map(\.line))
    let entries = try selection.entry.map { try table.numbers($0) }
    var (missing, unknown, empty) = (0, 0, 0)
    for row in 0..<table.rowCount where !unreadable.contains(table.lineNumber(ofRow: row)) {
      guard let exit = tenures[row] else {
        missing += 1
        continue
      }
      guard let left = outcomes[row] else {
        unknown += 1
        continue
      }
      let entry = entries?[row] ?? 0
      if exit < 0 || entry < 0 {
        refuse(row, "a tenure of \(min(exit, entry)) months is below zero")
        continue
      }
      if entries != nil, entry >= exit {
        empty += 1
        continue
      }
      spells.append(Spell(row: row, entry: entry, exit: exit, event: left))
    }
    if missing > 0 {
      note("missing_start", "\(leftOut(missing, "row", "without a tenure")).")
    }
    if unknown > 0 {
      note("missing_outcome", "\(leftOut(unknown, "row", "without an outcome")).")
    }
    if empty > 0 {
      note(
        "left_before_entry",
        "\(leftOut(empty, "account", "that had left before observation began")).")
    }
    if selection.entry == nil, !spells.contains(where: \.event) { noteNoLosses() }
  }
}
