/// How the rows at the top of a file make the headers of its columns.
///
/// Survey tools write two or three rows of headers. Who knows the tool says, from the first rows as
/// text, how many of them are headers and what the columns are called.
public struct HeaderLayout: Sendable, Equatable {
  /// How many rows at the top are headers, at least one.
  public let rowCount: Int
  /// The header of each column.
  public let headers: [String]

  /// How many rows a rule is shown, the header included.
  public static let rowsShown = 5

  /// A layout from its parts.
  public init(rowCount: Int, headers: [String]) {
    precondition(rowCount >= 1, "\(rowCount) header rows")
    self.rowCount = rowCount
    self.headers = headers
  }

  /// Judges the first rows of a file as text; nil where the first row alone is the header.
  ///
  /// All rows given have as many cells as the first.
  public typealias Rule = (_ rows: [[String]]) -> HeaderLayout?
}

extension Table {
  /// The header and the first rows as text, empty where a cell is missing: what a
  /// `HeaderLayout.Rule` judges.
  ///
  /// Headers that a reader made up ("column 3") are empty again.
  public var topRows: [[String]] {
    let header = columns.enumerated().map { position, column in
      column.name == "column \(position + 1)" ? "" : column.name
    }
    return [header]
      + (0..<min(rowCount, HeaderLayout.rowsShown - 1)).map { row in
        columns.map { $0.text(row: row) ?? "" }
      }
  }

  /// The table with its headers made of several rows, and the kinds of its columns found anew.
  ///
  /// For tables of readers that know one header row only.
  ///
  /// - Parameters:
  ///   - layout: as many headers as there are columns; its first row is this table's header.
  ///   - options: the missing words, the decimal mark and the order of dates.
  public func lifting(_ layout: HeaderLayout, options: CSVOptions = CSVOptions()) -> Table {
    precondition(
      layout.headers.count == columns.count,
      "\(layout.headers.count) headers for \(columns.count) columns")
    let below = layout.rowCount - 1
    let names = HeaderNames(headers: layout.headers)
    let rest = below == 0 ? self : selecting(rows: Array(min(below, rowCount)..<rowCount))
    var notes = self.notes.filter { $0.column == nil && !$0.code.hasSuffix("_header") }
    notes += names.notes
    var lifted: [Column] = []
    for (column, name) in zip(rest.columns, names.names) {
      guard below > 0, column.kind == .text else {
        lifted.append(column.renamed(name))
        continue
      }
      let inferred = Column.inferring(
        name: name, texts: (0..<rest.rowCount).lazy.map { column.text(row: $0) }, options: options)
      lifted.append(inferred.column)
      notes += inferred.notes
    }
    return rest.with(columns: lifted, notes: notes)
  }
}
