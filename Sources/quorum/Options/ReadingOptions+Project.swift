import ArgumentParser
import Customers
import Tables

/// The one place where a project file fills in what options leave open: which files, which columns.
extension ReadingOptions {
  /// Reads a file, or the project's file of a kind, and keeps the rows that were asked for.
  /// - Parameters:
  ///   - file: data, `-`, or a project file; nil for the project named or found here
  ///   - kind: which of the project's files is wanted
  func table(_ file: String?, _ kind: ProjectFile.Kind = .responses) throws -> Input {
    let (opened, path) = try source(file)
    guard let path else {
      // Nothing but the project is named.
      guard let opened else {
        throw ValidationError(OpenedProject.nothingNamed)
      }
      let listed = try opened.required(kind)
      return try input(
        opened.path(listed), try opened.read(listed, self), opened,
        notes: opened.isFound ? [opened.note] : [])
    }
    // Only answers come as the export of a survey tool.
    let whole = kind == .responses ? try answers(path) : try read(path)
    guard let opened else { return try input(path, whole, nil, notes: []) }
    if let listed = opened.file(at: path) {
      return try input(
        path, try opened.prepare(whole, as: listed, self), opened,
        notes: opened.isFound ? [opened.note] : [])
    }
    // A project that lies beside data it does not name is about other data.
    if opened.isFound { return try input(path, whole, nil, notes: [opened.ignored]) }
    let listed = opened.project.file(kind) ?? ProjectFile(kind: kind, path: path)
    return try input(path, try opened.prepare(whole, as: listed, self), opened, notes: [])
  }

  /// The project in use, and the path of the data where one is named.
  private func source(_ file: String?) throws -> (OpenedProject?, path: String?) {
    if let file, FilePaths.isProject(file) {
      guard project == nil, !ignoresProject else {
        throw ValidationError(
          "\(Excerpt.quoted(file)) is a project file already; leave out --project and --no-project."
        )
      }
      return (try OpenedProject(named: file), nil)
    }
    if let project { return (try OpenedProject(named: project), file) }
    if ignoresProject || file == "-" { return (nil, file) }
    return (try OpenedProject(foundIn: file.map(FilePaths.folder) ?? "."), file)
  }

  private func input(
    _ path: String, _ whole: Table, _ project: OpenedProject?, notes: [TableNote]
  ) throws -> Input {
    guard whole.rowCount > 0 else {
      throw NoRowsError(source: whole.source, columns: whole.columnNames)
    }
    let table = try keeping(whole, conditions)
    return Input(
      path: path, rows: whole.rowCount, digest: whole.digest,
      table: notes.isEmpty ? table : try table.declaring([:], notes: notes), project: project)
  }

  /// Reads a file that goes with the first: the one that an option names, or else the project's; nil
  /// when neither names one.
  /// - Parameters:
  ///   - kind: what it holds
  ///   - given: its path, as an option names it
  ///   - first: the file it goes with, which takes a note when the project's cannot be used
  ///   - accounts: the accounts, for conditions on what only they say
  ///   - filtered: whether `--where` holds for it too
  /// - Throws: `CompanionError` when a condition cannot be followed to a file that was named.
  func companion(
    _ kind: ProjectFile.Kind, _ given: String?, of first: inout Input, accounts: Input? = nil,
    filtered: Bool = true
  ) throws -> Input? {
    let opened = first.project
    let path: String
    let whole: Table
    if let given {
      path = given
      let read = try self.read(given)
      if let opened, let file = opened.file(at: given) {
        whole = try opened.prepare(read, as: file, self)
      } else {
        whole = read
      }
    } else {
      guard let opened, let file = opened.project.file(kind) else { return nil }
      path = opened.path(file)
      // The file itself may be the one that a command reads first.
      if FilePaths.real(path) == FilePaths.real(first.path) { return nil }
      whole = try opened.read(file, self)
    }
    var table = whole
    if filtered, !conditions.isEmpty {
      table = try keeping(whole, conditions.filter { whole.hasColumn($0.column) })
      let rows = CompanionRows(
        conditions: conditions, answers: first.table, accounts: accounts?.table)
      guard let kept = try rows.keep(table, kind) else {
        let error = CompanionError(
          source: whole.source, conditions: conditions.filter { !whole.hasColumn($0.column) })
        guard given == nil else { throw error }
        first.table = try first.table.declaring(
          [:], notes: [TableNote(code: "companion_left_out", sentence: error.note)])
        return nil
      }
      table = kept
    }
    return Input(
      path: path, rows: whole.rowCount, digest: whole.digest, table: table, project: opened)
  }
}
