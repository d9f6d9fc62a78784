/// An interval chart as lines of text: label, estimate, detail, limits and the drawn interval, each
/// in a column, the scale above them.
struct TextIntervals {
  let style: TextStyle
  let width: Int

  /// Which columns stand before the drawn interval.
  struct Columns {
    var estimates = true
    var limits = true
  }

  /// A column of figures: its header, and the lines of each row's cell.
  private struct Figures {
    var header: String
    var cells: [[String]]
    var width: Int
    var role = Role.other
  }

  /// What a column of figures holds, where that matters for its place.
  private enum Role {
    case detail
    case limits
    case other
  }

  /// How the columns and the drawing share the width.
  private enum Layout {
    /// Everything on one line.
    case beside
    /// The drawing under the figures.
    case below
    /// Label, figures and drawing under each other.
    case stacked
  }

  private static let gap = 2
  private static let shortestLabel = 16
  private static let longestDetail = 24
  private static let narrowestTrack = 21
  private static let widestTrack = 61
  private static let narrowestRemark = 20

  /// The lines of a chart, without its title.
  func lines(_ chart: IntervalChart, columns: Columns = Columns()) -> [String] {
    var figures = figureColumns(chart, columns)
    var figuresWidth = figures.reduce(0) { $0 + $1.width + Self.gap }
    let longest = { (figuresWidth: Int) in
      // Labels may be as long as the rest leaves room for, and are broken beyond that.
      max(Self.shortestLabel, width - figuresWidth - Self.gap - Self.narrowestTrack)
    }
    var labels = column(chart.rows.map(\.label), longest: longest(figuresWidth))
    if labels.width + Self.gap + figuresWidth + Self.narrowestTrack > width,
      let place = figures.firstIndex(where: { $0.role == .detail })
    {
      // Details that take the drawing's room go under the labels.
      figures.remove(at: place)
      figuresWidth = figures.reduce(0) { $0 + $1.width + Self.gap }
      labels = column(chart.rows.map(\.label), longest: longest(figuresWidth))
      let details = column(
        chart.rows.map { $0.detail ?? "" },
        longest: max(labels.width, min(Self.longestDetail, longest(figuresWidth))))
      for index in chart.rows.indices where chart.rows[index].detail != nil {
        labels.cells[index] += details.cells[index]
      }
      labels.width = max(labels.width, details.width)
    }
    let before = (labels.width > 0 ? labels.width + Self.gap : 0) + figuresWidth
    let limitsWidth = figures.last { $0.role == .limits }.map { $0.width + Self.gap } ?? 0
    let layout: Layout =
      before + Self.narrowestTrack <= width
      ? .beside
      : before - Self.gap <= width && before - limitsWidth + Self.narrowestRemark <= width
        ? .below : .stacked

    let track = TextTrack(
      style: style, scale: chart.scale, references: chart.references,
      width: trackWidth(layout == .beside ? width - before : width))
    let axis = track.axis(kind: chart.kind)
    let header = headerLine(figures, labelWidth: labels.width)
    var lines: [String] = []
    if layout == .beside {
      lines.append(style.apply(.dim, to: Wrap.trimmed(Wrap.left(header, before) + axis.line)))
    } else {
      if layout == .below, !header.isEmpty { lines.append(style.apply(.dim, to: header)) }
      lines.append(style.apply(.dim, to: Wrap.trimmed(axis.line)))
    }
    for index in chart.rows.indices {
      let row = chart.rows[index]
      let hasInterval = row.lower != nil || row.upper != nil
      let remark = hasInterval || !columns.limits ? nil : row.remark
      if layout == .stacked {
        lines += stacked(row, chart, columns, remark, track)
        continue
      }
      var cells = labels.width > 0 ? [(labels.cells[index], labels.width)] : []
      for figure in figures where remark == nil || figure.role != .limits {
        cells.append((figure.cells[index], figure.width))
      }
      if let remark {
        let start = cells.reduce(0) { $0 + $1.1 + Self.gap }
        let wrapped = Wrap.lines(style.clean(remark), width: width - start)
        lines += merged(cells, last: wrapped.map { style.apply(.dim, to: $0) })
      } else if layout == .below {
        lines += merged(cells, last: []) + [track.line(row)]
      } else {
        lines += merged(cells, last: [track.line(row)])
      }
    }
    let indent = layout == .beside ? before : 0
    return lines + legend(axis.left, indent: indent)
  }

  /// An odd width, so that the middle of the scale has a cell of its own.
  private func trackWidth(_ room: Int) -> Int {
    let widest = max(1, min(Self.widestTrack, room))
    return widest.isMultiple(of: 2) ? widest - 1 : widest
  }

  /// Cells of one or more lines side by side, the last as it is.
  private func merged(_ cells: [(lines: [String], width: Int)], last: [String]) -> [String] {
    let height = max(cells.map(\.lines.count).max() ?? 0, last.count)
    return (0..<height).map { line in
      var text = ""
      for cell in cells {
        text += Wrap.left(line < cell.lines.count ? cell.lines[line] : "", cell.width)
        text += String(repeating: " ", count: Self.gap)
      }
      return Wrap.trimmed(line < last.count ? text + last[line] : text)
    }
  }

  private func stacked(
    _ row: IntervalRow, _ chart: IntervalChart, _ columns: Columns, _ remark: String?,
    _ track: TextTrack
  ) -> [String] {
    var lines = row.label.isEmpty ? [] : Wrap.lines(style.clean(row.label), width: width)
    var words: [String] = []
    if columns.estimates { words.append(Format.value(row.estimate, as: chart.kind)) }
    if columns.limits, remark == nil { words.append(chart.limits(of: row)) }
    for (header, count) in zip(chart.countHeaders, row.counts) {
      words.append(header + "\u{A0}" + Format.count(count))
    }
    words += [row.detail, remark].compactMap(\.self)
    if !words.isEmpty {
      lines += Wrap.lines(style.clean(words.joined(separator: " · ")), width: width)
    }
    return remark == nil ? lines + [track.line(row)] : lines
  }

  private func legend(_ labels: [String], indent: Int) -> [String] {
    guard !labels.isEmpty else { return [] }
    return Wrap.lines(labels.joined(separator: "   "), width: width - indent).map { line in
      String(repeating: " ", count: indent) + style.apply(.dim, to: line)
    }
  }

  // MARK: Columns

  private func figureColumns(_ chart: IntervalChart, _ columns: Columns) -> [Figures] {
    var result: [Figures] = []
    if columns.estimates {
      let cells = chart.rows.map { style.cell(Format.value($0.estimate, as: chart.kind)) }
      result.append(figures(style.cell(chart.header), Wrap.alignedOnPoint(cells)))
    }
    for (place, header) in chart.countHeaders.enumerated() {
      let cells = chart.rows.map { style.cell(Format.count($0.counts[place])) }
      result.append(figures(style.cell(header), Wrap.alignedOnPoint(cells)))
    }
    if chart.rows.contains(where: { $0.detail != nil }) {
      var details = column(chart.rows.map { $0.detail ?? "" }, longest: Self.longestDetail)
      details.role = .detail
      details.cells = details.cells.map { lines in lines.map { Wrap.right($0, details.width) } }
      result.append(details)
    }
    if columns.limits, chart.rows.contains(where: { $0.lower != nil || $0.upper != nil }) {
      var limits = figures(style.cell(chart.intervalHeader), limitCells(chart))
      limits.role = .limits
      result.append(limits)
    }
    return result
  }

  private func column(_ texts: [String], longest: Int) -> Figures {
    let cells = texts.map { Wrap.lines(style.clean($0), width: longest) }
    let width = cells.joined().map { DisplayWidth.of($0) }.max() ?? 0
    return Figures(header: "", cells: cells, width: width)
  }

  private func figures(_ header: String, _ cells: [String]) -> Figures {
    let width = max(DisplayWidth.of(header), cells.map { DisplayWidth.of($0) }.max() ?? 0)
    return Figures(header: header, cells: cells.map { [Wrap.right($0, width)] }, width: width)
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
      let row = chart.rows[index]
      return isBounded[index]
        ? lower[index] + dots + upper[index]
        : style.cell(Format.interval(row.lower, row.upper, as: kind))
    }
  }

  private func headerLine(_ figures: [Figures], labelWidth: Int) -> String {
    var line = labelWidth > 0 ? String(repeating: " ", count: labelWidth + Self.gap) : ""
    for figure in figures {
      line +=
        figure.role == .limits
        ? centred(figure.header, figure.width) : Wrap.right(figure.header, figure.width)
      line += String(repeating: " ", count: Self.gap)
    }
    return Wrap.trimmed(line)
  }

  private func centred(_ text: String, _ width: Int) -> String {
    let space = max(0, width - DisplayWidth.of(text))
    return Wrap.left(String(repeating: " ", count: space / 2) + text, width)
  }
}
