extension Report {
  /// The charts of the report as one picture, in order; nil when it has none.
  public var svg: String? {
    let plots = blocks.flatMap(\.plots)
    return plots.isEmpty ? nil : SVGDocument.text(plots)
  }
}

extension Block {
  /// Its drawings, those of the blocks within it included.
  fileprivate var plots: [Plot] {
    if case .details(_, let blocks) = self { return blocks.flatMap(\.plots) }
    return plot.map { [$0] } ?? []
  }

  /// The drawing of a chart; nil for other blocks.
  var plot: Plot? {
    switch self {
    case .intervals(let chart): chart.rows.isEmpty ? nil : chart.plot
    case .bars(let chart): chart.rows.isEmpty || chart.categories.isEmpty ? nil : chart.plot
    case .curves(let chart): chart.curves.isEmpty ? nil : chart.plot
    case .matrix(let chart): chart.rows.isEmpty || chart.columns.isEmpty ? nil : chart.plot
    case .dumbbells(let chart): chart.rows.isEmpty ? nil : chart.plot
    case .headline(let headline):
      headline.chart.map { $0.plot }
    case .heading, .paragraph, .table, .finding, .notes, .ranking, .details: nil
    }
  }
}
