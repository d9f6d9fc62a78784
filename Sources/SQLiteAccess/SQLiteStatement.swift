#if SQLite
  import CSQLite

  /// A prepared statement and the row it stands at.
  public final class SQLiteStatement {
    /// What a cell holds.
    public enum Kind: Sendable {
      case null, integer, real, text, blob
    }

    private let handle: OpaquePointer
    private let connection: SQLiteConnection
    private let sql: String

    init(_ handle: OpaquePointer, of connection: SQLiteConnection, sql: String) {
      self.handle = handle
      self.connection = connection
      self.sql = sql
    }

    deinit { sqlite3_finalize(handle) }

    /// How many columns a row has; 0 for a statement that gives none.
    public var columnCount: Int { Int(sqlite3_column_count(handle)) }

    /// How many values are left open in the SQL.
    public var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

    /// Whether the statement changes nothing.
    public var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// The name of a column.
    public func name(_ column: Int) -> String {
      sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// Goes to the next row.
    ///
    /// - Returns: false after the last.
    public func step() throws(SQLiteError) -> Bool {
      let code = sqlite3_step(handle)
      if code == SQLITE_ROW { return true }
      guard code == SQLITE_DONE else { throw connection.error(code, sql: sql) }
      return false
    }

    /// What a cell of the row holds.
    public func kind(_ column: Int) -> Kind {
      switch sqlite3_column_type(handle, Int32(column)) {
      case SQLITE_INTEGER: .integer
      case SQLITE_FLOAT: .real
      case SQLITE_TEXT: .text
      case SQLITE_BLOB: .blob
      default: .null
      }
    }

    /// A whole number of the row.
    public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    /// A number of the row.
    public func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    /// A text of the row, with bytes that are not UTF-8 replaced; nil for NULL.
    public func text(_ column: Int) -> String? {
      withText(column) { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Calls `body` with the bytes of a text of the row; nil for NULL.
    public func withText<Result>(
      _ column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
    ) -> Result {
      guard let start = sqlite3_column_text(handle, Int32(column)) else { return body(nil) }
      return body(
        UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }

    /// Runs the statement with values for its parameters, then makes it ready to be run again.
    public func run(_ values: [SQLiteValue]) throws(SQLiteError) {
      for (index, value) in values.enumerated() {
        let place = Int32(index + 1)
        let code =
          switch value {
          case .null: sqlite3_bind_null(handle, place)
          case .integer(let number): sqlite3_bind_int64(handle, place, number)
          case .real(let number): sqlite3_bind_double(handle, place, number)
          case .text(let text):
            csqlite_bind_text(handle, place, text, Int32(clamping: text.utf8.count))
          }
        guard code == SQLITE_OK else { throw connection.error(code, sql: sql) }
      }
      while try step() {}
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
  }

  /// A value to be stored.
  public enum SQLiteValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    /// A text, or NULL for nil.
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }

    /// A number, or NULL for nil.
    public init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
  }

  /// Names in SQL.
  public enum SQLiteName {
    /// A name in quotes, whatever it holds.
    public static func quoted(_ name: String) -> String {
      "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
  }
#endif
