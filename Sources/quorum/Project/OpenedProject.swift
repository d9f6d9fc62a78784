import ArgumentParser
import Customers
import Reports
import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A project file in use: its files read, with their columns declared and its period kept.
struct OpenedProject {
  let document: ProjectDocument
  /// Whether it was found beside the data rather than named.
  let isFound: Bool

  /// The code of the note that a project was found and used.
  static let foundCode = "project_file"

  var project: Project { document.project }

  /// The name that is looked for beside data.
  static let usualName = "quorum.yml"

  /// What is said where there is neither a file nor a project.
  static let nothingNamed =
    "Name a file of data (- is standard input) or a project file; there is no \(usualName) here, and "
    + "“quorum init FILES…” writes one."

  /// Opens a project file that was named.
  init(named file: String) throws(ProjectFileError) {
    document = try ProjectDocument(reading: file)
    isFound = false
  }

  /// Opens the project file of a folder; nil when it has none.
  init?(foundIn folder: String) throws(ProjectFileError) {
    let path = folder == "." ? Self.usualName : FilePaths.joined(folder, Self.usualName)
    guard access(path, F_OK) == 0 else { return nil }
    do throws(ProjectFileError) {
      document = try ProjectDocument(reading: path)
    } catch {
      throw ProjectFileError(
        file: error.file, line: error.line, path: error.path,
        sentence: error.sentence + " (--no-project reads the data without this file.)",
        isUnreadable: error.isUnreadable)
    }
    isFound = true
  }

  /// Where a file of the project is; its path is relative to the project file.
  func path(_ file: ProjectFile) -> String {
    FilePaths.joined(FilePaths.folder(document.file), file.path)
  }

  /// The project's file that lies at a path; nil when it has none there.
  func file(at path: String) -> ProjectFile? {
    guard let wanted = FilePaths.real(path) else { return nil }
    return project.files.first { FilePaths.real(self.path($0)) == wanted }
  }

  /// The file of a kind, which a command cannot do without.
  /// - Throws: `ProjectFileError` when the project names none.
  func required(_ kind: ProjectFile.Kind) throws(ProjectFileError) -> ProjectFile {
    guard let file = project.file(kind) else {
      let others = project.files.map(\.kind.rawValue)
      throw document.failure(
        ["files"],
        "This command reads the file \(kind.rawValue), which the project does not name"
          + (others.isEmpty ? "." : "; it has: \(others.joined(separator: ", ")).")
          + " Add it under files, or name a data file.")
    }
    return file
  }

  /// Reads a file of the project.
  /// - Throws: `ProjectFileError` when it is not there, lacks a declared column, or does not know a
  ///   role or tier that the project names; otherwise as the reader does.
  func read(_ file: ProjectFile, _ reading: ReadingOptions) throws -> Table {
    let path = path(file)
    let part = FilePart(sheet: file.sheet, query: file.query)
    do {
      return try prepare(
        try reading.read(path, as: file.kind, part: part), as: file, reading)
    } catch let error as ValidationError {
      throw document.failure(
        ["files", file.kind.rawValue, file.sheet == nil ? "query" : "sheet"],
        "\(error.message) Delete the line.")
    } catch let error as CSVError where error.isUnreadable {
      throw ProjectFileError(
        file: document.file, line: document.line(["files", file.kind.rawValue, "path"]),
        path: ["files", file.kind.rawValue],
        sentence: "\(Excerpt.escaped(path, limit: 200)): \(error.reading)", isUnreadable: true)
    }
  }

  /// Declares the columns of a table that was read, and keeps the project's period.
  func prepare(_ table: Table, as file: ProjectFile, _ reading: ReadingOptions) throws -> Table {
    let declared = try declaring(table, as: file)
    let names = try ProjectNames(self).check(declared, file.kind, reading)
    return try ProjectSpan(document).keep(declared, file.kind).declaring([:], notes: names)
  }

  /// Declares the columns of a table.
  /// - Throws: `ProjectFileError` for a column that is not there, with the near ones.
  func declaring(_ table: Table, as file: ProjectFile) throws(ProjectFileError) -> Table {
    var table = table
    for (purpose, column) in file.columns.sorted(by: { $0.key < $1.key }) {
      do throws(TableError) {
        table = try table.declaring([purpose: column])
        // A day that is none would be passed over later without a word.
        if ColumnPurpose(rawValue: purpose)?.isDate == true { _ = try table.days(column) }
      } catch {
        throw document.failure(["files", file.kind.rawValue, "columns", purpose], "\(error)")
      }
    }
    return table
  }

  /// The project file among the files that were read; it has no rows.
  var input: Input {
    Input(
      path: document.file, rows: 0, digest: document.digest,
      table: Table(source: document.file, columns: [], digest: document.digest))
  }

  /// What the JSON envelope says of the project file.
  var envelope: EnvelopeInput { input.envelope(used: 0) }

  /// That it was used although nobody named it.
  var note: TableNote {
    TableNote(
      code: Self.foundCode,
      sentence: "The project file \(Excerpt.escaped(document.file, limit: 200)) was used; "
        + "--no-project leaves it out.")
  }

  /// That it lies beside data it does not name.
  var ignored: TableNote {
    TableNote(
      code: "project_file_ignored",
      sentence: "The project file \(Excerpt.escaped(document.file, limit: 200)) does not name this "
        + "file and was not used; --project \(Excerpt.escaped(document.file, limit: 200)) uses it.")
  }
}

/// Paths of files.
enum FilePaths {
  /// The folder of a file, "." where the path names none.
  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// A path seen from a folder.
  static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The path without links and detours; nil when nothing is there.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a path is that of a file, as against a folder, a device or nothing.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The names of the files of a folder, in order; none where it cannot be read.
  static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if isFile(joined(folder, name)) { names.append(name) }
    }
    return names.sorted()
  }

  /// A path seen from a folder, where both are there; else the path as it is.
  static func relative(_ path: String, to folder: String) -> String {
    guard let file = real(path), let base = real(folder) else { return path }
    let (parts, root) = (file.split(separator: "/"), base.split(separator: "/"))
    let common = zip(parts, root).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: root.count - common)
    return (up + parts.dropFirst(common).map(String.init)).joined(separator: "/")
  }

  /// Whether a path is that of a project file rather than of data.
  static func isProject(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".yml") || name.hasSuffix(".yaml")
  }
}
