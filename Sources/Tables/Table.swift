/// Named columns of equal length, and where they came from.
public struct Table: Sendable, Equatable {
  /// The file the table was read from, as messages should name it.
  public let source: String
  /// The columns in the order of the file.
  public let columns: [Column]
  /// The number of rows, without the header.
  public let rowCount: Int
  /// The digest of the bytes read, e.g. `xxh64:0123456789abcdef`; empty for a table made in code.
  public let digest: String
  /// What the reader decided that the analyst should know.
  public let notes: [TableNote]
  /// What is known of the columns beyond their names.
  public let roles: ColumnRoles

  private let lines: LineNumbers
  /// The place of each column by its name.
  let places: [String: Int]

  /// A table from columns of equal length and different names.
  ///
  /// - Parameters:
  ///   - source: the file, or a word for where the data came from.
  ///   - columns: all with the same number of rows.
  ///   - lines: the line of the file on which each row begins.
  ///   - digest: the digest of the bytes read.
  ///   - notes: what the reader decided.
  ///   - roles: what is known of the columns beyond their names.
  public init(
    source: String, columns: [Column], lines: LineNumbers = LineNumbers(), digest: String = "",
    notes: [TableNote] = [], roles: ColumnRoles = ColumnRoles()
  ) {
    let rows = columns.first?.count ?? 0
    var places = [String: Int](minimumCapacity: columns.count)
    for (place, column) in columns.enumerated() {
      precondition(
        column.count == rows,
        "column \(column.name) has \(column.count) rows where \(columns[0].name) has \(rows)")
      precondition(
        places.updateValue(place, forKey: column.name) == nil,
        "two columns are called \(column.name)")
    }
    self.source = source
    self.columns = columns
    self.rowCount = rows
    self.digest = digest
    self.notes = notes
    self.roles = roles
    self.lines = lines
    self.places = places
  }

  /// A copy with other columns of the same length, notes and roles.
  func copy(columns: [Column], notes: [TableNote], roles: ColumnRoles) -> Table {
    Table(
      source: source, columns: columns, lines: lines, digest: digest, notes: notes, roles: roles)
  }

  /// The columns that a project declares to be for something, by the name of the purpose: nothing
  /// overrules them.
  public var declared: [String: String] {
    roles.columns.filter { roles.declared.contains($0.key) }
  }

  /// The same table with columns declared to be for something, and with more notes of its reading.
  ///
  /// - Parameters:
  ///   - purposes: the column of each purpose, added to what was declared before.
  ///   - notes: what the reader decided besides.
  /// - Throws: `TableError` when a column is not there.
  public func declaring(
    _ purposes: [String: String], notes more: [TableNote] = []
  ) throws(TableError) -> Table {
    var roles = self.roles
    for (purpose, name) in purposes {
      roles.columns[purpose] = try column(name).name
      roles.declared.insert(purpose)
    }
    return copy(columns: columns, notes: notes + more, roles: roles)
  }

  /// The names of the columns in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The line of the file on which a row begins, true also after blank lines and line breaks
  /// inside quotes; row + 1 for a table made in code.
  ///
  /// - Parameter row: from 0.
  public func lineNumber(ofRow row: Int) -> Int {
    precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
    return lines.line(ofRow: row)
  }

  /// The table restricted to some rows, which keep their line numbers.
  ///
  /// - Parameter rows: row numbers from 0, in the order wanted, repeats allowed.
  public func selecting(rows: [Int]) -> Table {
    for row in rows { precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)") }
    return Table(
      source: source, columns: columns.map { $0.selecting(rows: rows) },
      lines: LineNumbers(rows.lazy.map { lines.line(ofRow: $0) }), digest: digest, notes: notes,
      roles: roles)
  }

  /// The table restricted to some columns, in the order given.
  ///
  /// - Throws: `TableError` when a name is unknown.
  public func selecting(columns names: [String]) throws(TableError) -> Table {
    var selected: [Column] = []
    for name in names { selected.append(try column(name)) }
    let kept = Set(selected.map(\.name))
    var roles = roles
    roles.columns = roles.columns.filter { kept.contains($0.value) }
    return copy(columns: selected, notes: notes, roles: roles)
  }
}
