#if SQLite
  /// What SQLite says went wrong, and where in the SQL.
  public struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of failure it is, as far as it matters to what is done about it.
    public enum Kind: Sendable, Equatable {
      /// The file cannot be opened or read.
      case cannotOpen
      /// The bytes are no database, or damaged.
      case notADatabase
      /// Another program is writing.
      case busy
      /// The disk is full, or the file may not grow.
      case full
      /// The file or its folder may not be written.
      case readOnly
      /// The statement does what is not allowed.
      case notAuthorized
      /// The statement was ended because it took too long.
      case interrupted
      /// A text, a row or the memory is beyond a limit.
      case tooBig
      /// Anything else: mostly SQL that is wrong.
      case other
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// What the library says.
    public let message: String
    /// The SQL, where there is any.
    public let sql: String?
    /// Where in the SQL the error lies, in bytes from 0.
    public let offset: Int?

    /// An error from its parts.
    public init(_ kind: Kind, _ message: String, sql: String? = nil, offset: Int? = nil) {
      self.kind = kind
      self.message = message
      self.sql = sql
      self.offset = offset
    }

    /// What the library says.
    public var description: String { message }
  }
#endif
