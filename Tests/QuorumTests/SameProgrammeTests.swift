import Foundation
import SQLiteAccess
import Tables
import TestSupport
import Testing

#if Excel
  import ReportsExcel
#endif

/// One programme written out in every format gives the same results to the last bit.
@Suite struct SameProgrammeTests {
  /// A format: what it is called, and how a table is written in it.
  struct Format: Sendable, CustomTestStringConvertible {
    let name: String
    /// Writes a table to the folder and gives the path to read it by.
    let write: @Sendable (_ table: Table, _ name: String, _ command: Command) throws -> String
    var testDescription: String { name }
  }

  static var formats: [Format] {
    var formats: [Format] = []
    #if Excel
      formats.append(
        Format(name: "xlsx") { table, file, command in
          try command.write(bytes: try workbook(table), to: "\(file).xlsx")
        })
    #endif
    #if SPSS
      formats += [("sav", .sav), ("zsav", .zsav), ("dta", .dta(version: 118))].map { name, form in
        Format(name: name) { table, file, command in
          try command.write(bytes: labelledFile(table, form), to: "\(file).\(name)")
        }
      }
    #endif
    #if SQLite
      formats.append(
        Format(name: "sqlite") { table, file, command in
          "\(try addTable(table, file, to: "programme.sqlite", command)):\(file)"
        })
    #endif
    return formats
  }

  #if SPSS
    /// The table as variables of the types that the format has.
    static func labelledFile(_ table: Table, _ form: LabelledFileWriter.Form) throws -> [UInt8] {
      let isStata = if case .dta = form { true } else { false }
      let variables = table.columns.map { column -> LabelledFileWriter.Variable in
        let width = (0..<table.rowCount).map { column.text(row: $0)?.utf8.count ?? 0 }.max() ?? 0
        return LabelledFileWriter.Variable(
          column.name, width: column.kind == .text ? max(1, width) : nil,
          format: column.kind == .date ? isStata ? "%td" : "DATE11" : nil)
      }
      let rows = (0..<table.rowCount).map { row in
        table.columns.map { column -> LabelledFileWriter.Cell in
          switch column.kind {
          case .text: return column.text(row: row).map { .text($0) } ?? .missing
          case .date:
            guard let day = column.number(row: row) else { return .missing }
            return .number(isStata ? day + 3653 : (day + 141_428) * 86_400)
          case .number, .empty: return column.number(row: row).map { .number($0) } ?? .missing
          }
        }
      }
      return try LabelledFileWriter(form).bytes(variables, rows)
    }
  #endif

  #if SQLite
    static func addTable(
      _ table: Table, _ name: String, to file: String, _ command: Command
    ) throws -> String {
      let path = command.folder.appendingPathComponent(file).path
      if !FileManager.default.fileExists(atPath: path) {
        let new = try SQLiteConnection("", .memory)
        try new.run("CREATE TABLE other (x)")
        try Data(new.bytes()).write(to: URL(fileURLWithPath: path))
      }
      let connection = try SQLiteConnection(path, .readWrite)
      let names = table.columnNames.map(SQLiteName.quoted).joined(separator: ", ")
      try connection.run("CREATE TABLE \(SQLiteName.quoted(name)) (\(names))")
      let places = table.columns.map { _ in "?" }.joined(separator: ", ")
      try connection.transaction { () throws(SQLiteError) in
        let statement = try connection.prepare(
          "INSERT INTO \(SQLiteName.quoted(name)) VALUES (\(places))")
        for row in 0..<table.rowCount {
          try statement.run(
            table.columns.map { column in
              column.kind == .number
                ? SQLiteValue(column.number(row: row)) : SQLiteValue(column.text(row: row))
            })
        }
      }
      return file
    }
  #endif

  /// The JSON without what names the file: its path, its digest and the source.
  private func result(_ text: String) throws -> NSDictionary {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    var envelope = try #require(object as? [String: Any])
    envelope["inputs"] = nil
    envelope["options"] = nil
    return strip(envelope) as? NSDictionary ?? [:]
  }

  private func strip(_ value: Any) -> Any {
    if let members = value as? [String: Any] {
      return members.filter { $0.key != "source" }.mapValues(strip) as NSDictionary
    }
    if let elements = value as? [Any] { return elements.map(strip) as NSArray }
    return value
  }

  @Test(arguments: formats)
  func resultsAreTheSame(_ format: Format) throws {
    let command = try Command()
    let data = Command.repository.appendingPathComponent("notebooks-data/meridian")
    var paths: [String: String] = [:]
    for file in ["responses", "accounts"] {
      let table = try CSVReader().read(data.appendingPathComponent(file + ".csv").path)
      paths[file] = try format.write(table, file, command)
    }
    let written = (try #require(paths["responses"]), try #require(paths["accounts"]))
    let plain = (data.path + "/responses.csv", data.path + "/accounts.csv")
    let commands: [(String, [String])] = [
      ("nps", ["--by", "role", "--by", "tier"]), ("csat", []),
      ("compare", ["--waves", "wave", "--resamples", "500"]),
      ("correlate", ["--resamples", "200"]),
    ]
    for (name, arguments) in commands {
      let outcomes = try [plain, written].map { files in
        try command.run(
          [name, files.0] + (name == "correlate" ? ["--accounts", files.1] : []) + arguments
            + ["--no-project", "--format", "json"])
      }
      #expect(outcomes[0].status == 0 && outcomes[1].status == 0, "\(outcomes[1].errors)")
      #expect(try result(outcomes[0].output) == result(outcomes[1].output), "\(name)")
    }
  }

  @Test func everyFormatOfThisBuildIsTested() {
    var names: Set<String> = []
    #if Excel
      names.insert("xlsx")
    #endif
    #if SPSS
      names.formUnion(["sav", "zsav", "dta"])
    #endif
    #if SQLite
      names.insert("sqlite")
    #endif
    #expect(names.isSubset(of: Self.formats.map(\.name)))
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
