#if SQLite
  import SQLiteAccess
  import Tables

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// One reading of one database.
  struct DatabaseReading {
    let reader: SQLiteReader
    let path: String
    let digest: String

    func table(_ rows: SQLiteReader.Rows) throws(SQLiteReaderError) -> Table {
      let connection = try attempt { () throws(SQLiteError) in
        let connection = try open()
        try connection.guardReading(seconds: reader.timeLimit)
        return connection
      }
      switch rows {
      case .onlyTable:
        let names = try tables(connection)
        guard let first = names.first else { throw error(.noTables) }
        guard names.count == 1 else { throw error(.severalTables(names)) }
        return try read(connection, select(first), source: path)
      case .table(let name):
        let found = try self.name(name, among: tables(connection))
        return try read(connection, select(found), source: "\(path):\(found)")
      case .query(let sql):
        return try read(connection, sql, source: path)
      }
    }

    private func error(_ reason: SQLiteReaderError.Reason) -> SQLiteReaderError {
      SQLiteReaderError(reason, source: path)
    }

    /// Says of the library's errors those that have a better name.
    private func attempt<Result>(
      _ body: () throws(SQLiteError) -> Result
    ) throws(SQLiteReaderError) -> Result {
      do throws(SQLiteError) {
        return try body()
      } catch let failure {
        switch failure.kind {
        case .interrupted: throw error(.tooSlow(seconds: reader.timeLimit))
        case .tooBig: throw error(.tooLarge)
        default: throw error(.database(failure))
        }
      }
    }

    /// A database in write-ahead mode wants a file beside it even for reading; in a folder that may
    /// not be written, one whose log is empty is read as it stands.
    private func open() throws(SQLiteError) -> SQLiteConnection {
      let connection = try SQLiteConnection(path, .readOnly)
      do throws(SQLiteError) {
        _ = try connection.value("PRAGMA schema_version")
        return connection
      } catch {
        guard error.kind == .cannotOpen || error.kind == .readOnly,
          Self.isEmpty(path + "-wal"), Self.isEmpty(path + "-journal")
        else { throw error }
        return try SQLiteConnection(path, .immutable)
      }
    }

    /// Whether there is no such file, or nothing in it.
    private static func isEmpty(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) != 0 || status.st_size == 0
    }

    /// Tables and views, those of SQLite itself aside.
    private func tables(_ connection: SQLiteConnection) throws(SQLiteReaderError) -> [String] {
      try attempt { () throws(SQLiteError) in
        let statement = try connection.prepare(
          "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
            + "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name LIMIT 100000")
        var names: [String] = []
        while try statement.step() {
          if let name = statement.text(0) { names.append(name) }
        }
        return names
      }
    }

    /// A name as the database writes it, without regard to case, spaces, underscores and hyphens
    /// where only one fits.
    private func name(_ name: String, among names: [String]) throws(SQLiteReaderError) -> String {
      if names.contains(name) { return name }
      let wanted = NearNames.normalized(name)
      let alike = names.filter { NearNames.normalized($0) == wanted }
      if alike.count == 1 { return alike[0] }
      throw error(.unknownTable(name, near: NearNames.near(name, among: names), tables: names))
    }

    private func select(_ table: String) -> String { "SELECT * FROM \(SQLiteName.quoted(table))" }

    private func read(
      _ connection: SQLiteConnection, _ sql: String, source: String
    ) throws(SQLiteReaderError) -> Table {
      let statement = try attempt { () throws(SQLiteError) in try connection.prepare(sql) }
      let count = statement.columnCount
      guard count > 0, statement.isReadOnly else { throw error(.notASelect(sql: sql)) }
      guard statement.parameterCount == 0 else { throw error(.openParameters(sql: sql)) }
      let headers = (0..<count).map(statement.name)
      let cells = (0..<count).map { _ in ValueCells() }
      var rows = 0
      var room = Room(cells: reader.cellLimit, bytes: 256 << 20)
      while try attempt({ () throws(SQLiteError) in try statement.step() }) {
        guard room.takes(cells: count) else { throw error(.tooLarge) }
        for column in 0..<count {
          guard let added = cells[column].append(statement, column) else {
            throw error(.invalidText(column: headers[column], row: rows + 1))
          }
          guard room.takes(bytes: added) else { throw error(.tooLarge) }
        }
        rows += 1
      }
      let names = HeaderNames(headers: headers)
      var notes = names.notes
      var columns: [Column] = []
      for (name, cells) in zip(names.names, cells) {
        let (column, decided) = cells.column(named: name, options: reader.options)
        columns.append(column)
        notes += decided
      }
      return Table(source: source, columns: columns, digest: digest, notes: notes)
    }
  }

  /// How much more a result may hold.
  private struct Room {
    var cells: Int
    var bytes: Int

    mutating func takes(cells count: Int) -> Bool {
      cells -= count
      return cells >= 0
    }

    mutating func takes(bytes count: Int) -> Bool {
      bytes -= count
      return bytes >= 0
    }
  }
#endif
