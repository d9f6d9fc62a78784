import ArgumentParser
import Customers
import Tables

#if Excel
  import TablesExcel
#endif

/// The one place where commands open files, whatever their format.
extension ReadingOptions {
  /// Reads a file of answers, as the export of a survey tool where it is one.
  /// - Parameter part: the part of the file; nil for the one that the options name.
  func answers(_ path: String, part: FilePart? = nil) throws -> Table {
    let reading = tool.reading
    var found: RecognisedExport?
    // Text shows its first rows before one is taken for the header; other formats have their own.
    let table = try read(path, part ?? parts.part) { bytes, source in
      let whole = try CSVReader(csv).read(bytes, source: source) { rows in
        found = reading.recognise(rows: rows)
        return found?.layout
      }
      return found?.read(whole) ?? whole
    } other: {
      reading.read($0, options: csv)
    }
    return table.saying(yes: yesWords.words, no: noWords.words)
  }

  /// Reads a file of a kind: answers as the export of a survey tool where they are one.
  /// - Parameter kind: nil where it is not known what the file holds
  func read(_ path: String, as kind: ProjectFile.Kind?, part: FilePart) throws -> Table {
    switch kind {
    case nil: try unknown(path)
    case .responses: try answers(path, part: part)
    default: try read(path, part: part)
    }
  }

  /// Reads a file of which it is not known what it holds.
  func unknown(_ path: String) throws -> Table {
    let table = try answers(path, part: FilePart())
    // Lists of accounts and contacts come from the same tools.
    guard table.roles.tool != nil, path != "-", FileGuess(table).kind != .responses else {
      return table
    }
    return try read(path)
  }

  /// Reads a file as it is.
  /// - Parameter part: the part of the file; none for a file that goes with the first.
  func read(_ path: String, part: FilePart = FilePart()) throws -> Table {
    try read(path, part) {
      try CSVReader(csv).read($0, source: $1)
    } other: {
      $0
    }
    .saying(yes: yesWords.words, no: noWords.words)
  }

  /// Reads a file in whatever format it is.
  ///
  /// A path may name a sheet, `book.xlsx#Accounts`, unless a file is called so, and a table of a
  /// database, `file.sqlite:table`.
  private func read(
    _ path: String, _ part: FilePart, text: (ByteBuffer, String) throws -> Table,
    other: (Table) throws -> Table
  ) throws -> Table {
    if let database = DatabaseSource(path) {
      if part.sheet != nil || part.headerRow != nil {
        throw ValidationError(
          "\(part.words ?? "") is for workbooks; a table of a database is written file:table.")
      }
      return try other(try database.read(csv, sql: part.query))
    }
    let place = SheetPath(path)
    var part = part
    if let sheet = place.sheet {
      guard part.sheet == nil else {
        throw ValidationError("Name the sheet once: either --sheet or \(path).")
      }
      part.sheet = sheet
    }
    let bytes = try FileBytes.read(place.file)
    let source = path == "-" ? CSVReader.standardInputName : place.file
    let format = FileFormat.of(bytes, source: source)
    guard format == .text, part == FilePart() else {
      return try other(try format.table(bytes, source: source, options: self, part: part))
    }
    return try text(bytes, source)
  }

  /// The options for text tables, as far as they concern other formats too.
  var csv: CSVOptions {
    CSVOptions(
      delimiter: delimiter, encoding: encoding, decimal: decimal, ragged: ragged,
      missing: CSVOptions.missingByDefault + missing, dates: dates)
  }

  #if Excel
    /// The options for workbooks.
    func excel(_ part: FilePart) -> ExcelOptions {
      ExcelOptions(
        sheet: part.sheet, headerRow: part.headerRow, missing: csv.missing, decimal: decimal)
    }
  #endif
}
