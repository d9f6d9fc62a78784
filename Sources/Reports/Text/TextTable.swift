/// A table as lines of text: numbers right-aligned on their decimal point, text wrapped at spaces where
/// the width asks for it, columns in several panels where that reads better.
struct TextTable {
  let style: TextStyle
  let width: Int

  /// The lines of a table, without its title.
  func lines(_ table: ReportTable) -> [String] {
    guard !table.columns.isEmpty else { return [] }
    let columns = table.columns.map { TableColumn($0, style) }
    let panels = TablePanels(width: width).laidOut(columns)
    return Array(
      panels.map { panelLines($0, rowCount: table.rowCount) }.joined(separator: [""]))
  }

  private func panelLines(_ columns: [TableColumn], rowCount: Int) -> [String] {
    var columns = columns
    let headers = columns.map(\.headerLines)
    let cells = columns.map { column in (0..<rowCount).map(column.lines(row:)) }
    for index in columns.indices {
      columns[index].close([headers[index]] + cells[index])
    }
    let height = headers.map(\.count).max() ?? 0
    var lines = (0..<height).map { line in
      let parts = headers.map { header in
        let index = line - (height - header.count)
        return index >= 0 ? header[index] : ""
      }
      return style.apply(.bold, to: join(parts, columns))
    }
    let rule = String(repeating: style.glyphs.rule, count: TablePanels.total(columns))
    lines.append(style.apply(.dim, to: rule))
    for row in 0..<rowCount {
      let rowHeight = cells.map { $0[row].count }.max() ?? 1
      lines += (0..<rowHeight).map { line in
        join(cells.map { line < $0[row].count ? $0[row][line] : "" }, columns)
      }
    }
    return lines
  }

  /// Texts of a line, each in the width of its column.
  private func join(_ parts: [String], _ columns: [TableColumn]) -> String {
    let padded = zip(parts, columns).map { text, column in
      column.isNumeric ? Wrap.right(text, column.width) : Wrap.left(text, column.width)
    }
    return Wrap.trimmed(padded.joined(separator: String(repeating: " ", count: TablePanels.gap)))
  }
}
