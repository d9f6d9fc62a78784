import Statistics
import Tables

/// A column read for comparing: a number per row, 1 and 0 for yes and no, and who it belongs to.
struct ColumnValues {
  enum Kind: Equatable {
    case number
    case yesNo(yes: String)
  }

  let name: String
  let kind: Kind
  /// One per row; nil where there is none.
  let values: [Double?]
  let columns: [ColumnChoice]
  let unit: ClusterUnit?
  /// Accounts, or people where no account is known; nil where neither is.
  let units: Labels?

  init(
    _ table: Table, column name: String, yes given: String?, selection: SurveySelection
  ) throws {
    let column = try table.column(name)
    self.name = column.name
    guard column.presentCount > 0 else {
      throw ColumnComparisonError.empty(column: column.name, source: table.source)
    }
    let labels = column.labels
    let used = labels.counts.indices.filter { labels.counts[$0] > 0 }.map { labels.levels[$0] }
    if let given {
      guard used.contains(given) else {
        throw ColumnComparisonError.noSuchValue(column: column.name, value: given, values: used)
      }
      kind = .yesNo(yes: given)
      values = (0..<table.rowCount).map { labels[$0].map { $0 == given ? 1 : 0 } }
    } else if let readings = YesNo.readings(used), column.kind == .text {
      kind = .yesNo(yes: zip(used, readings).first { $0.1 }?.0 ?? "yes")
      values = (0..<table.rowCount).map {
        labels[$0].map { YesNo.reading($0) == true ? 1 : 0 }
      }
    } else if let numbers = try? table.numbers(column.name) {
      let isBinary = numbers.allSatisfy { $0 == nil || $0 == 0 || $0 == 1 }
      kind = isBinary ? .yesNo(yes: "1") : .number
      values = numbers
    } else if column.kind == .text, used.count > 1, Self.isMostlyText(column) {
      throw ColumnComparisonError.notComparable(
        column: column.name, source: table.source, values: used)
    } else {
      _ = try table.numbers(column.name)
      kind = .number
      values = []
    }
    let account = try ColumnChoice.find(.account, given: selection.account, in: table)
    let respondent = try ColumnChoice.find(.respondent, given: selection.respondent, in: table)
    unit = account != nil ? .account : respondent != nil ? .respondent : nil
    units = try (account ?? respondent).map { try table.labels($0.column) }
    columns = [account ?? respondent].compactMap { $0 }
  }

  /// Few stray texts among numbers are errors of the file, which the table names by line.
  private static func isMostlyText(_ column: Column) -> Bool {
    let labels = column.labels
    let numeric = zip(labels.levels, labels.counts).reduce(0) {
      Double($1.0) != nil ? $0 + $1.1 : $0
    }
    return numeric * 2 < column.presentCount
  }

  /// The values of some rows by account; rows that name none stand alone.
  func group(_ label: String, rows: [Int]) -> ValueGroup {
    var slots: [Int: Int] = [:]
    var group = ValueGroup(label: label)
    for row in rows {
      guard let value = values[row] else { continue }
      group.rows.append(row)
      let code = units.map { Int($0.codes[row]) } ?? -1
      if code >= 0, let slot = slots[code] {
        group.accounts[slot].values.append(value)
      } else {
        if code >= 0 { slots[code] = group.accounts.count }
        group.accounts.append(ValueAccount(code: code, row: row, values: [value]))
      }
    }
    return group
  }
}

/// The values of one account in one group; code −1 where it has no name.
struct ValueAccount {
  let code: Int
  /// Its first row.
  let row: Int
  var values: [Double]

  var mean: Double { Summary.mean(values) }
  var isConstant: Bool { values.allSatisfy { $0 == values[0] } }
}

/// The values of one group by account.
struct ValueGroup {
  let label: String
  var rows: [Int] = []
  var accounts: [ValueAccount] = []

  init(label: String) { self.label = label }

  var hasRepeats: Bool { accounts.contains { $0.values.count > 1 } }
  /// One value per account: the mean of its values.
  var means: [Double] { accounts.map(\.mean) }
  /// Accounts × (no, yes).
  var counts: [[Double]] {
    accounts.map { account in
      let yes = account.values.reduce(0, +)
      return [Double(account.values.count) - yes, yes]
    }
  }
  /// Every account with its first value alone.
  var reduced: ValueGroup {
    var group = self
    group.accounts = accounts.map {
      ValueAccount(code: $0.code, row: $0.row, values: [$0.values[0]])
    }
    return group
  }
}

extension Summary {
  /// The mean; there must be at least one value.
  fileprivate static func mean(_ values: [Double]) -> Double {
    values.count == 1
      ? values[0] : (try? Summary(values))?.mean ?? values.reduce(0, +) / Double(values.count)
  }
}
