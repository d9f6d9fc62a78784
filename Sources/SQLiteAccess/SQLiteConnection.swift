#if SQLite
  import CSQLite

  /// An open database.
  public final class SQLiteConnection {
    /// How a database is opened.
    public enum Access: Sendable {
      /// To be read; nothing can be changed.
      case readOnly
      /// To be read where not even a lock or a log beside the file can be made: the caller vouches
      /// that nobody writes to it.
      case immutable
      /// To be read and written, but not made.
      case readWrite
      /// To be made in memory; the path has no meaning.
      case memory
    }

    let handle: OpaquePointer
    private var guardian: QueryGuard?

    /// Opens a database.
    ///
    /// - Throws: `SQLiteError`, also where the file is no database as far as its header tells.
    public init(_ path: String, _ access: Access) throws(SQLiteError) {
      var database: OpaquePointer?
      var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI
      switch access {
      case .readOnly, .immutable: flags |= SQLITE_OPEN_READONLY
      case .readWrite: flags |= SQLITE_OPEN_READWRITE
      case .memory: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
      }
      let name =
        access == .memory
        ? ":memory:" : Self.uri(path) + (access == .immutable ? "?immutable=1" : "")
      let code = sqlite3_open_v2(name, &database, flags, nil)
      guard let database else { throw SQLiteError(.tooBig, "out of memory") }
      guard code == SQLITE_OK else {
        let error = Self.error(database, code, sql: nil)
        sqlite3_close_v2(database)
        throw error
      }
      handle = database
      sqlite3_busy_timeout(handle, 10_000)
      _ = csqlite_set_defensive(handle)
    }

    deinit { sqlite3_close_v2(handle) }

    /// A path as a URI: a file's name may hold anything, and `:memory:` is a file here.
    private static func uri(_ path: String) -> String {
      var uri = path.hasPrefix("/") ? "file://" : "file:./"
      for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
          UInt8(ascii: "_"), UInt8(ascii: "-"):
          uri.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let digits = String(byte, radix: 16, uppercase: true)
          uri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
      }
      return uri
    }

    /// Lets nothing through but reading, bounds what a file or a query can cost, and ends what takes
    /// longer than `seconds`, counted from the beginning of each statement.
    public func guardReading(seconds: Double) throws(SQLiteError) {
      try run("PRAGMA query_only = 1")
      try bound(seconds: seconds)
      for (limit, value) in [(SQLITE_LIMIT_LENGTH, 64 << 20), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20)] {
        sqlite3_limit(handle, limit, Int32(value))
      }
      sqlite3_set_authorizer(
        handle,
        { _, action, _, name, _, _ in QueryGuard.allows(action, name) ? SQLITE_OK : SQLITE_DENY },
        nil)
    }

    /// Lets rows be added and views be made, but nothing that a trigger or a view in the file would
    /// do beside; bounds what the file can cost, and ends what takes longer than `seconds`.
    public func guardAppending(seconds: Double) throws(SQLiteError) {
      try bound(seconds: seconds)
      sqlite3_set_authorizer(
        handle,
        { _, action, _, name, _, inner in
          QueryGuard.allowsAppending(action, name, inner: inner) ? SQLITE_OK : SQLITE_DENY
        }, nil)
    }

    /// What holds for every file that somebody else may have made.
    private func bound(seconds: Double) throws(SQLiteError) {
      try run("PRAGMA trusted_schema = 0")
      try run("PRAGMA cell_size_check = 1")
      try run("PRAGMA temp_store = 2")
      let limits: [(Int32, Int32)] = [
        (SQLITE_LIMIT_COLUMN, 2000), (SQLITE_LIMIT_EXPR_DEPTH, 200),
        (SQLITE_LIMIT_COMPOUND_SELECT, 100), (SQLITE_LIMIT_FUNCTION_ARG, 100),
        (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
        (SQLITE_LIMIT_TRIGGER_DEPTH, 10), (SQLITE_LIMIT_WORKER_THREADS, 0),
      ]
      for (limit, value) in limits { sqlite3_limit(handle, limit, value) }
      sqlite3_hard_heap_limit64(512 << 20)
      let guardian = QueryGuard(seconds: seconds)
      self.guardian = guardian
      let context = Unmanaged.passUnretained(guardian).toOpaque()
      sqlite3_progress_handler(handle, 10_000, { QueryGuard.isOver($0) ? 1 : 0 }, context)
    }

    /// Prepares a statement.
    ///
    /// - Throws: `SQLiteError` with its place in the SQL; also where the text holds no statement or
    ///   more than one.
    public func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
      guardian?.begin()
      guard !sql.utf8.contains(0) else {
        throw SQLiteError(.other, "the SQL holds a zero byte", sql: sql)
      }
      var statement: OpaquePointer?
      var rest = 0
      let code = sql.withCString { text in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(handle, text, -1, &statement, &tail)
        if let tail { rest = tail - text }
        return code
      }
      guard code == SQLITE_OK else { throw Self.error(handle, code, sql: sql) }
      guard let statement else {
        throw SQLiteError(.other, "there is no statement", sql: sql)
      }
      let prepared = SQLiteStatement(statement, of: self, sql: sql)
      let after = sql.utf8.dropFirst(rest)
      guard after.allSatisfy({ $0 <= 32 || $0 == UInt8(ascii: ";") }) else {
        throw SQLiteError(.other, "there is more than one statement", sql: sql, offset: rest)
      }
      return prepared
    }

    /// Runs a statement that gives no rows, or whose rows are of no interest.
    public func run(_ sql: String) throws(SQLiteError) {
      let statement = try prepare(sql)
      while try statement.step() {}
    }

    /// The first value of the first row, as text.
    public func value(_ sql: String) throws(SQLiteError) -> String? {
      let statement = try prepare(sql)
      return try statement.step() ? statement.text(0) : nil
    }

    /// Runs statements in one transaction: all of them or none.
    public func transaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
      try run("BEGIN IMMEDIATE")
      do throws(SQLiteError) {
        try body()
        try run("COMMIT")
      } catch {
        // A full disk has rolled back by itself already.
        if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
        throw error
      }
    }

    /// The whole database as the bytes of a file.
    public func bytes() throws(SQLiteError) -> [UInt8] {
      var count: sqlite3_int64 = 0
      guard let start = sqlite3_serialize(handle, "main", &count, 0) else {
        throw SQLiteError(.tooBig, "out of memory")
      }
      defer { sqlite3_free(start) }
      return Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// The number that the last inserted row was given.
    public var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

    func error(_ code: Int32, sql: String?) -> SQLiteError { Self.error(handle, code, sql: sql) }

    private static func error(_ handle: OpaquePointer, _ code: Int32, sql: String?) -> SQLiteError {
      let kind: SQLiteError.Kind =
        switch code & 0xFF {
        case SQLITE_CANTOPEN, SQLITE_PERM: .cannotOpen
        case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_FORMAT: .notADatabase
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL, SQLITE_IOERR: .full
        case SQLITE_READONLY: .readOnly
        case SQLITE_AUTH: .notAuthorized
        case SQLITE_INTERRUPT: .interrupted
        case SQLITE_TOOBIG, SQLITE_NOMEM: .tooBig
        default: .other
        }
      let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "error \(code)"
      let offset = sql == nil ? -1 : Int(csqlite_error_offset(handle))
      return SQLiteError(kind, message, sql: sql, offset: offset >= 0 ? offset : nil)
    }
  }
#endif
