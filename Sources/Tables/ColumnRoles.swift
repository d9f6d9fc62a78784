/// What is known of the columns of a table beyond their names, from who knows the tool that wrote it.
public struct ColumnRoles: Sendable, Equatable {
  /// The column that serves a purpose, by the name of the purpose.
  public var columns: [String: String]
  /// Columns that serve none, such as what a tool writes about itself.
  public var idle: Set<String>
  /// Purposes whose column the user declared.
  public var declared: Set<String> = []
  /// The name of the tool that wrote the file; nil where it is not known.
  public var tool: String?

  /// Roles; by default none are known.
  public init(columns: [String: String] = [:], idle: Set<String> = []) {
    self.columns = columns
    self.idle = idle
  }
}

extension Table {
  /// The table with other columns of the same length, and other notes.
  ///
  /// - Parameters:
  ///   - columns: the new columns.
  ///   - notes: the new notes; nil keeps those there are.
  public func with(columns: [Column], notes: [TableNote]? = nil) -> Table {
    precondition(
      columns.allSatisfy { $0.count == rowCount }, "columns that have not \(rowCount) rows")
    return copy(columns: columns, notes: notes ?? self.notes, roles: roles)
  }

  /// The table with what is known of its columns.
  public func with(roles: ColumnRoles) -> Table {
    copy(columns: columns, notes: notes, roles: roles)
  }

  /// The table with further notes.
  public func adding(notes more: [TableNote]) -> Table {
    copy(columns: columns, notes: notes + more, roles: roles)
  }
}
