import Customers
import Tables

/// A project file that was read: what it says, and where it says it.
struct ProjectDocument {
  /// The file, as it was named.
  let file: String
  /// The digest of its bytes.
  let digest: String
  /// What it says.
  let project: Project
  /// The line of each key, by the keys that lead there.
  let lines: [[String]: Int]

  /// Reads a project file.
  /// - Throws: `ProjectFileError` with file, line and key.
  init(reading file: String) throws(ProjectFileError) {
    try self.init(try YAMLDocument(reading: file))
  }

  /// Reads a project of a tree of nodes.
  /// - Throws: `ProjectFileError` with file, line and key.
  init(_ document: YAMLDocument) throws(ProjectFileError) {
    guard let root = document.root else {
      throw ProjectFileError(
        file: document.file,
        sentence: "The file is empty. “quorum init FILES…” writes one for your files.")
    }
    let top = ProjectNode(node: root, path: [], line: 1, file: document.file)
    guard !top.isEmpty else {
      throw ProjectFileError(
        file: document.file,
        sentence: "The file is empty. “quorum init FILES…” writes one for your files.")
    }
    file = document.file
    digest = document.digest
    lines = Self.lines(top)
    project = try ProjectReader().project(top)
  }

  /// An error about a key of this file.
  func failure(_ path: [String], _ sentence: String) -> ProjectFileError {
    ProjectFileError(file: file, line: line(path), path: path, sentence: sentence)
  }

  /// The line of a key, or of the nearest key above it that is there.
  func line(_ path: [String]) -> Int? {
    var path = path
    while !path.isEmpty {
      if let line = lines[path] { return line }
      path.removeLast()
    }
    return nil
  }

  private static func lines(_ node: ProjectNode) -> [[String]: Int] {
    var lines: [[String]: Int] = [:]
    var waiting = [node]
    while let next = waiting.popLast() {
      if !next.path.isEmpty, let line = next.line { lines[next.path] = line }
      guard next.isMap, let entries = try? next.entries("") else { continue }
      waiting += entries.map(\.value)
    }
    return lines
  }
}

/// Reads the keys of a project file.
struct ProjectReader {
  static let keys = [
    "name", "period", "files", "roles", "tiers", "breaks", "scales", "reference_ranges", "targets",
  ]

  /// - Throws: `ProjectFileError` for the first thing that is wrong.
  func project(_ top: ProjectNode) throws(ProjectFileError) -> Project {
    let keys = try top.map(Self.keys, "a part of the project")
    var project = Project()
    if let name = keys["name"], !name.isEmpty { project.name = try name.text("a name") }
    if let period = keys["period"] { project.period = try self.period(period) }
    if let files = keys["files"] { project.files = try self.files(files) }
    if let roles = keys["roles"] { project.roles = try self.roles(roles) }
    if let tiers = keys["tiers"] { project.tiers = try self.tiers(tiers) }
    if let breaks = keys["breaks"] { project.breaks = try self.breaks(breaks) }
    if let scales = keys["scales"] { project.scales = try self.scales(scales) }
    if let ranges = keys["reference_ranges"] { project.referenceRanges = try self.ranges(ranges) }
    if let targets = keys["targets"] { project.targets = try self.targets(targets) }
    return project
  }

  private func files(_ node: ProjectNode) throws(ProjectFileError) -> [ProjectFile] {
    let kinds = ProjectFile.Kind.allCases.map(\.rawValue)
    var files: [ProjectFile] = []
    for (key, value) in try node.entries("a kind of file with its path") {
      guard let kind = ProjectFile.Kind(rawValue: key) else {
        throw value.failure(
          "\(Excerpt.quoted(key)) is no kind of file."
            + ProjectFileError.meant(key, among: kinds, noun: "kinds"))
      }
      guard value.isMap else {
        files.append(ProjectFile(kind: kind, path: try value.text("the path of a file")))
        continue
      }
      let keys = try value.map(["path", "sheet", "query", "columns"], "a part of a file")
      guard let path = keys["path"] else {
        throw value.failure("The path of the file is missing: write path: answers.csv.")
      }
      files.append(
        ProjectFile(
          kind: kind, path: try path.text("the path of a file"),
          sheet: try keys["sheet"].map { node throws(ProjectFileError) in
            try node.text("the name of a sheet or table")
          },
          query: try keys["query"].map { node throws(ProjectFileError) in
            try node.text("a query")
          },
          columns: try keys["columns"].map(columns) ?? [:]))
    }
    return files
  }

  private func columns(_ node: ProjectNode) throws(ProjectFileError) -> [String: String] {
    let purposes = ColumnPurpose.allCases.map(\.rawValue)
    var columns: [String: String] = [:]
    for (key, value) in try node.entries("a purpose with the column that serves it") {
      guard purposes.contains(key) else {
        throw value.failure(
          "\(Excerpt.quoted(key)) is nothing that a column can be for."
            + ProjectFileError.meant(key, among: purposes, noun: "purposes"))
      }
      columns[key] = try value.text("the name of a column")
    }
    return columns
  }

  private func breaks(_ node: ProjectNode) throws(ProjectFileError) -> ScoreBreaks? {
    if node.isEmpty { return nil }
    let keys = try node.map(["last_detractor", "last_passive"], "an answer")
    func answer(_ key: String, _ usual: Int) throws(ProjectFileError) -> Int {
      guard let value = keys[key] else { return usual }
      return try value.integer("an answer from 0 to 9", in: 0...9)
    }
    let breaks = ScoreBreaks(
      lastDetractor: try answer("last_detractor", 6), lastPassive: try answer("last_passive", 8))
    guard breaks.lastDetractor <= breaks.lastPassive else {
      throw node.failure(
        "The breaks are out of order: detractors end at \(breaks.lastDetractor), passives at "
          + "\(breaks.lastPassive). Passives end at or after detractors, as in 6 and 8.")
    }
    return breaks
  }

  private func scales(_ node: ProjectNode) throws(ProjectFileError) -> [String: ProjectScale] {
    var scales: [String: ProjectScale] = [:]
    for (metric, value) in try node.map(["csat", "ces"], "a question with its scale") {
      let keys = try value.map(["from", "to", "positive"], "an answer")
      func answer(_ key: String) throws(ProjectFileError) -> Int {
        guard let node = keys[key] else {
          throw value.failure(
            "\(Excerpt.quoted(key)) is missing: a scale is written {from: 1, to: 7, positive: 6}.")
        }
        return try node.integer("a whole number from −1000 to 1000", in: -1_000...1_000)
      }
      let scale = ProjectScale(
        from: try answer("from"), to: try answer("to"), positive: try answer("positive"))
      guard scale.from < scale.positive, scale.positive <= scale.to else {
        throw value.failure(
          "The scale is out of order: it runs from \(scale.from) to \(scale.to), and the lowest "
            + "positive answer lies above its lowest end, not at \(scale.positive).")
      }
      scales[metric] = scale
    }
    return scales
  }
}
