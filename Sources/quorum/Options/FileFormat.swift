import ArgumentParser
import Tables

#if Excel
  import TablesExcel
#endif

/// The formats that commands read, in the order in which a file is tried.
enum FileFormat: CaseIterable {
  case excel
  case text

  /// The format of a file, by its first bytes.
  static func of(_ bytes: ByteBuffer) -> FileFormat {
    allCases.first { $0.claims(bytes) } ?? .text
  }

  private func claims(_ bytes: ByteBuffer) -> Bool {
    switch self {
    case .excel:
      #if Excel
        ExcelReader.claims(bytes)
      #else
        bytes.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      #endif
    case .text: true
    }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: what messages call it.
  ///   - options: how to read; the file's own part, such as a sheet, is in it.
  func table(_ bytes: ByteBuffer, source: String, options: ReadingOptions) throws -> Table {
    switch self {
    case .excel:
      #if Excel
        return try ExcelReader(options.excel).read(bytes, source: source)
      #else
        throw UnsupportedFormatError(source: source, format: "an Excel workbook", trait: "Excel")
      #endif
    case .text:
      if let option = options.sheetOptionInUse {
        throw ValidationError(
          "\(option) is for Excel workbooks; \(Excerpt.escaped(source, limit: 200)) is a text file."
        )
      }
      return try CSVReader(options.csv).read(bytes, source: source)
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
