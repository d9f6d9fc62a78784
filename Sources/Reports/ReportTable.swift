/// A table of typed columns.
public struct ReportTable: Sendable, Equatable {
  /// Who a table is made for.
  public enum Audience: Sendable, Equatable {
    /// Text, Markdown and HTML show it; CSV does not.
    case readers
    /// CSV prints it; the others leave it out.
    case machines
    /// Every form shows it.
    case everyone
  }

  /// The name to ask for the table by, in snake case; unique in a report.
  public var name: String
  /// What the table shows.
  public var title: String
  /// The columns, all of the same length.
  public var columns: [ReportColumn]
  /// Who the table is for.
  public var audience: Audience
  /// Whether CSV prints this table unless another is asked for by name.
  public var isPrimary: Bool

  /// Creates a table from columns of the same length.
  public init(
    name: String, title: String = "", columns: [ReportColumn], audience: Audience = .everyone,
    isPrimary: Bool = false
  ) {
    let counts = columns.map(\.count)
    precondition(
      Set(counts).count <= 1, "table \(name): columns have different lengths \(counts)")
    self.name = name
    self.title = title
    self.columns = columns
    self.audience = audience
    self.isPrimary = isPrimary
  }

  /// The number of rows.
  public var rowCount: Int { columns.first?.count ?? 0 }

  /// Whether CSV may print this table.
  public var isTidy: Bool { audience != .readers }

  /// Whether text, Markdown and HTML show this table.
  public var isForReaders: Bool { audience != .machines }
}

/// A column: what people and machines call it, and its values.
public struct ReportColumn: Sendable, Equatable {
  /// Numbers or text, one per row; nil where there is nothing.
  public enum Values: Sendable, Equatable {
    case numbers([Double?])
    case texts([String?])
  }

  /// The header that people read.
  public var header: String
  /// The tidy name that machines read, from `ColumnNames` or a group column's own name.
  public var name: String
  /// How people see the values.
  public var kind: ValueKind
  /// The values.
  public var values: Values

  /// Creates a column of numbers.
  /// - Parameters:
  ///   - header: what people read.
  ///   - name: what machines read.
  ///   - kind: how people see the numbers; not `.text`.
  ///   - numbers: one per row, nil where there is none.
  public init(_ header: String, name: String, kind: ValueKind, numbers: [Double?]) {
    precondition(kind.isNumeric, "column \(name): numbers need a numeric kind")
    self.header = header
    self.name = name
    self.kind = kind
    self.values = .numbers(numbers)
  }

  /// Creates a column of whole numbers.
  public init(_ header: String, name: String, counts: [Int?]) {
    self.init(header, name: name, kind: .count, numbers: counts.map { $0.map(Double.init) })
  }

  /// Creates a column of text.
  public init(_ header: String, name: String, texts: [String?]) {
    self.header = header
    self.name = name
    self.kind = .text
    self.values = .texts(texts)
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let texts): texts.count
    }
  }

  /// The number of a row; nil where there is none.
  func number(row: Int) -> Double? {
    if case .numbers(let numbers) = values { numbers[row] } else { nil }
  }

  /// What people see in a row.
  public func display(row: Int) -> String {
    switch values {
    case .numbers(let numbers): Format.value(numbers[row], as: kind)
    case .texts(let texts): texts[row] ?? Format.missing
    }
  }
}
