/// A number for every pair of two lists, such as correlations, each with its limits.
public struct MatrixChart: Sendable, Equatable {
  /// What the chart shows; may be empty.
  public var title: String
  /// The names down the chart.
  public var rows: [String]
  /// The names along the chart.
  public var columns: [String]
  /// How numbers are written.
  public var kind: ValueKind
  /// The number of the strongest colour either way.
  public var reach: Double
  /// The cells, row by row; nil where a pair has none.
  public var cells: [[MatrixCell?]]

  /// Creates a chart; there is a cell, or nil, for every row and column.
  public init(
    title: String = "", rows: [String], columns: [String], kind: ValueKind, reach: Double = 1,
    cells: [[MatrixCell?]]
  ) {
    precondition(
      cells.count == rows.count && cells.allSatisfy { $0.count == columns.count },
      "matrix: \(cells.map(\.count)) cells for \(rows.count) rows and \(columns.count) columns")
    precondition(reach > 0 && reach.isFinite, "matrix: a reach of \(reach)")
    self.title = title
    self.rows = rows
    self.columns = columns
    self.kind = kind
    self.reach = reach
    self.cells = cells
  }
}

/// One cell of a matrix.
public struct MatrixCell: Sendable, Equatable {
  /// The number.
  public var value: Double
  /// Its lower limit; nil where there is none.
  public var lower: Double?
  /// Its upper limit; nil where there is none.
  public var upper: Double?

  /// Creates a cell.
  public init(_ value: Double, lower: Double? = nil, upper: Double? = nil) {
    precondition(value.isFinite, "matrix: a cell of \(value)")
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}
