import TestSupport

#if SQLite
  import Foundation
  import SQLiteAccess
  import Tables
  import TablesSQLite

  extension FuzzTargets {
    /// The reader of SQLite databases.
    static let databases: [FuzzTarget] = [
      FuzzTarget(
        name: "sqlite", share: 80, corpus: [survey, small],
        mutate: { $0.mutateBinary(oneOf: $1) }, run: readDatabase)
    ]

    /// Writes the database into a folder of its own, since SQLite may put files beside it.
    private static func readDatabase(_ bytes: [UInt8]) -> Bool {
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
      var isRead = false
      for rows in [
        SQLiteReader.Rows.onlyTable, .table("answers"), .table("promoters"),
        .query("SELECT account, count(*), avg(nps) FROM answers WHERE why > 'l' GROUP BY account"),
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
  }
#else
  extension FuzzTargets {
    /// None in a build without the trait `SQLite`.
    static let databases: [FuzzTarget] = []
  }
#endif
