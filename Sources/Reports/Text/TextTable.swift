/// A table as lines of text: numbers right-aligned on their decimal point, text wrapped where the
/// width asks for it, columns in several panels where even that is not enough.
struct TextTable {
  let style: TextStyle
  let width: Int

  private static let gap = 3
  private static let narrowest = 10
  private static let longestHeaderWord = 16

  /// A column ready to print.
  private struct Column {
    var header: [String]
    /// Lines of each row's cell.
    var cells: [[String]]
    var isNumeric: Bool
    var width: Int
  }

  /// The lines of a table, without its title.
  func lines(_ table: ReportTable) -> [String] {
    var columns = table.columns.map(column)
    guard !columns.isEmpty else { return [] }
    fit(&columns)
    // Leading text columns say what a row is about: they stand in every panel.
    let keyCount = max(1, columns.prefix { !$0.isNumeric }.count)
    let keys = Array(columns.prefix(min(keyCount, 2)))
    var panels: [[Column]] = []
    var panel: [Column] = []
    for column in columns {
      if !panel.isEmpty, total(panel + [column]) > width,
        panel.count > (panels.isEmpty ? 0 : keys.count)
      {
        panels.append(panel)
        panel = total(keys + [column]) <= width ? keys : []
      }
      panel.append(column)
    }
    panels.append(panel)
    var lines: [String] = []
    for (index, panel) in panels.enumerated() {
      if index > 0 { lines.append("") }
      lines += panelLines(panel, rowCount: table.rowCount)
    }
    return lines
  }

  private func column(_ column: ReportColumn) -> Column {
    var cells = (0..<column.count).map { style.cell(column.display(row: $0)) }
    if column.kind.isNumeric { cells = Wrap.alignedOnPoint(cells) }
    let body = cells.map { DisplayWidth.of($0) }.max() ?? 0
    let header = style.cell(column.header)
    // A long header is broken rather than widening a narrow column.
    let headerWidth = min(
      DisplayWidth.of(header), max(body, min(Wrap.longestWord(header), Self.longestHeaderWord), 9))
    let width = max(body, headerWidth, 1)
    return Column(
      header: Wrap.lines(header, width: width), cells: cells.map { [$0] },
      isNumeric: column.kind.isNumeric, width: width)
  }

  private func total(_ columns: [Column]) -> Int {
    columns.reduce(0) { $0 + $1.width } + Self.gap * max(0, columns.count - 1)
  }

  /// Narrows text columns, the widest first, until the table fits or all are as narrow as may be.
  private func fit(_ columns: inout [Column]) {
    while total(columns) > width {
      let candidates = columns.indices.filter {
        !columns[$0].isNumeric && columns[$0].width > Self.narrowest
      }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else {
        break
      }
      columns[widest].width -= 1
    }
    for index in columns.indices where !columns[index].isNumeric {
      let column = columns[index]
      let cells = column.cells.map { Wrap.lines($0.joined(separator: " "), width: column.width) }
      let header = Wrap.lines(column.header.joined(separator: " "), width: column.width)
      columns[index].cells = cells
      columns[index].header = header
      columns[index].width = (cells.joined() + header).map { DisplayWidth.of($0) }.max() ?? 1
    }
  }

  private func panelLines(_ columns: [Column], rowCount: Int) -> [String] {
    let height = columns.map(\.header.count).max() ?? 0
    var lines: [String] = []
    for line in 0..<height {
      let parts = columns.map { column -> String in
        let index = line - (height - column.header.count)
        let text = index >= 0 ? column.header[index] : ""
        return column.isNumeric ? Wrap.right(text, column.width) : Wrap.left(text, column.width)
      }
      lines.append(style.apply(.bold, to: join(parts)))
    }
    let rule = String(repeating: style.glyphs.rule, count: total(columns))
    lines.append(style.apply(.dim, to: rule))
    for row in 0..<rowCount {
      let rowHeight = columns.map { $0.cells[row].count }.max() ?? 1
      for line in 0..<rowHeight {
        let parts = columns.map { column -> String in
          let cell = column.cells[row]
          let text = line < cell.count ? cell[line] : ""
          return column.isNumeric ? Wrap.right(text, column.width) : Wrap.left(text, column.width)
        }
        lines.append(join(parts))
      }
    }
    return lines
  }

  private func join(_ parts: [String]) -> String {
    Wrap.trimmed(parts.joined(separator: String(repeating: " ", count: Self.gap)))
  }
}
