extension MatrixChart {
  /// The chart as a drawing: coloured cells, each with its number and limits.
  var plot: Plot {
    let left = min(200, rows.map { TextWidth.of($0) }.max() ?? 0) + 16
    let details = cells.flatMap { $0 }.compactMap { $0.flatMap(detail) }
    let widest = details.map { TextWidth.of($0, size: 10.5) }.max() ?? 0
    let width = max(64, widest + 14, min(110, columns.map { TextWidth.of($0) }.max() ?? 0))
    var marks: [Mark] = []
    for (column, name) in columns.enumerated() {
      marks.append(
        .text(
          name, x: .band(column), y: .share(0), dy: -8, ink: .muted, anchor: "middle",
          width: width - 4))
    }
    for (row, name) in rows.enumerated() {
      marks.append(.label(name, row: row, width: left - 11))
      for (column, cell) in cells[row].enumerated() {
        marks.append(
          .cell(
            x: column, y: row, value: cell.map { max(-1, min(1, $0.value / reach)) },
            text: cell.map { Format.value($0.value, as: kind) } ?? Format.missing,
            detail: cell.flatMap(detail), words: words(row, column)))
      }
    }
    let described = rows.indices.flatMap { row in
      columns.indices.filter { cells[row][$0] != nil }.map { words(row, $0) }
    }
    return Plot(
      title: title, description: described.joined(separator: "; ") + ".",
      width: left + width * Double(max(1, columns.count)),
      height: 24 + 38 * Double(max(1, rows.count)),
      margins: Plot.Margins(top: 24, right: 0, bottom: 0, left: left), x: .bands(columns),
      y: .bands(rows), marks: marks)
  }

  private func detail(_ cell: MatrixCell) -> String? {
    cell.lower == nil && cell.upper == nil
      ? nil : Format.interval(cell.lower, cell.upper, as: kind)
  }

  func words(_ row: Int, _ column: Int) -> String {
    let pair = "\(rows[row]) and \(columns[column])"
    guard let cell = cells[row][column] else { return "\(pair): none" }
    return "\(pair): \(Format.value(cell.value, as: kind))"
      + (detail(cell).map { " (\($0))" } ?? "")
  }
}
