import ArgumentParser
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which part of a file that holds several tables is read.
struct FilePartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The sheet of an Excel workbook, by name or number. For other files than the first write "
        + "book.xlsx#sheet. (default: the first visible one with a table)", valueName: "name"))
  var sheet: String?

  @Option(
    name: .customLong("header-row"),
    help: ArgumentHelp(
      "The row of an Excel sheet that holds the column names. (default: found below a title)",
      valueName: "row"))
  var headerRow: Int?

  @Option(
    help: ArgumentHelp("The rows of an SQLite database, by a query.", valueName: "select"))
  var sql: String?

  func validate() throws {
    if let headerRow, headerRow < 1 {
      throw ValidationError(
        "Rows of a sheet are numbered from 1, so --header-row \(headerRow) is none.")
    }
  }

  /// The part that was asked for.
  var part: FilePart { FilePart(sheet: sheet, headerRow: headerRow, query: sql) }
}

/// A part of a file that may hold several tables.
struct FilePart: Equatable {
  /// The sheet of a workbook, by name or number.
  var sheet: String?
  /// The row of the sheet that holds the names of columns.
  var headerRow: Int?
  /// The query of a database.
  var query: String?

  /// What was asked for, for messages where it does not fit; nil for nothing.
  var words: String? {
    if let sheet { return "The sheet \(Excerpt.quoted(sheet))" }
    if let headerRow { return "--header-row \(headerRow)" }
    return query.map { _ in "A query" }
  }
}

/// A path that may name a sheet of a workbook: `book.xlsx#Accounts`.
struct SheetPath: Equatable {
  let file: String
  let sheet: String?

  /// Takes the sheet off where no file has the whole name and one has the part before a number sign.
  init(_ path: String, exists: (String) -> Bool = { access($0, F_OK) == 0 }) {
    if path != "-", !exists(path) {
      for hash in path.indices.reversed() where path[hash] == "#" {
        let file = String(path[..<hash])
        let sheet = String(path[path.index(after: hash)...])
        if !file.isEmpty, !sheet.isEmpty, exists(file) {
          self.file = file
          self.sheet = sheet
          return
        }
      }
    }
    file = path
    sheet = nil
  }
}
