import Tables

/// What the checks found, the most serious first.
public struct FileChecksResult: Codable, Sendable, Equatable {
  /// The files, in the order given.
  public let files: [CheckedFileSummary]
  /// What was found: what blocks, what warns, what is worth knowing.
  public let findings: [CheckFinding]
  /// The project file that says what the files and columns are; nil where none does.
  public var projectFile: String?

  /// The findings of a severity.
  public func findings(_ severity: CheckSeverity) -> [CheckFinding] {
    findings.filter { $0.severity == severity }
  }

  /// Whether a command will refuse the files as they are.
  public var blocks: Bool { findings.contains { $0.severity == .blocks } }

  /// Whether the bytes of a file could not be had.
  public var isUnreadable: Bool { files.contains(where: \.isUnreadable) }
}

/// A file that was checked and what was recognised in it.
public struct CheckedFileSummary: Codable, Sendable, Equatable {
  /// The file as it was named.
  public let path: String
  /// What it holds; nil where that is neither said nor recognised.
  public let kind: ProjectFile.Kind?
  /// Whether the kind was said, not guessed.
  public let isKindGiven: Bool
  /// Whether its bytes could not be had.
  public let isUnreadable: Bool
  /// The number of rows; nil when it is no table.
  public let rows: Int?
  /// The columns as they are called; empty when it is no table.
  public let columns: [String]
  /// Which columns were taken for what.
  public let choices: [ColumnChoice]
  /// What such a file may have and this one has not.
  public let notFound: [ColumnPurpose]

  init(_ file: CheckFile) {
    path = file.path
    kind = file.kind
    isKindGiven = file.isKindGiven
    isUnreadable = false
    rows = file.table.rowCount
    columns = file.table.columnNames
    choices = file.choices
    let found = Set(file.choices.map(\.purpose))
    let scores: [ColumnPurpose] =
      file.kind == .responses ? [.netPromoter, .satisfaction, .effort] : []
    notFound = (scores + CheckFile.purposes(file.kind)).filter { !found.contains($0) }
  }

  init(_ file: CheckedFile, isUnreadable: Bool) {
    path = file.path
    kind = file.kind
    isKindGiven = file.kind != nil
    self.isUnreadable = isUnreadable
    rows = nil
    columns = []
    choices = []
    notFound = []
  }
}
