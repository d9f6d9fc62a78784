#if SQLite
  import FoundationEssentials
  import Reports
  import SQLiteAccess
  import Testing

  @testable import ReportsSQLite

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A result with two tidy tables, one of them for machines alone.
  struct Sample: Encodable, Reportable {
    var estimate: Double? = 12.5
    var rows = 2

    var report: Report {
      let scores = ReportTable(
        name: "scores",
        columns: [
          ReportColumn("Group", name: "Tier's \"x\"", texts: (0..<rows).map { "g\($0)" }),
          ReportColumn(
            "NPS", name: "estimate", kind: .score,
            numbers: (0..<rows).map { $0 == 0 ? estimate : nil }),
        ], isPrimary: true)
      let more = ReportTable(
        name: "more", columns: [ReportColumn("n", name: "n", counts: [3])], audience: .machines)
      let people = ReportTable(
        name: "people", columns: [ReportColumn("n", name: "n", counts: [3])], audience: .readers)
      return Report(title: "Sample", blocks: [.table(scores), .table(more), .table(people)])
    }
  }

  func sampleRun(_ sample: Sample = Sample(), seed: UInt64? = 7) throws -> ResultsRun {
    try ResultsRun(
      Envelope(
        schema: "quorum.sample/1", version: "9.9", command: "sample",
        options: [JSONMember("level", .number(0.95))],
        inputs: [EnvelopeInput(path: "a.csv", rows: 4, used: 3, digest: "xxh64:1")], seed: seed,
        result: sample, findings: [Remark(code: "above_zero", sentence: "It's above.")],
        notes: [Remark(code: "one", sentence: "First."), Remark(code: "two", sentence: "Second.")]),
      arguments: ["sample", "a b.csv"], at: "2025-01-31T10:00:00Z")
  }

  /// A folder that is gone at the end, and a path in it.
  func withResultsPath(_ body: (_ path: String, _ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/results-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/results.sqlite", folder)
  }

  @Suite struct ResultsDatabaseTests {
    private func rows(_ path: String, _ sql: String) throws -> [[String?]] {
      let connection = try SQLiteConnection(path, .readOnly)
      let statement = try connection.prepare(sql)
      var rows: [[String?]] = []
      while try statement.step() {
        rows.append((0..<statement.columnCount).map { statement.text($0) })
      }
      return rows
    }

    @Test func runsAreAdded() throws {
      try withResultsPath { path, folder in
        try ResultsDatabase(path).append(sampleRun())
        try ResultsDatabase(path).append(sampleRun(Sample(estimate: -3), seed: .max))
        #expect(
          try rows(
            path, "SELECT id, at, command, schema, version, arguments, options, seed FROM runs")
            == [
              [
                "1", "2025-01-31T10:00:00Z", "sample", "quorum.sample/1", "9.9",
                "[\"sample\",\"a b.csv\"]", "{\"level\":0.95}", "7",
              ],
              [
                "2", "2025-01-31T10:00:00Z", "sample", "quorum.sample/1", "9.9",
                "[\"sample\",\"a b.csv\"]", "{\"level\":0.95}", "18446744073709551615",
              ],
            ])
        #expect(
          try rows(
            path, "SELECT run_id, row_number, \"Tier's \"\"x\"\"\", estimate FROM wide_scores")
            == [
              ["1", "1", "g0", "12.5"], ["1", "2", "g1", nil], ["2", "1", "g0", "-3.0"],
              ["2", "2", "g1", nil],
            ])
        #expect(try rows(path, "SELECT n FROM wide_more") == [["3.0"], ["3.0"]])
        #expect(try rows(path, "SELECT DISTINCT table_name FROM figures").count == 2)
        #expect(
          try rows(path, "SELECT path, rows, used, digest FROM inputs WHERE run_id = 2")
            == [["a.csv", "4", "3", "xxh64:1"]])
        #expect(
          try rows(path, "SELECT code, sentence FROM findings WHERE run_id = 1")
            == [["above_zero", "It's above."]])
        #expect(
          try rows(path, "SELECT position, code FROM notes WHERE run_id = 2")
            == [["1", "one"], ["2", "two"]])
        #expect(
          try rows(path, "SELECT json_extract(envelope, '$.result.estimate') FROM runs")
            == [["12.5"], ["-3"]])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["results.sqlite"])
        #expect(try rows(path, "PRAGMA integrity_check") == [["ok"]])
      }
    }

    @Test func columnsThatDifferInCaseOrAreNew() throws {
      try withResultsPath { path, _ in
        var run = try sampleRun()
        run.tables = [
          ReportTable(
            name: "t",
            columns: [
              ReportColumn("a", name: "tier", texts: ["x"]),
              ReportColumn("b", name: "Tier", texts: ["y"]),
              ReportColumn("c", name: "run_id", texts: ["z"]),
            ])
        ]
        try ResultsDatabase(path).append(run)
        run.tables = [ReportTable(name: "t", columns: [ReportColumn("d", name: "d", texts: ["w"])])]
        try ResultsDatabase(path).append(run)
        let found = try rows(path, "SELECT d, * FROM wide_t WHERE run_id = 1")
        #expect(
          found[0][0] == nil && Set(found[0].compactMap { $0 }).isSuperset(of: ["x", "y", "z"]))
        #expect(try rows(path, "SELECT d FROM wide_t WHERE run_id = 2") == [["w"]])
      }
    }

    /// A database of one run to which its user did something.
    private func makeDatabase(_ path: String, changed changes: [String]) throws {
      try ResultsDatabase(path).append(sampleRun())
      let connection = try SQLiteConnection(path, .readWrite)
      for change in changes { try connection.run(change) }
    }

    private func reason(_ path: String) throws -> ResultsDatabaseError.Reason? {
      let run = try sampleRun()
      do throws(ResultsDatabaseError) {
        try ResultsDatabase(path).append(run)
        return nil
      } catch {
        return error.reason
      }
    }

    @Test func whatIsNotOursIsLeftAlone() throws {
      try withResultsPath { path, folder in
        let url = URL(fileURLWithPath: path)
        let foreign = try SQLiteConnection("", .memory)
        try foreign.run("CREATE TABLE runs (id)")
        let ours = try SQLiteConnection("", .memory)
        try ResultsSchema.create(ours)
        try ours.run("PRAGMA user_version = 2")
        let files: [([UInt8], ResultsDatabaseError.Reason)] = [
          (Array("account,nps\n".utf8), .notADatabase), (try foreign.bytes(), .foreign),
          (try ours.bytes(), .newer(found: 2, known: 1)),
        ]
        for (bytes, expected) in files {
          try Data(bytes).write(to: url)
          #expect(try reason(path) == expected)
          #expect(try Data(contentsOf: url) == Data(bytes))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["results.sqlite"])
        #expect(try reason(folder) == .notADatabase)
        #expect(try reason(folder + "/no/such.sqlite") != nil)
      }
    }

    /// Somebody else's triggers and rules would act on every run that is added.
    @Test(arguments: [
      ["CREATE TRIGGER t AFTER INSERT ON figures BEGIN DELETE FROM runs; END"],
      ["CREATE TABLE other (id)", "ALTER TABLE notes RENAME TO kept"],
      ["ALTER TABLE inputs ADD COLUMN more"],
      ["DROP TABLE findings", "CREATE VIEW findings AS SELECT * FROM notes"],
    ])
    func alteredTablesAreLeftAlone(_ changes: [String]) throws {
      try withResultsPath { path, folder in
        try makeDatabase(path, changed: changes)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        guard case .altered = try reason(path) else {
          Issue.record("\(changes) was not seen")
          return
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["results.sqlite"])
      }
    }

    /// A file can say of a trigger that it is another table's.
    @Test func aHiddenTriggerDoesNothing() throws {
      try withResultsPath { path, _ in
        try makeDatabase(
          path,
          changed: [
            "CREATE TABLE rans (id)",
            "CREATE TRIGGER t AFTER INSERT ON rans BEGIN DELETE FROM figures; END",
          ])
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let told = Array("INSERT ON rans".utf8)
        let place = try #require(
          bytes.indices.first { bytes[$0...].starts(with: told) })
        bytes.replaceSubrange(place..<place + told.count, with: Array("INSERT ON runs".utf8))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        #expect(try reason(path) != nil)
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == bytes)
      }
    }

    /// What users add beside the tables is theirs.
    @Test func tablesAndIndicesBesideAreKept() throws {
      try withResultsPath { path, _ in
        try makeDatabase(
          path,
          changed: ["CREATE INDEX by_name ON figures (column_name)", "CREATE TABLE mine (id)"])
        try ResultsDatabase(path).append(sampleRun())
        #expect(try rows(path, "SELECT count(*) FROM runs") == [["2"]])
        #expect(try rows(path, "PRAGMA integrity_check") == [["ok"]])
      }
    }

    @Test func anEmptyFileIsFilled() throws {
      try withResultsPath { path, _ in
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(try reason(path) == nil)
        #expect(try rows(path, "SELECT count(*) FROM runs") == [["1"]])
      }
    }

    /// A limit on the size of files ends the writing halfway, as a full disk would.
    @Test func aFullDiskKeepsWhatWasThere() async throws {
      await #expect(processExitsWith: .success) {
        try withResultsPath { path, folder in
          try ResultsDatabase(path).append(sampleRun())
          let before = try Data(contentsOf: URL(fileURLWithPath: path))
          signal(SIGXFSZ, SIG_IGN)
          var limit = rlimit(rlim_cur: rlim_t(before.count + 4096), rlim_max: .max)
          #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(1), &limit)
          #else
            setrlimit(RLIMIT_FSIZE, &limit)
          #endif
          let large = try sampleRun(Sample(rows: 5000))
          for target in [path, folder + "/new.sqlite"] {
            do throws(ResultsDatabaseError) {
              try ResultsDatabase(target).append(large)
              fatalError("more was written than fits")
            } catch {
              guard case .cannotWrite = error.reason else { fatalError("\(error)") }
            }
          }
          let after = try Data(contentsOf: URL(fileURLWithPath: path))
          precondition(after == before)
          let names = try FileManager.default.contentsOfDirectory(atPath: folder)
          precondition(names == ["results.sqlite"], "\(names)")
          // What fits is added afterwards.
          limit.rlim_cur = .max
          #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(1), &limit)
          #else
            setrlimit(RLIMIT_FSIZE, &limit)
          #endif
          try ResultsDatabase(path).append(sampleRun())
        }
      }
    }

    /// Into a new file and into an empty one.
    @Test(arguments: [false, true])
    func runsAtTheSameTimeAreAllKept(_ isThere: Bool) async throws {
      let folder = FileManager.default.temporaryDirectory.path + "/results-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = folder + "/results.sqlite"
      if isThere { try Data().write(to: URL(fileURLWithPath: path)) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<16 {
          group.addTask { try ResultsDatabase(path).append(sampleRun()) }
        }
        try await group.waitForAll()
      }
      #expect(try rows(path, "SELECT count(*) FROM runs") == [["16"]])
      #expect(try rows(path, "PRAGMA integrity_check") == [["ok"]])
    }
  }
#endif
