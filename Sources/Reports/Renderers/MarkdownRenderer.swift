/// A report as GitHub-flavoured Markdown.
///
/// Text is escaped, so that data can neither form markup nor HTML.
public struct MarkdownRenderer: Renderer {
  /// Creates a renderer.
  public init() {}

  /// The report as Markdown, ending with a newline.
  public func render(_ report: Report) -> String {
    var parts = ["# " + Self.escape(report.title)]
    if let subtitle = report.subtitle { parts.append(Self.escape(subtitle)) }
    parts += report.blocks.map(block).filter { !$0.isEmpty }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// One table as Markdown, ending with a newline, whoever it is for.
  public func render(_ table: ReportTable) -> String { tableText(table) + "\n" }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let text): "## " + Self.escape(text)
    case .paragraph(let text): Self.escape(text)
    case .headline(let headline): self.headline(headline)
    case .intervals(let chart): intervals(chart)
    case .bars(let chart): bars(chart)
    case .curves(let chart): curves(chart)
    case .matrix(let chart): tableText(chart.table(withLimits: false))
    case .dumbbells(let chart): tableText(chart.table)
    case .ranking(let ranking): tableText(ranking.table)
    case .details(let summary, let blocks):
      (["**" + Self.escape(summary) + "**"] + blocks.map { self.block($0) }.filter { !$0.isEmpty })
        .joined(separator: "\n\n")
    case .table(let table): table.isForReaders ? tableText(table) : ""
    case .finding(let remark, _): "> " + Self.escape(remark.sentence)
    case .notes(let remarks):
      remarks.isEmpty
        ? ""
        : "**Notes**\n\n" + remarks.map { "- " + Self.escape($0.sentence) }.joined(separator: "\n")
    }
  }

  private func headline(_ headline: Headline) -> String {
    var line = headline.label.isEmpty ? "" : Self.escape(headline.label) + " "
    line += "**" + Self.escape(headline.figure) + "**"
    if headline.lower != nil || headline.upper != nil {
      let level = headline.level.map { Format.level($0) + " interval " } ?? "interval "
      let limits = Format.interval(headline.lower, headline.upper, as: headline.kind)
      line += " · " + Self.escape(level + limits)
    }
    if let method = headline.method { line += " · " + Self.escape(method) }
    var parts = [line]
    if !headline.comparisons.isEmpty, let chart = headline.chart { parts.append(intervals(chart)) }
    if let finding = headline.finding { parts.append("> " + Self.escape(finding.sentence)) }
    return parts.joined(separator: "\n\n")
  }

  private func intervals(_ chart: IntervalChart) -> String {
    guard !chart.rows.isEmpty else { return "" }
    let hasDetail = chart.rows.contains { $0.detail != nil }
    var header = [Cell(""), Cell(chart.header.isEmpty ? "estimate" : chart.header, isRight: true)]
    header.append(Cell(chart.intervalHeader, isRight: true))
    header += chart.countHeaders.map { Cell($0, isRight: true) }
    if hasDetail { header.append(Cell("", isRight: true)) }
    let rows = chart.rows.map { row in
      [row.label, Format.value(row.estimate, as: chart.kind), chart.limits(of: row)]
        + row.counts.map { Format.count($0) } + (hasDetail ? [row.detail ?? ""] : [])
    }
    return titled(chart.title, grid(header, rows))
  }

  private func bars(_ chart: BarChart) -> String {
    guard !chart.rows.isEmpty, !chart.categories.isEmpty else { return "" }
    if chart.rows.count == 1 {
      let row = chart.rows[0]
      let rows = chart.categories.indices.map { index in
        [
          chart.categories[index].label, Format.count(row.counts[index]),
          Format.percent(row.shares[index]),
        ]
      }
      return titled(
        chart.title,
        grid([Cell(row.label), Cell("n", isRight: true), Cell("share", isRight: true)], rows))
    }
    let header =
      [Cell(""), Cell("n", isRight: true)]
      + chart.categories.map { Cell($0.label, isRight: true) }
    let rows = chart.rows.map { row in
      [row.label, Format.count(row.total)] + row.shares.map { Format.percent($0) }
    }
    return titled(chart.title, grid(header, rows))
  }

  private func curves(_ chart: CurveChart) -> String {
    let places = chart.xScale.ticks(about: 6)
    let header =
      [Cell(chart.xLabel, isRight: true)]
      + chart.curves.map { Cell($0.label.isEmpty ? chart.yLabel : $0.label, isRight: true) }
    let rows = places.map { x in
      [Format.tick(x, as: .number(digits: 0))]
        + chart.curves.map { curve in
          guard let point = curve.value(at: x) else { return Format.missing }
          let value = Format.value(point.y, as: chart.kind)
          guard point.lower != nil || point.upper != nil else { return value }
          return value + " (" + Format.interval(point.lower, point.upper, as: chart.kind) + ")"
        }
    }
    return titled(chart.title, grid(header, rows))
  }

  private func tableText(_ table: ReportTable) -> String {
    guard !table.columns.isEmpty else { return "" }
    let header = table.columns.map { Cell($0.header, isRight: $0.kind.isNumeric) }
    let rows = (0..<table.rowCount).map { row in table.columns.map { $0.display(row: row) } }
    return titled(table.title, grid(header, rows))
  }

  private struct Cell {
    let text: String
    let isRight: Bool

    init(_ text: String, isRight: Bool = false) {
      self.text = text
      self.isRight = isRight
    }
  }

  private func titled(_ title: String, _ body: String) -> String {
    title.isEmpty ? body : "**" + Self.escape(title) + "**\n\n" + body
  }

  /// Cells padded to the width of their column, so that the source reads well too.
  private func grid(_ header: [Cell], _ rows: [[String]]) -> String {
    let escaped = rows.map { $0.map(Self.escape) }
    let headers = header.map { Self.escape($0.text) }
    let widths = header.indices.map { column in
      max(
        3, ([headers[column]] + escaped.map { $0[column] }).map { DisplayWidth.of($0) }.max() ?? 3)
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        header[column].isRight
          ? Wrap.right(cells[column], widths[column]) : Wrap.left(cells[column], widths[column])
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = header.indices.map { column in
      header[column].isRight
        ? String(repeating: "-", count: widths[column] - 1) + ":"
        : String(repeating: "-", count: widths[column])
    }
    return ([line(headers), line(rule)] + escaped.map(line)).joined(separator: "\n")
  }

  /// One line of text in which nothing is markup.
  static func escape(_ text: String) -> String {
    var result = ""
    let scalars = Array(Wrap.plainSpaces(PlainText.oneLine(text)).unicodeScalars)
    var isStart = true
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        result += "\\" + String(scalar)
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case "#", "-", "+", "=":
        result += (isStart && startsBlock(scalars, at: index) ? "\\" : "") + String(scalar)
      case ".", ")":
        let isListNumber =
          index > 0 && isEnd(scalars, at: index + 1)
          && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
        result += (isListNumber ? "\\" : "") + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      if scalar != " " { isStart = false }
    }
    return unlinked(result)
  }

  /// Whether a sign at the start of a line would make a heading, a list or a rule.
  private static func startsBlock(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    switch scalars[index] {
    case "#", "=": true
    default: isEnd(scalars, at: index + 1) || scalars[index + 1] == scalars[index]
    }
  }

  private static func isEnd(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    index >= scalars.count || scalars[index] == " "
  }

  /// Addresses would become links by themselves.
  private static func unlinked(_ text: String) -> String {
    guard text.contains("://") || text.contains("www.") else { return text }
    var result = ""
    var rest = Substring(text)
    while let colon = rest.firstIndex(where: { $0 == ":" || $0 == "." }) {
      let isScheme = rest[colon...].hasPrefix("://")
      let isWeb = rest[colon] == "." && rest[..<colon].hasSuffix("www")
      result += rest[..<colon] + (isScheme ? "&#58;" : isWeb ? "&#46;" : String(rest[colon]))
      rest = rest[rest.index(after: colon)...]
    }
    return result + rest
  }
}
