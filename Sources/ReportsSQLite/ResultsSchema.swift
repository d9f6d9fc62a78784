#if SQLite
  import SQLiteAccess

  /// The tables of a database of results.
  enum ResultsSchema {
    /// "Qurm" in the file's header: whose database it is.
    static let applicationID: UInt32 = 0x5175_726D
    /// The version of the tables.
    static let version: UInt32 = 1

    /// What a file has in the place of these tables.
    enum State: Equatable {
      /// Nothing yet.
      case empty
      /// These tables, as they are made here.
      case ours
      /// Tables of something else.
      case foreign
      /// Tables of a later version.
      case newer(version: UInt32)
      /// A table that is gone or not as it is made here, or a trigger on one.
      case altered(String)
    }

    private static let tables: [(name: String, sql: String)] = [
      (
        "runs",
        """
        CREATE TABLE runs (
          id INTEGER PRIMARY KEY, at TEXT NOT NULL, command TEXT NOT NULL, schema TEXT NOT NULL,
          version TEXT NOT NULL, arguments TEXT NOT NULL, options TEXT NOT NULL, seed,
          envelope TEXT NOT NULL)
        """
      ),
      (
        "inputs",
        """
        CREATE TABLE inputs (
          run_id INTEGER NOT NULL REFERENCES runs (id), position INTEGER NOT NULL,
          path TEXT NOT NULL, rows INTEGER NOT NULL, used INTEGER NOT NULL, digest TEXT NOT NULL,
          PRIMARY KEY (run_id, position)) WITHOUT ROWID
        """
      ),
      (
        "figures",
        """
        CREATE TABLE figures (
          run_id INTEGER NOT NULL REFERENCES runs (id), table_name TEXT NOT NULL,
          row_number INTEGER NOT NULL, column_number INTEGER NOT NULL, column_name TEXT NOT NULL,
          number REAL, text TEXT,
          PRIMARY KEY (run_id, table_name, row_number, column_number)) WITHOUT ROWID
        """
      ),
      (
        "findings",
        """
        CREATE TABLE findings (
          run_id INTEGER NOT NULL REFERENCES runs (id), position INTEGER NOT NULL,
          code TEXT NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY (run_id, position)) WITHOUT ROWID
        """
      ),
      (
        "notes",
        """
        CREATE TABLE notes (
          run_id INTEGER NOT NULL REFERENCES runs (id), position INTEGER NOT NULL,
          code TEXT NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY (run_id, position)) WITHOUT ROWID
        """
      ),
    ]

    /// Looks at the tables of a database; other tables, views and indices beside them are the user's.
    static func state(_ connection: SQLiteConnection) throws(SQLiteError) -> State {
      let found = try connection.value("PRAGMA application_id").flatMap(Int32.init) ?? 0
      guard UInt32(bitPattern: found) == applicationID else {
        let isEmpty = try connection.value("SELECT count(*) FROM sqlite_master") == "0"
        return isEmpty && found == 0 ? .empty : .foreign
      }
      let user = try connection.value("PRAGMA user_version").flatMap(Int32.init) ?? 0
      guard UInt32(bitPattern: user) <= version else {
        return .newer(version: UInt32(bitPattern: user))
      }
      for (name, sql) in tables {
        let statement = try connection.prepare(
          "SELECT type, sql FROM sqlite_master WHERE tbl_name = \(literal(name)) "
            + "COLLATE NOCASE AND type <> 'index'")
        guard try statement.step() else { return .altered(name) }
        guard statement.text(0) == "table", statement.text(1) == sql else { return .altered(name) }
        if try statement.step() { return .altered(name) }
      }
      return .ours
    }

    static func create(_ connection: SQLiteConnection) throws(SQLiteError) {
      try connection.run("PRAGMA application_id = \(applicationID)")
      try connection.run("PRAGMA user_version = \(version)")
      for table in tables { try connection.run(table.sql) }
    }

    /// The most columns of a view, well below SQLite's limit.
    private static let columnLimit = 500

    /// Makes the view of a tidy table: one row a row, one column a column, over all runs.
    static func makeView(of table: String, _ connection: SQLiteConnection) throws(SQLiteError) {
      let name = SQLiteName.quoted("wide_" + table)
      let statement = try connection.prepare(
        "SELECT column_name FROM figures WHERE table_name = \(literal(table)) "
          + "GROUP BY column_name ORDER BY max(run_id) DESC, min(column_number), column_name "
          + "LIMIT \(columnLimit)")
      // Names of columns differ in more than case.
      var taken: Set<String> = ["run_id", "row_number"]
      var columns: [String] = []
      while try statement.step() {
        guard let column = statement.text(0) else { continue }
        var header = column
        var copy = 2
        while !taken.insert(header.lowercased()).inserted {
          header = "\(column)_\(copy)"
          copy += 1
        }
        columns.append(
          "max(CASE WHEN column_name = \(literal(column)) THEN coalesce(number, text) END) AS "
            + SQLiteName.quoted(header))
      }
      try connection.run("DROP VIEW IF EXISTS \(name)")
      guard !columns.isEmpty else { return }
      try connection.run(
        "CREATE VIEW \(name) AS SELECT run_id, row_number, \(columns.joined(separator: ", ")) "
          + "FROM figures WHERE table_name = \(literal(table)) GROUP BY run_id, row_number")
    }

    private static func literal(_ text: String) -> String {
      let cut = text.prefix { $0 != "\0" }
      return "'"
        + cut.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
  }
#endif
