import Tables

/// A file to be checked: its table, or why it could not be read.
public struct CheckedFile: Sendable {
  /// The file as it was named.
  public let path: String
  /// What it holds, where that was said.
  public let kind: ProjectFile.Kind?
  let content: Content

  enum Content: Sendable {
    case table(Table)
    /// The reader's message, and whether the bytes could not be had at all.
    case failure(String, isUnreadable: Bool)
  }

  /// A file that was read.
  /// - Parameters:
  ///   - path: the file as it was named.
  ///   - kind: what it holds; nil to guess that from its columns.
  ///   - table: what was read.
  public init(path: String, kind: ProjectFile.Kind? = nil, table: Table) {
    self.path = path
    self.kind = kind
    content = .table(table)
  }

  /// A file that could not be read.
  /// - Parameters:
  ///   - path: the file as it was named.
  ///   - kind: what it should hold; nil where unknown.
  ///   - message: the reader's own words.
  ///   - isUnreadable: whether its bytes could not be had, as against bytes that are no table.
  public init(
    path: String, kind: ProjectFile.Kind? = nil, message: String, isUnreadable: Bool
  ) {
    self.path = path
    self.kind = kind
    content = .failure(message, isUnreadable: isUnreadable)
  }

  /// A file that the CSV reader refused.
  public init(path: String, kind: ProjectFile.Kind? = nil, error: CSVError) {
    self.init(path: path, kind: kind, message: "\(error)", isUnreadable: error.isUnreadable)
  }
}
