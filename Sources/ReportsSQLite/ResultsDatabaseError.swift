#if SQLite
  /// Why a run could not be added to a database of results.
  public struct ResultsDatabaseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Equatable {
      /// The file is there and no database.
      case notADatabase
      /// A database of something else.
      case foreign
      /// A database of results by a later version of the program.
      case newer(found: UInt32, known: UInt32)
      /// A table of the results, named here, is gone, was altered, or has a trigger.
      case altered(String)
      /// Another program is writing to it.
      case busy
      /// The file cannot be read; the text is the system's reason.
      case unreadable(String)
      /// The run cannot be written; the text is the system's reason.
      case cannotWrite(String)
    }

    /// What is wrong.
    public let reason: Reason
    /// The path as it was given.
    public let path: String

    /// An error from its parts.
    public init(_ reason: Reason, path: String) {
      self.reason = reason
      self.path = path
    }

    /// What is wrong, and what to do.
    public var description: String {
      switch reason {
      case .notADatabase:
        "\(path) is there and is no SQLite database; it is left as it is. Choose another name."
      case .foreign:
        "\(path) is a database that was not made by quorum; it is left as it is. Choose another name."
      case .newer(let found, let known):
        "\(path) was made by a later version of quorum (its tables are of version \(found), this "
          + "program knows \(known)); it is left as it is. Choose another name or a newer quorum."
      case .altered(let name):
        "\(path) is a database of results in which the table \(name) is not as quorum made it; it "
          + "is left as it is. Choose another name, or keep tables and triggers of your own in a "
          + "database of their own."
      case .busy: "\(path) cannot be written: another program is writing to it; try again."
      case .unreadable(let reason): "\(path) cannot be read: \(reason)"
      case .cannotWrite(let reason): "\(path) cannot be written: \(reason)"
      }
    }
  }
#endif
