/// Charts as tables: what renderers without pictures show, and what stands beside a picture for those who
/// cannot see it.
extension MatrixChart {
  /// A row for each name down the chart, a column for each along it.
  /// - Parameter withLimits: whether cells give their limits beside the number.
  func table(withLimits: Bool) -> ReportTable {
    let first = ReportColumn("", name: "row", texts: rows)
    let others = columns.indices.map { column in
      ReportColumn(
        columns[column], name: "column_\(column + 1)",
        texts: rows.indices.map { row in
          cells[row][column].map { cell in
            let value = Format.value(cell.value, as: kind)
            guard withLimits, cell.lower != nil || cell.upper != nil else { return value }
            return value + " (" + Format.interval(cell.lower, cell.upper, as: kind) + ")"
          }
        })
    }
    return ReportTable(
      name: "matrix", title: title, columns: [first] + others, audience: .readers)
  }
}

extension DumbbellChart {
  /// A row for each line, a column for each of the series, and how far apart they are.
  var table: ReportTable {
    let first = ReportColumn("", name: "row", texts: rows.map(\.label))
    let values = series.enumerated().map { place, name in
      ReportColumn(
        name, name: "series_\(place + 1)",
        texts: rows.map { row in row.values[place].map { Format.value($0, as: kind) } })
    }
    let spread = ReportColumn(
      "Apart", name: "spread",
      texts: rows.map { row in
        row.span.map { Format.value($0.upper - $0.lower, as: kind.unsigned) }
      })
    return ReportTable(
      name: "dumbbells", title: title, columns: [first] + values + [spread], audience: .readers)
  }
}

extension ValueKind {
  /// The same number without a sign that is always shown.
  fileprivate var unsigned: ValueKind {
    switch self {
    case .score: .number(digits: 1)
    case .difference(let digits): .number(digits: digits)
    default: self
    }
  }
}
