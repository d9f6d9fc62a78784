#if SQLite
  import SQLiteAccess
  public import Tables

  /// Reads a table, a view or a query of an SQLite database, and changes nothing in it.
  public struct SQLiteReader: Sendable {
    /// Which rows are wanted.
    public enum Rows: Sendable, Equatable {
      /// The only table of the database.
      case onlyTable
      /// A table or a view.
      case table(String)
      /// The rows of a SELECT.
      case query(String)
    }

    /// Which texts are missing, and which mark is decimal in texts.
    public let options: CSVOptions
    /// How long a statement may take, in seconds.
    public let timeLimit: Double
    /// The most cells that a result may have.
    public let cellLimit: Int

    /// A reader with the given options.
    public init(
      _ options: CSVOptions = CSVOptions(), timeLimit: Double = 30, cellLimit: Int = 50_000_000
    ) {
      precondition(timeLimit > 0, "a time limit of \(timeLimit) seconds")
      precondition(cellLimit > 0, "at most \(cellLimit) cells")
      self.options = options
      self.timeLimit = timeLimit
      self.cellLimit = cellLimit
    }

    /// Reads rows of a database.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - rows: which rows.
    /// - Throws: `SQLiteReaderError` with the file and what is wrong.
    public func read(_ path: String, _ rows: Rows = .onlyTable) throws(SQLiteReaderError) -> Table {
      let digest: String
      do {
        // What is in the log but not yet in the file is read too.
        digest = try FileDigest.text(path, with: [path + "-wal"])
      } catch {
        throw SQLiteReaderError(.unreadable(error), source: path)
      }
      return try DatabaseReading(reader: self, path: path, digest: digest).table(rows)
    }
  }
#endif
