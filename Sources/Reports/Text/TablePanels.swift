/// How the columns of a table are laid out: side by side where that can be read, else in panels below
/// each other, each of which begins with what its rows are about.
struct TablePanels {
  let width: Int

  static let gap = 3
  /// How much harder to read one panel may be than two before two are better.
  private static let patience = 1.5
  /// How much wider than the space the columns of a panel may be before they are narrowed.
  private static let crowding = [2.5, 2, 1.75, 1.5, 1.25, 1]

  /// The panels that are easiest to read, preferring few.
  func laidOut(_ columns: [TableColumn]) -> [[TableColumn]] {
    let splits =
      [[columns]]
      + Self.crowding.map { split(columns, limit: Int(Double(width) * $0), by: \.width) }
      + [split(columns, limit: width, by: { min($0.uncut, width / 2) })]
    // Of splits into the same number of panels, the first that costs least.
    var best: (panels: [[TableColumn]], cost: Double)?
    for count in Set(splits.map(\.count)).sorted() {
      let costs = splits.filter { $0.count == count }.map { split in
        let panels = split.map(fitted)
        return (panels: panels, cost: cost(panels))
      }
      guard let own = costs.min(by: { $0.cost < $1.cost }) else { continue }
      if own.cost * (best == nil ? 0 : Self.patience) < best?.cost ?? .infinity { best = own }
    }
    return best?.panels ?? []
  }

  /// The cells that columns take side by side.
  static func total(_ columns: [TableColumn]) -> Int {
    columns.reduce(0) { $0 + $1.width } + gap * max(0, columns.count - 1)
  }

  /// The columns in panels of at most so many cells where possible.
  private func split(
    _ columns: [TableColumn], limit: Int, by width: (TableColumn) -> Int
  ) -> [[TableColumn]] {
    // What a row is about stands in every panel: the first column, and a name beside it.
    let keys = Array(columns.prefix(columns.count > 2 && columns[1].isWords ? 2 : 1))
    var panels: [[TableColumn]] = []
    var panel = keys
    for column in columns.dropFirst(keys.count) {
      let together = (panel + [column]).reduce(Self.gap * panel.count) { $0 + width($1) }
      if panel.count > keys.count, together > limit {
        panels.append(panel)
        panel = keys
      }
      panel.append(column)
    }
    return panels + [panel]
  }

  /// Narrows columns until they fit, each time the one that costs least, of those not the first,
  /// which names what a row is about, and the widest.
  private func fitted(_ columns: [TableColumn]) -> [TableColumn] {
    var columns = columns
    while Self.total(columns) > width {
      let rows = Self.heights(columns)
      let candidates = columns.indices.filter { columns[$0].canNarrow }.map { index in
        (index: index, cost: Self.cost(of: columns[index], over: rows))
      }
      func order(_ candidate: (index: Int, cost: Double)) -> (Double, Int, Int) {
        (candidate.cost, candidate.index == 0 ? 1 : 0, -columns[candidate.index].width)
      }
      guard let next = candidates.min(by: { order($0) < order($1) }) else { break }
      columns[next.index].narrow()
    }
    return columns
  }

  /// The lines of the header and of each row.
  private static func heights(_ columns: [TableColumn]) -> [Int] {
    let count = columns.map(\.heights.count).max() ?? 0
    return (0..<count).map { row in
      columns.map { row < $0.heights.count ? $0.heights[row] : 1 }.max() ?? 1
    }
  }

  /// What it costs to read a row of so many lines: tall rows more than several low ones.
  private static func burden(_ height: Int) -> Double {
    Double(height) * Double(height).squareRoot()
  }

  /// What a narrower column adds to the rows.
  private static func cost(of column: TableColumn, over rows: [Int]) -> Double {
    zip(column.narrowerHeights, rows).reduce(0) { sum, heights in
      heights.0 > heights.1 ? sum + burden(heights.0) - burden(heights.1) : sum
    }
  }

  /// What panels cost to read; a cell that does not fit costs as much as a cut word.
  private func cost(_ panels: [[TableColumn]]) -> Double {
    panels.reduce(0) { sum, panel in
      let beyond = Double(max(0, Self.total(panel) - width) * TableColumn.cut)
      return sum + Self.heights(panel).reduce(2) { $0 + Self.burden($1) } + beyond
    }
  }
}
