import Tables
import TablesSPSS
import TablesSQLite

/// The formats of input files: how each is recognised, and which reader it is for.
///
/// A file is what its first bytes say, and where they say nothing, what its name says.
enum FileFormat: CaseIterable {
  case spss, spssPortable, stata, sqlite

  /// The format of a file; nil for text tables, which the CSV reader recognises or refuses.
  init?(_ content: FileContent) {
    self.init(content.prefix(Self.signatureLength), name: content.source)
  }

  /// - Parameters:
  ///   - head: the first bytes of the file.
  ///   - name: what the file is called.
  init?(_ head: [UInt8], name: String) {
    let byBytes = Self.allCases.first { $0.recognises(head) }
    guard let format = byBytes ?? (Self.isText(head) ? nil : Self.named(name)) else { return nil }
    self = format
  }

  /// As many bytes as any signature needs.
  static let signatureLength = 512

  private static func named(_ name: String) -> FileFormat? {
    let lowercased = name.lowercased()
    return allCases.first { $0.endings.contains { lowercased.hasSuffix($0) } }
  }

  /// Whether the bytes could be the beginning of a text table: one that is only called so is one.
  private static func isText(_ head: [UInt8]) -> Bool { !head.contains(0) }

  private func recognises(_ head: [UInt8]) -> Bool {
    switch self {
    case .spss: head.starts(with: "$FL2@(#)".utf8) || head.starts(with: "$FL3@(#)".utf8)
    case .spssPortable:
      String(decoding: head, as: UTF8.self).contains("SPSS PORT FILE")
    case .stata:
      head.starts(with: "<stata_dta>".utf8)
        || head.count > 3 && (104...115).contains(head[0]) && (1...2).contains(head[1])
          && head[2] == 1 && head[3] == 0
    case .sqlite: head.starts(with: "SQLite format 3\0".utf8)
    }
  }

  private var endings: [String] {
    switch self {
    case .spss: [".sav", ".zsav"]
    case .spssPortable: [".por"]
    case .stata: [".dta"]
    case .sqlite: [".sqlite", ".sqlite3", ".db"]
    }
  }

  /// Reads a file of this format.
  ///
  /// - Throws: the reader's error; `MissingSupportError` in a build without the reader.
  func read(_ content: FileContent, _ options: CSVOptions) throws -> Table {
    switch self {
    case .spss, .spssPortable:
      #if SPSS
        return try SPSSReader(options).read(content)
      #else
        throw MissingSupportError(source: content.source, name: "SPSS")
      #endif
    case .stata:
      #if SPSS
        return try StataReader(options).read(content)
      #else
        throw MissingSupportError(source: content.source, name: "Stata")
      #endif
    case .sqlite:
      // A database is read where it lies, and a part of it at a time.
      throw PipedDatabaseError(source: content.source)
    }
  }
}

/// A table, a view or a query of a database, as the command line names it.
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
    return FileFormat(head, name: "") == .sqlite
  }

  /// Reads the rows, those of a SELECT where there is one.
  func read(_ options: CSVOptions, sql: String?) throws -> Table {
    #if SQLite
      if let sql { return try SQLiteReader(options).read(path, .query(sql)) }
      return try SQLiteReader(options).read(path, table.map { .table($0) } ?? .onlyTable)
    #else
      throw MissingSupportError(source: path, name: "SQLite")
    #endif
  }
}

/// A file whose reader this build was made without.
struct MissingSupportError: Error, CustomStringConvertible {
  let source: String
  let name: String

  var description: String {
    "\(Excerpt.escaped(source, limit: 200)): this build of quorum was made without \(name) support. "
      + "Export the data as CSV in UTF-8, or build quorum with its default traits."
  }
}

/// A database on standard input.
struct PipedDatabaseError: Error, CustomStringConvertible {
  let source: String

  var description: String {
    "\(Excerpt.escaped(source, limit: 200)): an SQLite database cannot be read from a pipe. "
      + "Name the file."
  }
}
