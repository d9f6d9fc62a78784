import Tables

/// A row that was left out because it misses a value.
public struct DroppedRow: Codable, Sendable, Equatable {
  /// The row of the table, from zero.
  public let row: Int
  /// The columns it has no value in.
  public let columns: [String]

  /// Names a row and what it misses.
  public init(row: Int, columns: [String]) {
    self.row = row
    self.columns = columns
  }
}

/// The rows of a table that have a value in every one of some columns.
struct CompleteRows {
  /// Their numbers, ascending.
  private(set) var rows: [Int] = []
  /// The others.
  private(set) var dropped: [DroppedRow] = []

  init(_ table: Table, _ columns: [Column]) {
    let present = columns.map { column -> [Bool] in
      switch column.kind {
      case .number, .date: column.numberView.map { $0 != nil }
      case .text, .empty: column.labels.codes.map { $0 >= 0 }
      }
    }
    for row in 0..<table.rowCount {
      let missing = columns.indices.filter { !present[$0][row] }
      if missing.isEmpty {
        rows.append(row)
      } else {
        dropped.append(DroppedRow(row: row, columns: missing.map { columns[$0].name }))
      }
    }
  }

  /// How many of the dropped rows miss each column, in the order of the columns.
  static func missing(_ dropped: [DroppedRow], columns: [String]) -> [MissingColumn] {
    var counts: [String: Int] = [:]
    for column in dropped.flatMap(\.columns) { counts[column, default: 0] += 1 }
    return columns.compactMap { column in
      counts[column].map { MissingColumn(column: column, rows: $0) }
    }
  }
}

extension Table {
  /// The column, as a design reports that it is not there.
  func designColumn(_ name: String) throws(DesignError) -> Column {
    do {
      return try column(name)
    } catch {
      throw .table(error)
    }
  }

  /// The numbers of some rows that have one.
  func designNumbers(_ name: String, rows: [Int]) throws(DesignError) -> [Double] {
    let view: NumberView
    do {
      view = try numberView(name)
    } catch {
      throw .table(error)
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    for row in rows {
      // A cell that is present but is no number was refused by `numberView`.
      guard let number = view[row] else { continue }
      guard number.isFinite else {
        throw .nonFinite(column: name, cell: cell(name, row: row))
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A cell of a column for an error.
  func cell(_ name: String, row: Int) -> TableError.Cell {
    TableError.Cell(
      row: row, line: lineNumber(ofRow: row), text: (try? column(name))?.text(row: row) ?? "")
  }
}
