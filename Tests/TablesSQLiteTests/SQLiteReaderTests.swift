#if SQLite
  import FoundationEssentials
  import SQLiteAccess
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSQLite

  /// A database file made by SQL, gone at the end.
  func withDatabase(_ sql: [String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/sqlite-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/a b?c", withIntermediateDirectories: true)
    let path = folder + "/a b?c/survey.sqlite"
    try Data(database(sql)).write(to: URL(fileURLWithPath: path))
    try body(path)
  }

  /// The bytes of a database made by SQL.
  func database(_ sql: [String]) throws -> [UInt8] {
    let connection = try SQLiteConnection("", .memory)
    for statement in sql { try connection.run(statement) }
    return try connection.bytes()
  }

  extension Table {
    func note(_ code: String) -> String? { notes.first { $0.code == code }?.sentence }
  }

  @Suite struct SQLiteReaderTests {
    static let answers = [
      "CREATE TABLE answers (nps INTEGER, account TEXT, share REAL, on_day TEXT, mixed, none)",
      "INSERT INTO answers VALUES (10, 'Ärzte', 0.1, '2024-01-31', 1, NULL)",
      "INSERT INTO answers VALUES (NULL, 'NA', 2, '2024-02-01T10:30', 'x', NULL)",
      "INSERT INTO answers VALUES (-3, '', NULL, NULL, 2.5, x'00FF')",
    ]

    @Test func typesComeByValue() throws {
      try withDatabase(Self.answers) { path in
        let table = try SQLiteReader().read(path)
        #expect(table.columns.map(\.kind) == [.number, .text, .number, .date, .text, .empty])
        #expect(table.columns[0].numbers == [10, nil, -3])
        #expect(table.columns[2].numbers == [0.1, 2, nil])
        #expect((0..<3).map { table.columns[1].text(row: $0) } == ["Ärzte", nil, nil])
        #expect((0..<3).map { table.columns[4].text(row: $0) } == ["1", "x", "2.5"])
        #expect(table.columns[3].text(row: 1) == "2024-02-01T10:30:00")
        #expect(table.note("binary_cells")?.contains("none") == true)
        #expect(table.source == path && table.lineNumber(ofRow: 2) == 3)
      }
    }

    @Test func whatATextFileWouldKeepAsTextStaysText() throws {
      try withDatabase([
        "CREATE TABLE t (id, big, huge)",
        "INSERT INTO t VALUES ('00123', 9007199254740993, 9e999)",
        "INSERT INTO t VALUES (4, 1, 1)",
      ]) { path in
        let table = try SQLiteReader().read(path)
        #expect(table.columns.prefix(2).allSatisfy { $0.kind == .text })
        #expect(table.columns[1].text(row: 0) == "9007199254740993")
        #expect(table.columns[2].numbers.allSatisfy { $0.map(\.isFinite) ?? true })
      }
    }

    @Test func tablesAreNamed() throws {
      try withDatabase(
        Self.answers + [
          "CREATE TABLE \"odd \"\"name\" (a)", "CREATE VIEW seen AS SELECT nps FROM answers",
        ]
      ) { path in
        let reader = SQLiteReader()
        let upper = try reader.read(path, .table("ANSWERS"))
        let view = try reader.read(path, .table("seen"))
        let odd = try reader.read(path, .table("odd \"name"))
        #expect(upper.rowCount == 3 && view.columnNames == ["nps"] && odd.rowCount == 0)
        #expect(
          reason { try reader.read(path) } == .severalTables(["answers", "odd \"name", "seen"]))
        guard
          case .unknownTable(_, let near, _)? = reason({ try reader.read(path, .table("anwers")) })
        else {
          Issue.record("an unknown table was found")
          return
        }
        #expect(near == ["answers"])
      }
      try withDatabase(["CREATE TABLE t (a)", "DROP TABLE t"]) { path in
        #expect(reason { try SQLiteReader().read(path) } == .noTables)
      }
    }

    private func reason(_ body: () throws -> Table) -> SQLiteReaderError.Reason? {
      do {
        _ = try body()
        return nil
      } catch {
        return (error as? SQLiteReaderError)?.reason
      }
    }

    @Test func queriesAreRead() throws {
      try withDatabase(Self.answers) { path in
        let table = try SQLiteReader().read(
          path, .query("SELECT nps, nps, count(*) FROM answers GROUP BY nps ORDER BY nps; "))
        #expect(table.columnNames == ["nps", "nps (2)", "count(*)"] && table.rowCount == 3)
        #expect(table.note("duplicate_header") != nil)
        let values = try SQLiteReader().read(path, .query("VALUES (1, 'a'), (2, 'b')"))
        #expect(values.rowCount == 2)
      }
    }

    @Test(arguments: [
      "DELETE FROM answers", "UPDATE answers SET nps = 1", "DROP TABLE answers",
      "ATTACH 'x.db' AS x", "PRAGMA query_only = 0", "CREATE TEMP TABLE t (a)", "VACUUM",
      "SELECT load_extension('x')", "SELECT zeroblob(1000000000)",
      "INSERT INTO answers (nps) VALUES (1) RETURNING nps", "BEGIN", "SELECT ?",
      "SELECT 1; SELECT 2", "", "-- nothing", "SELECT npx FROM answers", "SELECT nps FROM answrs",
      "SELEC nps", "EXPLAIN DELETE FROM answers", "REINDEX", "ANALYZE",
      "WITH x AS (SELECT 1) DELETE FROM answers",
      "SELECT * FROM pragma_writable_schema(1)", "SELECT nps FROM answers WHERE",
    ])
    func onlySelectsRun(sql: String) throws {
      try withDatabase(Self.answers) { path in
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        do throws(SQLiteReaderError) {
          _ = try SQLiteReader().read(path, .query(sql))
          Issue.record("it ran: \(sql)")
        } catch {
          #expect(error.description.hasPrefix(path) && error.description.utf8.count < 700)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let names = try FileManager.default.contentsOfDirectory(
          atPath: String(path.dropLast("/survey.sqlite".count)))
        #expect(names == ["survey.sqlite"])
      }
    }

    @Test func placesInTheSQLAreTold() throws {
      try withDatabase(Self.answers) { path in
        do throws(SQLiteReaderError) {
          _ = try SQLiteReader().read(path, .query("SELECT 'ä', npx FROM answers"))
        } catch {
          #expect(
            error.description.contains(
              "no such column: npx (character 13, at “npx FROM answers”)"), "\(error)")
        }
      }
    }

    @Test func whatDoesNotEndIsEnded() throws {
      let endless = "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT "
      try withDatabase(Self.answers + ["CREATE VIEW endless AS \(endless) x FROM a"]) { path in
        let reader = SQLiteReader(timeLimit: 0.2, cellLimit: 1_000_000)
        #expect(
          reason { try reader.read(path, .query(endless + "max(x) FROM a")) }
            == .tooSlow(seconds: 0.2))
        #expect(reason { try reader.read(path, .table("endless")) } != nil)
        let few = SQLiteReader(cellLimit: 1000)
        #expect(reason { try few.read(path, .query(endless + "x FROM a")) } == .tooLarge)
        #expect(
          reason { try few.read(path, .query("SELECT replace(hex(zeroblob(9)), '0', 'x')")) } != nil
        )
        let doubled =
          "WITH RECURSIVE a (x) AS (SELECT 'xx' UNION ALL SELECT x || x FROM a) SELECT x FROM a"
        #expect(reason { try few.read(path, .query(doubled)) } == .tooLarge)
      }
    }

    @Test func aDatabaseThatIsBeingWrittenIsReadAsItWas() throws {
      try withDatabase(Self.answers) { path in
        let writer = try SQLiteConnection(path, .readWrite)
        try writer.run("BEGIN IMMEDIATE")
        try writer.run("DELETE FROM answers")
        #expect(try SQLiteReader().read(path).rowCount == 3)
        try writer.run("ROLLBACK")
      }
    }

    @Test func writeAheadLogsAreRead() throws {
      try withDatabase(Self.answers) { path in
        let writer = try SQLiteConnection(path, .readWrite)
        _ = try writer.value("PRAGMA journal_mode = wal")
        let before = try SQLiteReader().read(path)
        try writer.run("INSERT INTO answers (nps) VALUES (1)")
        let after = try SQLiteReader().read(path)
        #expect(before.rowCount == 3 && after.rowCount == 4 && before.digest != after.digest)
      }
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
      #expect(reason { try SQLiteReader().read("no/such.sqlite") } != nil)
      try withDatabase(Self.answers) { path in
        try Data("SQLite format 3\0 and then nothing".utf8).write(to: URL(fileURLWithPath: path))
        do throws(SQLiteReaderError) {
          _ = try SQLiteReader().read(path)
        } catch {
          #expect(!error.isUnreadable && error.description.contains("no database"))
        }
      }
    }
  }
#endif
