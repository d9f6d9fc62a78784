/// A report as text for a terminal.
///
/// Text from the data is made harmless: control characters are shown, not obeyed.
public struct TextRenderer: Renderer {
  /// Cells in a line; at least 40.
  public var width: Int
  /// Whether to use the terminal's colours.
  public var color: Bool
  /// Whether to use characters beyond ASCII.
  public var unicode: Bool

  /// Creates a renderer.
  public init(width: Int = 80, color: Bool = false, unicode: Bool = true) {
    precondition(width >= 40, "text: width \(width) is less than 40")
    self.width = width
    self.color = color
    self.unicode = unicode
  }

  private static let indent = 2

  private var style: TextStyle { TextStyle(color: color, unicode: unicode) }
  private var bodyWidth: Int { width - Self.indent }

  /// The report as text, ending with a newline.
  public func render(_ report: Report) -> String {
    var lines = titleLines(report)
    for block in report.blocks {
      let body = self.lines(block, title: report.title)
      guard !body.isEmpty else { continue }
      lines.append("")
      lines += body
    }
    return text(lines)
  }

  /// One table as text, ending with a newline, whoever it is for.
  public func render(_ table: ReportTable) -> String {
    let lines = titled(table.title) + TextTable(style: style, width: width).lines(table)
    return text(lines)
  }

  private func text(_ lines: [String]) -> String {
    lines.map(Wrap.trimmed).joined(separator: "\n") + "\n"
  }

  private func titleLines(_ report: Report) -> [String] {
    let title = style.cell(report.title)
    guard let subtitle = report.subtitle.map(style.cell) else {
      return Wrap.lines(title, width: width).map { style.apply(.bold, to: $0) }
    }
    let space = width - DisplayWidth.of(title) - DisplayWidth.of(subtitle)
    if space >= 3 {
      return [
        style.apply(.bold, to: title) + String(repeating: " ", count: space)
          + style.apply(.dim, to: subtitle)
      ]
    }
    return Wrap.lines(title, width: width).map { style.apply(.bold, to: $0) }
      + Wrap.lines(subtitle, width: width).map { style.apply(.dim, to: $0) }
  }

  private func titled(_ title: String) -> [String] {
    title.isEmpty
      ? []
      : Wrap.lines(style.clean(title), width: bodyWidth).map { style.apply(.bold, to: $0) }
  }

  private func lines(_ block: Block, title: String) -> [String] {
    switch block {
    case .heading(let text): heading(text)
    case .paragraph(let text): indented(Wrap.lines(style.clean(text), width: bodyWidth))
    case .headline(let headline): self.headline(headline)
    case .intervals(let chart):
      indented(titled(chart.title) + TextIntervals(style: style, width: bodyWidth).lines(chart))
    case .bars(let chart):
      indented(titled(chart.title) + TextBars(style: style, width: bodyWidth).lines(chart))
    case .curves(let chart):
      indented(titled(chart.title) + TextCurves(style: style, width: bodyWidth).lines(chart))
    case .matrix(let chart): tabled(chart.table(withLimits: false))
    case .dumbbells(let chart): tabled(chart.table)
    case .ranking(let ranking): tabled(ranking.table)
    case .details(let summary, let blocks):
      indented(titled(summary))
        + blocks.flatMap { block -> [String] in
          let lines = lines(block, title: title)
          return lines.isEmpty ? [] : [""] + lines
        }
    case .table(let table) where table.isForReaders: tabled(table)
    case .table: []
    case .finding(let remark, let tone): finding(remark, tone)
    case .notes(let remarks): notes(remarks)
    }
  }

  private func tabled(_ table: ReportTable) -> [String] {
    indented(titled(table.title) + TextTable(style: style, width: bodyWidth).lines(table))
  }

  private func indented(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? "" : String(repeating: " ", count: Self.indent) + $0 }
  }

  private func heading(_ text: String) -> [String] {
    let lines = Wrap.lines(style.clean(text), width: width)
    let rule = lines.map { DisplayWidth.of($0) }.max() ?? 0
    return [""] + lines.map { style.apply(.bold, to: $0) }
      + [style.apply(.dim, to: String(repeating: style.glyphs.rule, count: rule))]
  }

  private func headline(_ headline: Headline) -> [String] {
    let label = headline.label.isEmpty ? "" : style.cell(headline.label) + "  "
    let figure = style.cell(headline.figure)
    let emphasis = headline.tone == .neutral ? .bold : headline.tone.emphasis
    var lines = [label + style.apply(emphasis, to: figure)]
    var start = DisplayWidth.of(label) + DisplayWidth.of(figure) + 3
    // Where the figure takes most of the width, what belongs to it goes under it.
    let isBelow = bodyWidth - start < 24
    if isBelow {
      lines = Wrap.lines(style.clean(headline.label + " " + headline.figure), width: bodyWidth)
      start = 0
    }
    let details = details(headline, width: bodyWidth - start)
    if isBelow {
      lines += details
    } else if let first = details.first {
      lines[0] += "   " + first
      lines += details.dropFirst().map { String(repeating: " ", count: start) + $0 }
    }
    if let chart = headline.chart {
      let isAlone = headline.comparisons.isEmpty
      var drawn = chart
      drawn.rows[0].tone = headline.tone
      if isAlone { drawn.rows[0].label = "" }
      lines.append("")
      lines += TextIntervals(style: style, width: bodyWidth).lines(
        drawn, columns: .init(estimates: false, limits: !isAlone))
    }
    lines = indented(lines)
    if let remark = headline.finding {
      lines += [""] + finding(remark, headline.tone)
    }
    return lines
  }

  /// The interval and how it was made.
  private func details(_ headline: Headline, width: Int) -> [String] {
    var lines: [String] = []
    if headline.lower != nil || headline.upper != nil {
      let level = headline.level.map { Format.level($0) + " interval" } ?? "interval"
      let limits = Format.interval(headline.lower, headline.upper, as: headline.kind)
      let line = style.cell(level + "  " + limits)
      lines += DisplayWidth.of(line) <= width ? [line] : Wrap.lines(line, width: width)
    }
    if let method = headline.method {
      lines += Wrap.lines(style.clean(method), width: width).map { style.apply(.dim, to: $0) }
    }
    return lines
  }

  private func finding(_ remark: Remark, _ tone: Tone) -> [String] {
    let sign = style.apply(tone.emphasis ?? .dim, to: style.glyphs.callout)
    let lines = Wrap.lines(style.clean(remark.sentence), width: bodyWidth - 2)
    return indented(lines.map { sign + " " + $0 })
  }

  private func notes(_ remarks: [Remark]) -> [String] {
    guard !remarks.isEmpty else { return [] }
    var lines = [style.apply(.bold, to: "Notes")]
    for remark in remarks {
      let wrapped = Wrap.lines(style.clean(remark.sentence), width: bodyWidth - 2)
      for (index, line) in wrapped.enumerated() {
        lines.append((index == 0 ? style.glyphs.bullet : " ") + " " + line)
      }
    }
    return indented(lines)
  }
}
