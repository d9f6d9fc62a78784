extension Report {
  /// The charts of the report as one picture, in order; nil when it has none.
  public var svg: String? {
    let plots = blocks.compactMap(\.plot)
    return plots.isEmpty ? nil : SVGDocument.text(plots)
  }
}

extension Block {
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
    case .heading, .paragraph, .table, .finding, .notes: nil
    }
  }
}
