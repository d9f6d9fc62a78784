import Reports

#if SQLite
  import ReportsSQLite
#endif

/// Adds runs to a database of results.
enum DatabaseOutput {
  /// Whether a path is by its ending that of a database.
  static func isPath(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".sqlite", ".sqlite3", ".db"].contains { name.hasSuffix($0) }
  }

  /// - Throws: `ResultsDatabaseError`; `UnsupportedOutputError` in a build without SQLite.
  static func append<Result: Reportable & Encodable>(
    _ envelope: Envelope<Result>, to path: String
  ) throws {
    #if SQLite
      let run = try ResultsRun(envelope, arguments: Array(CommandLine.arguments.dropFirst()))
      try ResultsDatabase(path).append(run)
    #else
      throw UnsupportedOutputError(path: path)
    #endif
  }
}

/// An output file in a format that this build does not write.
struct UnsupportedOutputError: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path) cannot be written: this build of quorum was made without SQLite support. Choose "
      + "--format json and another name, or build with --traits SQLite."
  }
}
