#if SQLite
  public import SQLiteAccess
  public import Tables

  /// Why a table could not be read from a database: what is wrong, where, and what to do.
  public struct SQLiteReaderError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
      /// The bytes cannot be had.
      case unreadable(CSVError)
      /// What SQLite says.
      case database(SQLiteError)
      /// The database has no table.
      case noTables
      /// The database has several tables and none was named.
      case severalTables([String])
      /// No table has this name.
      case unknownTable(String, near: [String], tables: [String])
      /// SQL that gives no rows, such as `DELETE`.
      case notASelect(sql: String)
      /// SQL with open parameters.
      case openParameters(sql: String)
      /// It took longer than this many seconds.
      case tooSlow(seconds: Double)
      /// The result is too large to hold.
      case tooLarge
      /// A text that is not UTF-8.
      case invalidText(column: String, row: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// The file.
    public let source: String

    /// An error from its parts.
    public init(_ reason: Reason, source: String) {
      self.reason = reason
      self.source = source
    }

    /// Whether the file could not be had at all, as against a file that holds no such table.
    public var isUnreadable: Bool {
      switch reason {
      case .unreadable: true
      case .database(let error): error.kind == .cannotOpen || error.kind == .busy
      default: false
      }
    }
  }

  extension SQLiteReaderError: CustomStringConvertible {
    /// File, what is wrong, where in the SQL, and what to do, for people.
    public var description: String {
      if case .unreadable(let error) = reason { return error.description }
      return "\(Excerpt.escaped(source, limit: 200)): \(sentence)"
    }

    private var sentence: String {
      switch reason {
      case .unreadable(let error): return error.description
      case .database(let error): return Self.sentence(error)
      case .noTables: return "the database has no tables."
      case .severalTables(let names):
        return "the database has \(names.count) tables; say which, for example "
          + "\(Excerpt.escaped(source, limit: 200)):\(Excerpt.escaped(names[0])). "
          + Self.list(names)
      case .unknownTable(let name, let near, let tables):
        return "the database has no table \(Excerpt.quoted(name))."
          + (near.isEmpty
            ? ""
            : " Did you mean " + near.map { Excerpt.quoted($0) }.joined(separator: " or ") + "?")
          + " " + Self.list(tables)
      case .notASelect(let sql):
        return "only a SELECT can be read: \(Excerpt.escaped(sql, limit: 200))"
      case .openParameters(let sql):
        return "the SQL leaves values open (?); write them out: \(Excerpt.escaped(sql, limit: 200))"
      case .tooSlow(let seconds):
        return "the query was ended after \(numberText(seconds)) seconds. Ask for fewer rows, or "
          + "write its result into a table first."
      case .tooLarge: return "the result is too large for memory. Ask for fewer rows or columns."
      case .invalidText(let column, let row):
        return
          "row \(row), column \(Excerpt.quoted(column)) is not UTF-8. Correct the text, or leave "
          + "the column out with a SELECT."
      }
    }

    private static func sentence(_ error: SQLiteError) -> String {
      let message = Excerpt.escaped(error.message, limit: 200)
      switch error.kind {
      case .cannotOpen: return "the database cannot be opened (\(message))."
      case .notADatabase: return "the database is damaged or no database (\(message))."
      case .busy: return "another program is writing to the database; try again when it has ended."
      case .notAuthorized:
        return "the SQL does what is not allowed (\(message)); it may only read: "
          + Excerpt.escaped(error.sql ?? "", limit: 200)
      case .interrupted: return "the query was ended because it took too long."
      case .tooBig: return "the result is too large for memory (\(message))."
      case .full, .readOnly: return "the database cannot be read (\(message))."
      case .other:
        guard let sql = error.sql else { return message + "." }
        return "the SQL cannot be run: \(message)" + place(error.offset, sql) + ": "
          + Excerpt.escaped(sql, limit: 200)
      }
    }

    /// Where an error lies, by characters from 1 and the text there.
    private static func place(_ offset: Int?, _ sql: String) -> String {
      guard let offset, offset <= sql.utf8.count else { return "" }
      let before = String(decoding: sql.utf8.prefix(offset), as: UTF8.self)
      let after = String(decoding: sql.utf8.dropFirst(offset), as: UTF8.self)
      return " (character \(before.unicodeScalars.count + 1)"
        + (after.isEmpty ? ", the end" : ", at \(Excerpt.quoted(after, limit: 20))") + ")"
    }

    private static func list(_ names: [String]) -> String {
      let listed = names.prefix(40).map { Excerpt.escaped($0) }.joined(separator: ", ")
      let more = names.count > 40 ? " and \(names.count - 40) more" : ""
      return names.isEmpty ? "It has no tables." : "Its tables are: \(listed)\(more)."
    }
  }
#endif
