#if SQLite
  import FoundationEssentials
  import SQLiteAccess
  import Tables
  import TestSupport
  import Testing

  @testable import TablesSQLite

  /// No bytes may crash the reader, or keep it busy.
  @Suite struct DamagedDatabaseTests {
    static func sample() throws -> [UInt8] {
      try database(
        [
          "PRAGMA page_size = 512",
          "CREATE TABLE answers (nps INTEGER, account TEXT, why TEXT, PRIMARY KEY (account))",
          "CREATE VIEW promoters AS SELECT * FROM answers WHERE nps > 8",
        ]
          + (0..<60).map {
            "INSERT INTO answers VALUES (\($0 % 11), 'account \($0)', "
              + "'\(String(repeating: "long ", count: $0 == 30 ? 400 : $0 % 7))')"
          })
    }

    @Test(arguments: 0..<4)
    func mutations(batch: UInt64) throws {
      let bytes = try Self.sample()
      try withDatabase(["CREATE TABLE t (a)"]) { path in
        var mutator = Mutator(seed: batch)
        let url = URL(fileURLWithPath: path)
        for round in 0..<400 {
          try Data(mutator.mutate(bytes)).write(to: url)
          let rows: SQLiteReader.Rows = round % 2 == 0 ? .table("answers") : .table("promoters")
          do throws(SQLiteReaderError) {
            let table = try SQLiteReader(timeLimit: 5).read(path, rows)
            for column in table.columns { _ = column.labels }
          } catch {
            #expect(error.description.hasPrefix(path))
          }
        }
      }
    }
  }
#endif
