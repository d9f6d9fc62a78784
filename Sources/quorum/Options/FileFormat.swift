import ArgumentParser
import Tables

#if Excel
  import TablesExcel
#endif
#if SPSS
  import TablesSPSS
#endif

/// The formats that commands read, in the order in which a file is tried.
///
/// A file is what its first bytes say; where they say nothing and are no text, what its name says.
enum FileFormat: CaseIterable {
  case excel
  case spss
  case stata
  case sqlite
  case text

  /// The format of a file, by its first bytes and its name.
  static func of(_ bytes: ByteBuffer, source: String) -> FileFormat {
    let head = Array(bytes.bytes.prefix(512))
    if Self.isWorkbook(bytes) { return .excel }
    if let known = allCases.first(where: { $0.claims(head) }) { return known }
    guard head.contains(0) else { return .text }
    let name = source.lowercased()
    return allCases.first { $0.endings.contains { name.hasSuffix($0) } } ?? .text
  }

  /// Whether the first bytes of a file are those of this format.
  func claims(_ head: [UInt8]) -> Bool {
    switch self {
    // A workbook is an archive: what is in it, its first bytes do not say.
    case .excel: false
    case .spss:
      head.starts(with: "$FL2@(#)".utf8) || head.starts(with: "$FL3@(#)".utf8)
        || String(decoding: head, as: UTF8.self).contains("SPSS PORT FILE")
    case .stata:
      // Of Stata 12 and older: version, order of bytes, type of file, and a zero.
      head.starts(with: "<stata_dta>".utf8)
        || head.count > 3 && (104...115).contains(head[0]) && (1...2).contains(head[1])
          && head[2] == 1 && head[3] == 0
    case .sqlite: head.starts(with: "SQLite format 3\0".utf8)
    case .text: false
    }
  }

  /// That a file is text although its name ends as that of another format does; nil where it is not.
  static func misnamed(_ path: String) -> String? {
    let name = path.lowercased()
    guard let format = allCases.first(where: { $0.names.contains(where: name.hasSuffix) }),
      let bytes = try? FileBytes.read(path), of(bytes, source: path) == .text
    else { return nil }
    return
      "\(Excerpt.escaped(path, limit: 200)) is \(format.noun) by its name only: it holds text, and "
      + "was read as a text table (CSV)."
  }

  /// What people call a file of it.
  private var noun: String {
    switch self {
    case .excel: "an Excel workbook"
    case .spss: "an SPSS data file"
    case .stata: "a Stata data file"
    case .sqlite: "an SQLite database"
    case .text: "a text table"
    }
  }

  private static func isWorkbook(_ bytes: ByteBuffer) -> Bool {
    #if Excel
      ExcelReader.claims(bytes)
    #else
      bytes.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    #endif
  }

  /// How the names of its files end.
  private var names: [String] { self == .excel ? [".xlsx", ".xlsm", ".xls"] : endings }

  /// How a file's name ends that is taken for it although its first bytes say nothing.
  private var endings: [String] {
    switch self {
    case .excel: []
    case .spss: [".sav", ".zsav", ".por"]
    case .stata: [".dta"]
    case .sqlite: [".sqlite", ".sqlite3", ".db"]
    case .text: []
    }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: what messages call it.
  ///   - options: how to read.
  ///   - part: which table of the file.
  func table(
    _ bytes: ByteBuffer, source: String, options: ReadingOptions, part: FilePart = FilePart()
  ) throws -> Table {
    if self != .excel, let words = part.words {
      throw ValidationError(
        "\(words) is for workbooks and databases; \(Excerpt.escaped(source, limit: 200)) is neither."
      )
    }
    switch self {
    case .excel:
      if part.query != nil {
        throw ValidationError(
          "--sql is for SQLite databases; \(Excerpt.escaped(source, limit: 200)) is a workbook.")
      }
      #if Excel
        return try ExcelReader(options.excel(part)).read(bytes, source: source)
      #else
        throw UnsupportedFormatError(source: source, format: "an Excel workbook", trait: "Excel")
      #endif
    case .spss:
      #if SPSS
        return try SPSSReader(options.csv).read(bytes, source: source)
      #else
        throw UnsupportedFormatError(source: source, format: "an SPSS data file", trait: "SPSS")
      #endif
    case .stata:
      #if SPSS
        return try StataReader(options.csv).read(bytes, source: source)
      #else
        throw UnsupportedFormatError(source: source, format: "a Stata data file", trait: "SPSS")
      #endif
    case .sqlite:
      // A database is read where it lies (`DatabaseSource`), and only what is wanted of it.
      throw PipedDatabaseError(source: source)
    case .text: return try CSVReader(options.csv).read(bytes, source: source)
    }
  }
}

/// A file in a format that this build does not read.
struct UnsupportedFormatError: Error, CustomStringConvertible {
  let source: String
  let format: String
  let trait: String

  var description: String {
    "\(Excerpt.escaped(source, limit: 200)): this looks like \(format), and this build of quorum was "
      + "made without \(trait) support. Export the data as CSV in UTF-8, or build with --traits "
      + "\(trait)."
  }
}
