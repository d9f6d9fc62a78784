/// A table of counts: rows by columns, at least one of each.
public struct ContingencyTable: Codable, Sendable, Equatable {
  /// The counts, row by row.
  public let counts: [[Int]]

  /// Makes a table.
  /// - Parameter counts: one array per row, all of the same length; none negative
  public init(_ counts: [[Int]]) {
    let columns = counts.first?.count ?? 0
    precondition(
      columns > 0 && counts.allSatisfy { $0.count == columns },
      "a table needs rows of the same length, not \(counts.map(\.count))")
    precondition(
      counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "counts must not be negative: \(counts)")
    self.counts = counts
  }

  /// Counts how often two labels occur together.
  /// - Parameters:
  ///   - rows: one code per answer from 0 to rowLevels − 1; negative is missing
  ///   - columns: one code per answer from 0 to columnLevels − 1, as many as rows; negative is missing
  ///   - rowLevels: the number of row classes, 1 or more
  ///   - columnLevels: the number of column classes, 1 or more
  public init(
    rowCodes rows: [Int32], columnCodes columns: [Int32], rowLevels: Int, columnLevels: Int
  ) {
    precondition(
      rows.count == columns.count, "\(rows.count) row codes and \(columns.count) column codes")
    precondition(
      rowLevels > 0 && columnLevels > 0, "a table of \(rowLevels) × \(columnLevels) has no cells")
    var counts = [[Int]](repeating: [Int](repeating: 0, count: columnLevels), count: rowLevels)
    for (row, column) in zip(rows, columns) where row >= 0 && column >= 0 {
      precondition(
        row < rowLevels && column < columnLevels,
        "codes \(row), \(column) lie outside \(rowLevels) × \(columnLevels)")
      counts[Int(row)][Int(column)] += 1
    }
    self.counts = counts
  }

  /// The number of rows.
  public var rows: Int { counts.count }
  /// The number of columns.
  public var columns: Int { counts[0].count }
  /// The sum of each row.
  public var rowTotals: [Int] { counts.map { $0.reduce(0, +) } }
  /// The sum of each column.
  public var columnTotals: [Int] {
    (0..<columns).map { column in counts.reduce(0) { $0 + $1[column] } }
  }
  /// The sum of all counts.
  public var total: Int { rowTotals.reduce(0, +) }

  /// Rows and columns exchanged.
  public var transposed: ContingencyTable {
    ContingencyTable((0..<columns).map { column in counts.map { $0[column] } })
  }

  /// The table without its empty rows and columns; nil when nothing is left.
  public var withoutEmptyClasses: ContingencyTable? {
    guard total > 0 else { return nil }
    let kept = columnTotals.indices.filter { columnTotals[$0] > 0 }
    return ContingencyTable(
      counts.filter { $0.contains { $0 > 0 } }.map { row in kept.map { row[$0] } })
  }

  /// What must be said when empty rows or columns are left out.
  var emptyClassNotes: [Note] {
    let empty = rowTotals.count { $0 == 0 } + columnTotals.count { $0 == 0 }
    guard empty > 0 else { return [] }
    return [
      Note(
        code: "empty_classes",
        sentence:
          "\(empty) \(empty == 1 ? "class" : "classes") without answers \(empty == 1 ? "is" : "are") "
          + "left out.")
    ]
  }
}

extension Note {
  static let noCounts = Note(code: "no_counts", sentence: "The table is empty.")

  static let oneClass = Note(
    code: "one_class",
    sentence: "Fewer than two rows or columns hold answers, so there is nothing to associate.")
}
