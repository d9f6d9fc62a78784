/// An interval chart as lines of text: label, detail, estimate, limits and the drawn interval, each
/// in a column, the scale above them.
struct TextIntervals {
  let style: TextStyle
  let width: Int

  /// Which columns stand before the drawn interval.
  struct Columns {
    var estimates = true
    var limits = true
  }

  private static let gap = 2
  private static let shortestLabel = 16
  private static let narrowestTrack = 21
  private static let widestTrack = 61

  /// The lines of a chart, without its title.
  func lines(_ chart: IntervalChart, columns: Columns = Columns()) -> [String] {
    let figures = figureColumns(chart, columns)
    // Labels may be as long as the rest leaves room for, and are broken beyond that.
    let rest = figures.reduce(Self.gap + Self.narrowestTrack) { $0 + $1.width + Self.gap }
    let longest = max(Self.shortestLabel, width - rest)
    let labels = chart.rows.map { Wrap.lines(style.clean($0.label), width: longest) }
    let labelWidth = labels.joined().map { DisplayWidth.of($0) }.max() ?? 0
    let before =
      (labelWidth > 0 ? labelWidth + Self.gap : 0)
      + figures.reduce(0) { $0 + $1.width + Self.gap }
    // Where figures leave too little room, the drawing goes under them.
    let isBelow = width - before < Self.narrowestTrack
    let room = isBelow ? width : width - before
    let trackWidth = max(
      1, min(Self.widestTrack, room) - (room.isMultiple(of: 2) && room <= Self.widestTrack ? 1 : 0))
    let track = TextTrack(
      style: style, scale: chart.scale, references: chart.references, width: trackWidth)
    let axis = track.axis(kind: chart.kind)

    var lines: [String] = []
    let header = headerLine(figures, labelWidth: labelWidth)
    if isBelow {
      if !header.isEmpty { lines.append(style.apply(.dim, to: header)) }
      lines.append(style.apply(.dim, to: trimmed(axis.line)))
    } else {
      lines.append(style.apply(.dim, to: trimmed(Wrap.left(header, before) + axis.line)))
    }
    for (index, row) in chart.rows.enumerated() {
      var line = labelWidth > 0 ? Wrap.left(labels[index][0], labelWidth + Self.gap) : ""
      let hasInterval = row.lower != nil || row.upper != nil
      let remark = hasInterval || !columns.limits ? nil : row.remark.map(style.clean)
      for figure in figures where remark == nil || !figure.isLimits {
        line += figure.cells[index] + String(repeating: " ", count: Self.gap)
      }
      if let remark {
        let start = DisplayWidth.of(line)
        let wrapped = Wrap.lines(remark, width: max(12, width - start))
        lines.append(line + style.apply(.dim, to: wrapped[0]))
        for rest in wrapped.dropFirst() {
          lines.append(String(repeating: " ", count: start) + style.apply(.dim, to: rest))
        }
      } else if isBelow {
        lines.append(trimmed(line))
        lines.append(track.line(row))
      } else {
        lines.append(line + track.line(row))
      }
      lines += labels[index].dropFirst()
    }
    if !axis.left.isEmpty {
      let indent = isBelow ? 0 : before
      let legend = axis.left.joined(separator: "   ")
      for line in Wrap.lines(legend, width: max(12, width - indent)) {
        lines.append(String(repeating: " ", count: indent) + style.apply(.dim, to: line))
      }
    }
    return lines
  }

  /// A column of figures: its header and padded cells.
  private struct Figures {
    var header: String
    var cells: [String]
    var width: Int
    var isLimits = false
    var isRight = true
  }

  private func figureColumns(_ chart: IntervalChart, _ columns: Columns) -> [Figures] {
    var result: [Figures] = []
    if columns.estimates {
      let cells = chart.rows.map { style.cell(Format.value($0.estimate, as: chart.kind)) }
      result.append(figures(style.cell(chart.header), Wrap.alignedOnPoint(cells)))
    }
    if chart.rows.contains(where: { $0.detail != nil }) {
      let cells = chart.rows.map { style.cell($0.detail ?? "") }
      let width = cells.map { DisplayWidth.of($0) }.max() ?? 0
      result.append(figures("", cells.map { Wrap.right($0, width) }))
    }
    if columns.limits, chart.rows.contains(where: { $0.lower != nil || $0.upper != nil }) {
      var limits = figures(style.cell(chart.intervalHeader), limitCells(chart))
      limits.isLimits = true
      limits.isRight = false
      result.append(limits)
    }
    return result
  }

  private func figures(_ header: String, _ cells: [String]) -> Figures {
    let width = max(DisplayWidth.of(header), cells.map { DisplayWidth.of($0) }.max() ?? 0)
    return Figures(header: header, cells: cells.map { Wrap.right($0, width) }, width: width)
  }

  /// Limits with both numbers of all rows under each other.
  private func limitCells(_ chart: IntervalChart) -> [String] {
    let kind = chart.kind
    let isBounded = chart.rows.map { $0.lower != nil && $0.upper != nil }
    func side(_ limit: (IntervalRow) -> Double?) -> [String] {
      let cells = chart.rows.indices.map { index in
        isBounded[index] ? style.cell(Format.value(limit(chart.rows[index]), as: kind)) : ""
      }
      return Wrap.alignedOnPoint(cells)
    }
    let lower = side(\.lower)
    let upper = side(\.upper)
    let dots = style.cell(" … ")
    return chart.rows.indices.map { index in
      isBounded[index]
        ? lower[index] + dots + upper[index] : oneSided(chart.rows[index], kind)
    }
  }

  private func oneSided(_ row: IntervalRow, _ kind: ValueKind) -> String {
    style.cell(Format.interval(row.lower, row.upper, as: kind))
  }

  private func headerLine(_ figures: [Figures], labelWidth: Int) -> String {
    var line = labelWidth > 0 ? String(repeating: " ", count: labelWidth + Self.gap) : ""
    for figure in figures {
      line +=
        figure.isRight
        ? Wrap.right(figure.header, figure.width) : centred(figure.header, figure.width)
      line += String(repeating: " ", count: Self.gap)
    }
    return trimmed(line)
  }

  private func centred(_ text: String, _ width: Int) -> String {
    let space = max(0, width - DisplayWidth.of(text))
    return Wrap.left(String(repeating: " ", count: space / 2) + text, width)
  }
}

/// The text without spaces at its end.
func trimmed(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
