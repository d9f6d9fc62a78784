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
      let header = try DatabaseHeader(path)
      if header == nil {
        let bytes = try attempt { () throws(SQLiteError) in
          let connection = try SQLiteConnection("", .memory)
          try connection.transaction { () throws(SQLiteError) in
            try ResultsSchema.create(connection)
            try run.insert(into: connection)
          }
          return try connection.bytes()
        }
        if try create(bytes) { return }
      }
      // Another run may have made the file meanwhile.
      var found = header
      if found == nil { found = try DatabaseHeader(path) }
      guard let header = found else { throw error(.unreadable("it is empty")) }
      try check(header)
      try attempt { () throws(SQLiteError) in
        let connection = try SQLiteConnection(path, .readWrite)
        try connection.transaction { () throws(SQLiteError) in
          try run.insert(into: connection)
        }
      }
    }

    /// - Returns: false where a file is there by now.
    private func create(_ bytes: [UInt8]) throws(ResultsDatabaseError) -> Bool {
      do throws(OutputFileError) {
        var status = stat()
        let isEmptyFile = stat(path, &status) == 0
        try OutputFile.write(bytes, to: path, replacing: isEmptyFile)
        return true
      } catch let failure {
        if failure.step == .exists { return false }
        throw error(.cannotWrite(failure.reason))
      }
    }

    private func check(_ header: DatabaseHeader) throws(ResultsDatabaseError) {
      guard header.isDatabase else { throw error(.notADatabase) }
      guard header.applicationID == ResultsSchema.applicationID else { throw error(.foreign) }
      guard header.version <= ResultsSchema.version else {
        throw error(.newer(found: header.version, known: ResultsSchema.version))
      }
    }

    private func attempt<Result>(
      _ body: () throws(SQLiteError) -> Result
    ) throws(ResultsDatabaseError) -> Result {
      do throws(SQLiteError) {
        return try body()
      } catch let failure {
        throw error(failure.kind == .busy ? .busy : .cannotWrite(failure.message))
      }
    }

    private func error(_ reason: ResultsDatabaseError.Reason) -> ResultsDatabaseError {
      ResultsDatabaseError(reason, path: path)
    }
  }

  /// The first bytes of a database file (SQLite file format, section 1.3).
  struct DatabaseHeader {
    let isDatabase: Bool
    /// Whose database it is; 0 where it does not say.
    let applicationID: UInt32
    /// The version of its tables.
    let version: UInt32

    /// - Returns: nil where there is no file, or an empty one.
    init?(_ path: String) throws(ResultsDatabaseError) {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        if errno == ENOENT { return nil }
        throw ResultsDatabaseError(.unreadable(String(cString: strerror(errno))), path: path)
      }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw ResultsDatabaseError(.notADatabase, path: path)
      }
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = read(file, &bytes, 100)
      guard count >= 0 else {
        throw ResultsDatabaseError(.unreadable(String(cString: strerror(errno))), path: path)
      }
      if count == 0 { return nil }
      isDatabase = count == 100 && bytes.starts(with: "SQLite format 3\0".utf8)
      func number(at start: Int) -> UInt32 {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
      }
      version = number(at: 60)
      applicationID = number(at: 68)
    }
  }
#endif
