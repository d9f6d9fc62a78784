/// A few values of each thing on one line, joined where they differ: roles within accounts, two sides of
/// a relationship.
public struct DumbbellChart: Sendable, Equatable {
  /// What the chart shows; may be empty.
  public var title: String
  /// Who the values are of, for example the roles; the same in every row.
  public var series: [String]
  /// How values are written.
  public var kind: ValueKind
  /// The scale all rows share.
  public var scale: Scale
  /// One line each, in order.
  public var rows: [DumbbellRow]
  /// Values and bands drawn behind.
  public var references: [Reference]

  /// Creates a chart; every row has a value, or nil, for each of the series.
  public init(
    title: String = "", series: [String], kind: ValueKind, scale: Scale, rows: [DumbbellRow],
    references: [Reference] = []
  ) {
    for row in rows {
      precondition(
        row.values.count == series.count,
        "dumbbells: row \(row.label) has \(row.values.count) values for \(series.count) series")
    }
    self.title = title
    self.series = series
    self.kind = kind
    self.scale = scale
    self.rows = rows
    self.references = references
  }
}

/// One line of a dumbbell chart.
public struct DumbbellRow: Sendable, Equatable {
  /// What the line is about, for example an account.
  public var label: String
  /// One value for each of the series; nil where there is none.
  public var values: [Double?]

  /// Creates a line.
  public init(_ label: String, values: [Double?]) {
    self.label = label
    self.values = values
  }

  /// The smallest and the largest value; nil without values.
  var span: (lower: Double, upper: Double)? {
    let known = values.compactMap { $0 }.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return nil }
    return (low, high)
  }
}
