import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which part of a workbook holds the table.
struct SheetOptions: ParsableArguments {
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

  init() {}

  /// Options given in code.
  init(sheet: String?, headerRow: Int?) {
    self.sheet = sheet
    self.headerRow = headerRow
  }

  func validate() throws {
    if let headerRow, headerRow < 1 {
      throw ValidationError(
        "Rows of a sheet are numbered from 1, so --header-row \(headerRow) is none.")
    }
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
