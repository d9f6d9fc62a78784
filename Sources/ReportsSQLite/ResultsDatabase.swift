#if SQLite
  import Reports
  import SQLiteAccess

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A database of results, to which each run is added whole or not at all.
  ///
  /// Nothing but SQLite opens the file: a process that closes a file loses its locks on it, those of
  /// other connections too.
  public struct ResultsDatabase: Sendable {
    /// The file.
    public let path: String

    /// A database at a path, which need not exist.
    public init(_ path: String) { self.path = path }

    /// Adds a run.
    ///
    /// A new database is written as any other output file; an old one is changed in one
    /// transaction, so that after a failure it is what it was.
    /// - Throws: `ResultsDatabaseError`, also where the file is not a database of results.
    public func append(_ run: ResultsRun) throws(ResultsDatabaseError) {
      if try !isThere(), try create(run) { return }
      let connection = try attempt { () throws(SQLiteError) in
        let connection = try SQLiteConnection(path, .readWrite)
        try connection.guardAppending(seconds: 60)
        return connection
      }
      // Whose it is can be told without a lock.
      try check(attempt { () throws(SQLiteError) in try ResultsSchema.state(connection) })
      try check(attempt { () throws(SQLiteError) in try add(run, to: connection) })
    }

    /// Adds a run to an open database, whose tables must be as they were made: what was done to them
    /// could act on every row that is added.
    ///
    /// - Returns: what the tables were; the run is added where they were empty or ours.
    private func add(
      _ run: ResultsRun, to connection: SQLiteConnection
    ) throws(SQLiteError) -> ResultsSchema.State {
      var state = ResultsSchema.State.empty
      try connection.transaction { () throws(SQLiteError) in
        // Another run may have been first.
        state = try ResultsSchema.state(connection)
        if state == .empty { try ResultsSchema.create(connection) }
        if state == .empty || state == .ours { try run.insert(into: connection) }
      }
      return state
    }

    /// Whether there is a file, which then can be read and written.
    private func isThere() throws(ResultsDatabaseError) -> Bool {
      var status = stat()
      guard stat(path, &status) == 0 else {
        if errno == ENOENT { return false }
        throw error(.unreadable(String(cString: strerror(errno))))
      }
      guard status.st_mode & S_IFMT == S_IFREG else { throw error(.notADatabase) }
      guard access(path, R_OK) == 0 else {
        throw error(.unreadable(String(cString: strerror(errno))))
      }
      guard access(path, W_OK) == 0 else {
        throw error(.cannotWrite(String(cString: strerror(errno))))
      }
      return true
    }

    /// Makes a database of one run.
    ///
    /// - Returns: false where another run has made the file meanwhile.
    private func create(_ run: ResultsRun) throws(ResultsDatabaseError) -> Bool {
      let bytes = try attempt { () throws(SQLiteError) in
        let connection = try SQLiteConnection("", .memory)
        try connection.transaction { () throws(SQLiteError) in
          try ResultsSchema.create(connection)
          try run.insert(into: connection)
        }
        return try connection.bytes()
      }
      do throws(OutputFileError) {
        try OutputFile.write(bytes, to: path, replacing: false)
        return true
      } catch let failure {
        if failure.step == .exists { return false }
        throw error(.cannotWrite(failure.reason))
      }
    }

    private func check(_ state: ResultsSchema.State) throws(ResultsDatabaseError) {
      switch state {
      case .empty, .ours: break
      case .foreign: throw error(.foreign)
      case .newer(let version): throw error(.newer(found: version, known: ResultsSchema.version))
      case .altered(let name): throw error(.altered(name))
      }
    }

    private func attempt<Result>(
      _ body: () throws(SQLiteError) -> Result
    ) throws(ResultsDatabaseError) -> Result {
      do throws(SQLiteError) {
        return try body()
      } catch let failure {
        switch failure.kind {
        case .busy: throw error(.busy)
        case .notADatabase: throw error(.notADatabase)
        case .cannotOpen: throw error(.unreadable(failure.message))
        default: throw error(.cannotWrite(failure.message))
        }
      }
    }

    private func error(_ reason: ResultsDatabaseError.Reason) -> ResultsDatabaseError {
      ResultsDatabaseError(reason, path: path)
    }
  }
#endif
