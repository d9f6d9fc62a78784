import Foundation
import Tables
import Testing

#if Excel
  import ReportsExcel
#endif

/// A programme gives the same figures to the bit whatever format its files come in.
@Suite struct SameProgrammeTests {
  /// A format that a table can be written in.
  struct Format: Sendable, CustomTestStringConvertible {
    let name: String
    /// The bytes of a table in this format.
    let bytes: @Sendable (Table) throws -> [UInt8]
    var testDescription: String { name }
  }

  static let formats: [Format] = {
    var formats: [Format] = []
    #if Excel
      formats.append(Format(name: "xlsx", bytes: workbook))
    #endif
    return formats
  }()

  static let commands = [
    ["nps", "responses", "--by", "tier"],
    ["nps", "responses", "--aggregate", "all", "--accounts", "accounts"],
    ["compare", "responses", "--waves", "wave"],
    ["correlate", "responses", "--accounts", "accounts", "--as-of", "2025-12-31"],
  ]

  @Test(arguments: formats, commands)
  func sameFigures(_ format: Format, _ words: [String]) throws {
    let command = try Command()
    for name in ["responses", "accounts"] {
      let source = Command.repository.appendingPathComponent("notebooks-data/meridian/\(name).csv")
      let table = try CSVReader().read(source.path)
      _ = try command.write(bytes: Array(Data(contentsOf: source)), to: "\(name).csv")
      _ = try command.write(bytes: try format.bytes(table), to: "\(name).\(format.name)")
    }
    func run(_ ending: String) throws -> [String] {
      let arguments = words.map { word in
        word == "responses" || word == "accounts" ? "\(word).\(ending)" : word
      }
      let outcome = try command.run(arguments + ["--format", "json"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      // What may differ is how the file is called and its digest.
      return outcome.output.split(separator: "\n").map(String.init)
        .filter { !$0.contains("\"digest\"") }
        .map { $0.replacing(".\(ending)", with: ".file") }
    }
    let text = try run("csv")
    #expect(text.count > 50)
    #expect(try run(format.name) == text)
  }
}

#if Excel
  /// A table as a workbook with numbers, dates and texts as Excel would hold them.
  private func workbook(_ table: Table) throws -> [UInt8] {
    let file = try WorkbookFile()
    let sheet = try file.sheet("Data")
    let date = WorkbookSheet.Style(numberFormat: "yyyy-mm-dd")
    for (place, column) in table.columns.enumerated() {
      sheet.text(column.name, row: 0, column: place)
      for row in 0..<table.rowCount {
        switch column.kind {
        case .number:
          if let number = column.number(row: row) {
            sheet.number(number, row: row + 1, column: place)
          }
        case .date:
          if let days = column.number(row: row) {
            // Excel counts from the day before 1900-01-01, with a leap day too many.
            sheet.number(days + 25_569, row: row + 1, column: place, style: date)
          }
        case .text, .empty:
          if let text = column.text(row: row) { sheet.text(text, row: row + 1, column: place) }
        }
      }
    }
    return try file.bytes()
  }
#endif
