import TestSupport

#if SQLite
  import Foundation
  import Reports
  import ReportsSQLite
  import SQLiteAccess
  import Tables
  import TablesSQLite

  extension FuzzTargets {
    /// The reader of SQLite databases, and the writer into databases of results that are there.
    static let databases: [FuzzTarget] = [
      FuzzTarget(
        name: "sqlite", share: 80, corpus: [survey, small],
        mutate: { $0.mutateBinary(oneOf: $1) }, run: readDatabase),
      FuzzTarget(
        name: "results", share: 50, corpus: [results, besideTrigger],
        mutate: { $0.mutateBinary(oneOf: $1) }, run: appendRun),
    ]

    private static func readDatabase(_ bytes: [UInt8]) -> Bool {
      withFile(bytes) { file in
        var isRead = false
        for rows in [
          SQLiteReader.Rows.onlyTable, .table("answers"), .table("promoters"),
          .query(
            "SELECT account, count(*), avg(nps) FROM answers WHERE why > 'l' GROUP BY account"),
        ] {
          do throws(SQLiteReaderError) {
            ask(try SQLiteReader(timeLimit: 1).read(file.path, rows))
            isRead = true
          } catch {
            require(error.description.hasPrefix(file.path), error.description)
          }
        }
        return isRead
      }
    }

    /// Adds a run to the database, or leaves it as it is.
    private static func appendRun(_ bytes: [UInt8]) -> Bool {
      withFile(bytes) { file in
        do throws(ResultsDatabaseError) {
          try ResultsDatabase(file.path).append(run)
          return true
        } catch {
          require(error.description.hasPrefix(file.path), error.description)
          require((try? Data(contentsOf: file)) == Data(bytes), "changed: \(error)")
          return false
        }
      }
    }

    /// Writes a database into a folder of its own, since SQLite may put files beside it.
    private static func withFile<Result>(_ bytes: [UInt8], _ body: (URL) -> Result) -> Result {
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "quorum-fuzz-\(UUID().uuidString)")
      let file = folder.appending(path: "f.sqlite")
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      } catch {
        fatalError("\(folder.path): \(error)")
      }
      defer { try? FileManager.default.removeItem(at: folder) }
      return body(file)
    }

    private static func database(_ sql: [String]) -> [UInt8] {
      do throws(SQLiteError) {
        let connection = try SQLiteConnection("", .memory)
        for statement in sql { try connection.run(statement) }
        return try connection.bytes()
      } catch {
        fatalError("\(error)")
      }
    }

    /// Several pages, an index, a view, a text that overflows its page, and every kind of value.
    private static let survey = database(
      [
        "PRAGMA page_size = 512",
        "CREATE TABLE answers (nps INTEGER, account TEXT, why TEXT, PRIMARY KEY (account))",
        "CREATE VIEW promoters AS SELECT * FROM answers WHERE nps > 8",
      ]
        + (0..<60).map {
          "INSERT INTO answers VALUES (\($0 % 11), 'account \($0)', "
            + "'\(String(repeating: "long ", count: $0 == 30 ? 400 : $0 % 7))')"
        } + ["INSERT INTO answers VALUES (2.5, x'00ff', NULL)"])

    /// One page for each table, without a row number, with values that are computed.
    private static let small = database([
      "PRAGMA page_size = 512",
      "CREATE TABLE answers (account TEXT PRIMARY KEY, nps, why AS (upper(account))) WITHOUT ROWID",
      "INSERT INTO answers VALUES ('A', 9), ('B', NULL), ('C', 'none')",
    ])

    /// A result of one table.
    private struct Scores: Encodable, Reportable {
      var estimate = 12.5

      var report: Report {
        let table = ReportTable(
          name: "scores",
          columns: [
            ReportColumn("Group", name: "group", texts: ["a", "b", "c"]),
            ReportColumn("NPS", name: "estimate", kind: .score, numbers: [estimate, nil, -3]),
          ], isPrimary: true)
        return Report(title: "Fuzz", blocks: [.table(table)])
      }
    }

    private static let run: ResultsRun = {
      do throws(OrderedJSONError) {
        return try ResultsRun(
          Envelope(
            schema: "quorum.fuzz/1", version: "1", command: "fuzz", options: [],
            inputs: [EnvelopeInput(path: "a.csv", rows: 3, used: 3, digest: "xxh64:1")], seed: 1,
            result: Scores(), findings: [], notes: [Remark(code: "one", sentence: "First.")]),
          arguments: ["fuzz"], at: "2026-01-31T10:00:00Z")
      } catch {
        fatalError("\(error)")
      }
    }()

    /// A database of two runs, and what else its user has put there.
    private static func results(with sql: [String]) -> [UInt8] {
      withFile([]) { file in
        do {
          for _ in 0..<2 { try ResultsDatabase(file.path).append(run) }
          let connection = try SQLiteConnection(file.path, .readWrite)
          for statement in sql { try connection.run(statement) }
          return Array(try Data(contentsOf: file))
        } catch {
          fatalError("\(error)")
        }
      }
    }

    private static let results = results(with: [])

    /// A trigger on a table whose name a changed letter makes one of ours.
    private static let besideTrigger = results(with: [
      "CREATE TABLE rans (id)",
      "CREATE TRIGGER t AFTER INSERT ON rans BEGIN DELETE FROM figures; END",
      "CREATE INDEX by_name ON figures (column_name)",
    ])
  }
#else
  extension FuzzTargets {
    /// None in a build without the trait `SQLite`.
    static let databases: [FuzzTarget] = []
  }
#endif
