#if Excel
  import Foundation
  import ReportsExcel
  import Tables
  import TablesExcel
  import Testing

  @testable import quorum

  @Suite struct ExcelCommandTests {
    /// A workbook as people make them: a cover, a title above the table, merged group names, accounts
    /// merged over their rows, an error, a remark below, and the accounts on a sheet of their own.
    private func ugly() throws -> [UInt8] {
      let file = try WorkbookFile()
      let cover = try file.sheet("Read me")
      cover.text("Survey 2026", row: 0, column: 0)
      cover.text("All answers", row: 1, column: 0)
      let sheet = try file.sheet("Answers")
      sheet.merge("Customer survey, all waves", rows: 0...0, columns: 0...4)
      sheet.merge("Account", rows: 3...4, columns: 1...1)
      sheet.merge("Answers", rows: 3...3, columns: 2...3)
      sheet.text("nps", row: 4, column: 2)
      sheet.text("csat", row: 4, column: 3)
      for account in 0..<8 {
        let rows = (5 + 3 * account)...(7 + 3 * account)
        sheet.merge("Account \(account)", rows: rows, columns: 1...1)
        for (offset, row) in rows.enumerated() {
          if account == 2, offset == 1 {
            sheet.text("9", row: row, column: 2)
          } else {
            sheet.number(Double((account * 3 + offset * 5) % 11), row: row, column: 2)
          }
          sheet.number(Double(1 + (account + offset) % 5), row: row, column: 3)
        }
      }
      sheet.text("Source: CRM", row: 31, column: 1)
      let accounts = try file.sheet("Accounts")
      accounts.text("account", row: 0, column: 0)
      accounts.text("revenue", row: 0, column: 1)
      for account in 0..<8 {
        accounts.text("Account \(account)", row: account + 1, column: 0)
        accounts.number(Double(1000 * (account + 1)), row: account + 1, column: 1)
      }
      return try file.bytes()
    }

    @Test func uglyBooksAreReadAndExplained() throws {
      let command = try Command()
      _ = try command.write(bytes: try ugly(), to: "book.xlsx")
      let outcome = try command.run("nps", "book.xlsx", "--score", "Answers nps")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in [
        "book.xlsx, sheet “Answers” · 24 answers · 8 accounts",
        "Sheet “Answers” was read, number 2 of 3; not read: “Read me”, “Accounts”.",
        "Rows 4 to 5 were joined into one header; 1 row above was left out "
          + "(“Customer survey, all waves”).",
        "16 cells were filled, the first from B6:B8.",
        "Row 32, a lone cell below the table, was left out.",
        "Column “Answers nps” holds 1 cell stored as text among 23 numbers",
      ] {
        #expect(text.contains(part), "\(part)\n\(outcome.output)")
      }
    }

    @Test func accountsMayBeASheetOfTheSameBook() throws {
      let command = try Command()
      _ = try command.write(bytes: try ugly(), to: "book.xlsx")
      let outcome = try command.run(
        "nps", "book.xlsx", "--sheet", "answers", "--score", "Answers nps", "--aggregate",
        "revenue",
        "--accounts", "book.xlsx#Accounts", "--format", "json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("book.xlsx: Sheet “Accounts” was read, number 3 of 3"))
    }

    @Test func standardInputMayBeABook() throws {
      let command = try Command()
      _ = try command.write(bytes: try ugly(), to: "book.xlsx")
      let process = Process()
      process.executableURL = try Command.executable
      process.arguments = ["nps", "-", "--score", "Answers nps", "--format", "csv"]
      process.currentDirectoryURL = command.folder
      process.standardInput = try FileHandle(
        forReadingFrom: command.folder.appendingPathComponent("book.xlsx"))
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }

    @Test func messagesNameSheetAndRemedy() throws {
      let command = try Command()
      _ = try command.write(bytes: try ugly(), to: "book.xlsx")
      _ = try command.write("nps\n9\n", to: "a.csv")
      let cases: [([String], Int32, String)] = [
        (["nps", "book.xlsx", "--sheet", "Anwers"], 65, "Did you mean “Answers”?"),
        (["nps", "book.xlsx", "--header-row", "0"], 64, "numbered from 1"),
        (["nps", "book.xlsx", "--header-row", "900"], 65, "row 900 holds no header"),
        (["nps", "book.xlsx"], 65, "sheet “Answers”: no column looks like the answers"),
        (["nps", "a.csv", "--sheet", "x"], 64, "is for workbooks and databases"),
        (["nps", "missing.xlsx"], 66, "there is no such file"),
        (["nps", "book.xlsx#Accounts", "--sheet", "Answers"], 64, "Name the sheet once"),
      ]
      for (arguments, status, says) in cases {
        let outcome = try command.run(arguments)
        #expect(outcome.status == status, "\(arguments) \(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(arguments) \(outcome.errors)")
      }
    }

    @Test func resultsCanBeWorkbooks() throws {
      let command = try Command()
      let rows = (0..<40).map { "a\($0 % 8),\($0 % 11),\($0 % 2 == 0 ? "=x" : "y")\n" }.joined()
      _ = try command.write("account,nps,tier\n" + rows, to: "a.csv")
      let outcome = try command.run(
        "nps", "a.csv", "--by", "tier", "--format", "xlsx", "--output", "out.xlsx")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let reader = ExcelReader(ExcelOptions(sheet: "Scores"))
      let table = try reader.read(command.folder.appendingPathComponent("out.xlsx").path)
      #expect(try table.labels("tier").levels == ["=x", "y"])
      let csv = try command.run("nps", "a.csv", "--by", "tier", "--format", "csv", "--raw")
      let expected = try CSVReader().read(bytes: Array(csv.output.utf8), source: "csv")
      #expect(table.columnNames == expected.columnNames)
      for (written, exact) in zip(
        try table.numbers("estimate"), try expected.numbers("estimate"))
      {
        let written = try #require(written)
        let exact = try #require(exact)
        #expect(abs(written - exact) <= 1e-15 * abs(exact))
      }
      let about = try ExcelReader(ExcelOptions(sheet: "About"))
        .read(command.folder.appendingPathComponent("out.xlsx").path)
      let labels = try about.labels("Title")
      #expect(labels.levels.contains("Command"))
      let row = try #require(labels.codes.firstIndex { labels.levels[Int($0)] == "Command" })
      #expect(
        about.columns[1][row] == "quorum nps a.csv --by tier --format xlsx --output out.xlsx")
    }

    @Test func anUnwritablePlaceIsSaidAndLeavesNothing() throws {
      let command = try Command()
      _ = try command.write("account,nps\na,9\nb,3\nc,10\nd,7\n", to: "a.csv")
      let outcome = try command.run(
        "nps", "a.csv", "--format", "xlsx", "--output", "no/such/folder.xlsx")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("cannot be written"))
    }

    @Test func pathsMayNameSheets() {
      let exists: (String) -> Bool = { ["a.xlsx", "b#1.xlsx"].contains($0) }
      #expect(SheetPath("a.xlsx", exists: exists).sheet == nil)
      #expect(SheetPath("a.xlsx#Data", exists: exists).sheet == "Data")
      #expect(SheetPath("b#1.xlsx", exists: exists).file == "b#1.xlsx")
      #expect(SheetPath("b#1.xlsx#2#3", exists: exists).sheet == "2#3")
      #expect(SheetPath("c.xlsx#Data", exists: exists).file == "c.xlsx#Data")
      #expect(SheetPath("a.xlsx#", exists: exists).sheet == nil)
    }
  }
#endif
