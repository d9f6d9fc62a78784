import Tables

#if SQLite
  import TablesSQLite
#endif

/// A table, a view or a query of an SQLite database, as the command line names it.
struct DatabaseSource {
  let path: String
  let table: String?

  /// - Returns: nil where the path is no SQLite file, with or without ":table" after it.
  init?(_ path: String) {
    if Self.isDatabase(path) {
      (self.path, table) = (path, nil)
      return
    }
    // A table's name may hold colons too, so the shortest path that is a database counts.
    var start = path.startIndex
    while let colon = path[start...].firstIndex(of: ":") {
      let file = String(path[..<colon])
      if !file.isEmpty, Self.isDatabase(file) {
        (self.path, table) = (file, String(path[path.index(after: colon)...]))
        return
      }
      start = path.index(after: colon)
    }
    return nil
  }

  private static func isDatabase(_ path: String) -> Bool {
    guard path != "-", let head = FileHead.read(path) else { return false }
    return FileFormat.sqlite.claims(head)
  }

  /// Reads the rows, those of a SELECT where there is one.
  func read(_ options: CSVOptions, sql: String?) throws -> Table {
    #if SQLite
      if let sql { return try SQLiteReader(options).read(path, .query(sql)) }
      return try SQLiteReader(options).read(path, table.map { .table($0) } ?? .onlyTable)
    #else
      throw UnsupportedFormatError(source: path, format: "an SQLite database", trait: "SQLite")
    #endif
  }
}

/// A database on standard input.
struct PipedDatabaseError: Error, CustomStringConvertible {
  let source: String

  var description: String {
    "\(Excerpt.escaped(source, limit: 200)): an SQLite database is read where it lies, not from a "
      + "pipe, and this is none that can be read there. Name the file."
  }
}
