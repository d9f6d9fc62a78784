import Reports
import ReportsSQLite

/// Adds runs to a database of results.
enum DatabaseOutput {
  /// Whether a path is by its ending that of a database.
  static func isPath(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".sqlite", ".sqlite3", ".db"].contains { name.hasSuffix($0) }
  }

  /// - Throws: `ResultsDatabaseError`; `MissingSupportError` in a build without SQLite.
  static func append<Result: Reportable & Encodable>(
    _ envelope: Envelope<Result>, to path: String
  ) throws {
    #if SQLite
      let run = try ResultsRun(envelope, arguments: Array(CommandLine.arguments.dropFirst()))
      try ResultsDatabase(path).append(run)
    #else
      throw MissingSupportError(source: path, name: "SQLite")
    #endif
  }
}
