import Reports
import Tables

extension FileCheck {
  /// Things that are there twice.
  static let duplicates: [FileCheck] = [
    .each("duplicate_rows", "Rows that repeat another in every column") { file, _ in
      // A row that names neither a person nor an answer may well look like another.
      guard
        file.column(.respondent) != nil || file.column(.answer) != nil
          || file.kind == .accounts || file.table.columns.count >= 6
      else { return [] }
      let rows = RowHashes(file.table.columns).repeated
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          .warns, rows: rows,
          "\(counted(rows.count, "row")) \(rows.count == 1 ? "repeats" : "repeat") an earlier row in "
            + "every column.",
          effect: "They count twice: n is too large and every interval too narrow.",
          remedy: "Remove them.", commands: ["all"])
      ]
    },
    .each("repeated_answer_ids", "Answers with one number", of: [.responses]) { file, _ in
      guard let labels = file.labels(.answer) else { return [] }
      let rows = repeatedRows(labels.codes.map(UInt64.init(code:)), ignoring: UInt64.max)
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          .warns, column: file.column(.answer)?.name, rows: rows,
          "\(counted(rows.count, "answer")) \(rows.count == 1 ? "has" : "have") the number of an "
            + "earlier one.",
          effect: "The same answer may count twice, and alerts find only the first.",
          remedy: "Remove the repeated rows, or number the answers anew.",
          commands: .scores + .programme)
      ]
    },
    .each("repeated_people", "People who answered twice in a wave", of: [.responses]) { file, _ in
      guard let people = file.labels(.respondent) else { return [] }
      let waves = file.labels(.wave)
      let answered = file.answered
      let keys = people.codes.indices.map { row -> UInt64 in
        guard people.codes[row] >= 0, answered?(row) ?? true else { return UInt64.max }
        let wave = UInt64(UInt32(bitPattern: waves?.codes[row] ?? 0))
        return UInt64(UInt32(bitPattern: people.codes[row])) << 32 | wave
      }
      let rows = repeatedRows(keys, ignoring: UInt64.max)
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          waves == nil ? .notes : .warns, column: file.column(.respondent)?.name, rows: rows,
          waves == nil
            ? "\(counted(rows.count, "answer")) \(rows.count == 1 ? "comes" : "come") from people who "
              + "had answered before, and no column names the wave."
            : "\(counted(rows.count, "answer")) \(rows.count == 1 ? "is" : "are") a second one of the "
              + "same person in the same wave.",
          effect: "That person counts twice. The response rate counts the invitation once.",
          remedy: waves == nil
            ? "Add a column of the wave where there were several."
            : "Keep one answer of each person "
              + "and wave.",
          commands: .scores + ["kpis"])
      ]
    },
    .each("repeated_accounts", "Accounts with several rows", of: [.accounts]) { file, _ in
      guard let keys = file.accounts else { return [] }
      let rows = repeatedRows(
        keys.codes.map { $0.map { UInt64($0) } ?? UInt64.max }, ignoring: UInt64.max)
      guard !rows.isEmpty else { return [] }
      let names = Set(rows.compactMap { keys.codes[$0] }).sorted().map { keys.names[$0] }
      return [
        file.finding(
          .blocks, column: keys.column, rows: rows,
          "\(counted(names.count, "account")) \(names.count == 1 ? "has" : "have") several rows "
            + "(upper and lower case are the same): \(Listed.quoted(names)).",
          effect: "The join to the answers is refused: it is not known which row holds.",
          remedy: "Keep one row of each account.", commands: .outcomes + .programme)
      ]
    },
    .each("repeated_invitations", "People invited twice in a wave", of: [.invitations]) { file, _ in
      guard let people = file.labels(.respondent) else { return [] }
      let waves = file.labels(.wave)
      let keys = people.codes.indices.map { row -> UInt64 in
        guard people.codes[row] >= 0 else { return UInt64.max }
        return UInt64(UInt32(bitPattern: people.codes[row])) << 32
          | UInt64(UInt32(bitPattern: waves?.codes[row] ?? 0))
      }
      let rows = repeatedRows(keys, ignoring: UInt64.max)
      guard !rows.isEmpty else { return [] }
      return [
        file.finding(
          .warns, column: file.column(.respondent)?.name, rows: rows,
          "\(counted(rows.count, "invitation")) \(rows.count == 1 ? "repeats" : "repeat") an earlier "
            + "one of the same person\(waves == nil ? "" : " and wave").",
          effect: "They are counted once, so the response rate is higher than the list suggests.",
          remedy: waves == nil ? "Add a column of the wave where there were several." : nil,
          commands: ["nps", "kpis"])
      ]
    },
  ]

  /// The rows whose key an earlier row has.
  static func repeatedRows(_ keys: [UInt64], ignoring ignored: UInt64) -> [Int] {
    var seen = Set<UInt64>(minimumCapacity: keys.count)
    return keys.indices.filter { keys[$0] != ignored && !seen.insert(keys[$0]).inserted }
  }
}

extension UInt64 {
  /// The code of a level; the greatest number where the cell is missing.
  init(code: Int32) { self = code < 0 ? UInt64.max : UInt64(code) }
}

/// Rows as numbers that are equal where all cells are, but for chances of one in 2⁶⁴; the candidates are
/// compared cell by cell.
private struct RowHashes {
  private let columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// The rows that repeat an earlier one; rows without any cell do not count.
  var repeated: [Int] {
    guard let count = columns.first?.count, count > 1 else { return [] }
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: count)
    func add(_ row: Int, _ value: UInt64) {
      let product = (hashes[row] ^ value).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hashes[row] = product.high ^ product.low &+ 0x9E37_79B9
    }
    var cells = columns.map { Cells($0) }
    cells.removeAll { $0.isEmpty }
    for column in cells { for row in 0..<count { add(row, column[row]) } }
    var first: [UInt64: Int] = [:]
    first.reserveCapacity(count)
    var rows: [Int] = []
    for row in 0..<count {
      if let earlier = first[hashes[row]] {
        if cells.allSatisfy({ $0[row] == $0[earlier] }) { rows.append(row) }
      } else {
        first[hashes[row]] = row
      }
    }
    return rows
  }

  /// A column's cells as words that are equal where the cells are.
  private enum Cells {
    case codes([Int32])
    case numbers(NumberView)
    case empty

    init(_ column: Column) {
      switch column.kind {
      case .text: self = .codes(column.labels.codes)
      case .number, .date: self = .numbers(column.numberView)
      case .empty: self = .empty
      }
    }

    var isEmpty: Bool { if case .empty = self { true } else { false } }

    subscript(row: Int) -> UInt64 {
      switch self {
      case .codes(let codes): UInt64(code: codes[row])
      case .numbers(let numbers): numbers[row].map { ($0 + 0).bitPattern } ?? UInt64.max
      case .empty: 0
      }
    }
  }
}
