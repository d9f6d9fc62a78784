/// A bar chart as lines of text.
struct TextBars {
  let style: TextStyle
  let width: Int

  private static let widestBar = 60
  private static let longestLabel = 24
  private static let narrowestBar = 8
  private static let gap = 2

  /// The lines of a chart, without its title.
  func lines(_ chart: BarChart) -> [String] {
    guard !chart.categories.isEmpty, !chart.rows.isEmpty else { return [] }
    switch chart.style {
    case .separate: return separate(chart)
    case .stacked where chart.rows.count == 1 && chart.rows[0].label.isEmpty:
      return single(chart, chart.rows[0])
    case .stacked: return stacked(chart)
    }
  }

  // MARK: One whole

  private func single(_ chart: BarChart, _ row: BarRow) -> [String] {
    let fills = fills(chart)
    let shares = row.shares
    let counts = row.counts.map { style.cell(Format.count($0)) }
    let percents = shares.map { style.cell(Format.percent($0)) }
    let legend = chart.categories.indices.map { index in
      LegendItem(
        sign: fills[index], emphasis: emphasis(chart.categories[index]),
        text: chart.categories[index].label + "\u{A0}" + percents[index] + "\u{A0}("
          + counts[index] + ")")
    }
    var lines = legendLines(legend)
    if lines.count > 1 { lines = legendColumns(chart, legend, percents, counts) }
    let barWidth = min(Self.widestBar, width)
    let bar =
      row.total > 0 ? bar(row, chart, fills, width: barWidth) : style.cell(Format.missing)
    return lines + [bar]
  }

  /// What does not fit side by side stands in columns.
  private func legendColumns(
    _ chart: BarChart, _ legend: [LegendItem], _ percents: [String], _ counts: [String]
  ) -> [String] {
    let counts = Wrap.alignedOnPoint(counts)
    let percents = Wrap.alignedOnPoint(percents)
    let figuresWidth = 6 + DisplayWidth.of(counts[0]) + DisplayWidth.of(percents[0])
    let longest = max(Self.narrowestBar, width - figuresWidth)
    let labels = chart.categories.map { Wrap.lines(style.clean($0.label), width: longest) }
    let labelWidth = labels.joined().map { DisplayWidth.of($0) }.max() ?? 0
    var lines: [String] = []
    for index in chart.categories.indices {
      let sign = style.apply(legend[index].emphasis, to: legend[index].sign)
      let label = Wrap.left(labels[index][0], labelWidth)
      lines.append("\(sign) \(label)  \(percents[index])  \(counts[index])")
      lines += labels[index].dropFirst().map { "  " + $0 }
    }
    return lines
  }

  /// A sign and what it stands for.
  private struct LegendItem {
    let sign: String
    let emphasis: TextStyle.Emphasis?
    let text: String
  }

  /// Items side by side, on as many lines as they need.
  private func legendLines(_ items: [LegendItem]) -> [String] {
    var lines: [String] = []
    var used = width
    for item in items {
      let texts = Wrap.lines(style.clean(item.text), width: width - 2)
      let needed = 2 + DisplayWidth.of(texts[0])
      let first = style.apply(item.emphasis, to: item.sign) + " " + texts[0]
      if texts.count == 1, used + 3 + needed <= width {
        lines[lines.count - 1] += "   " + first
        used += 3 + needed
      } else {
        lines.append(first)
        lines += texts.dropFirst().map { "  " + $0 }
        used = texts.count == 1 ? needed : width
      }
    }
    return lines
  }

  // MARK: One bar a group

  private func stacked(_ chart: BarChart) -> [String] {
    let fills = fills(chart)
    let labels = chart.rows.map { Wrap.lines(style.clean($0.label), width: Self.longestLabel) }
    let labelWidth = labels.joined().map { DisplayWidth.of($0) }.max() ?? 0
    let totals = column("n", chart.rows.map { style.cell(Format.count($0.total)) })
    let shares = chart.categories.indices.map { index in
      column(
        style.cell(chart.categories[index].label),
        Wrap.alignedOnPoint(chart.rows.map { style.cell(Format.percent($0.shares[index])) }))
    }
    let fixed = labelWidth + Self.gap + totals.width
    let room = width - fixed - Self.gap
    let sharesWidth = shares.reduce(0) { $0 + Self.gap + $1.width }
    let showsShares = room - sharesWidth >= 16
    let barWidth = max(4, min(Self.widestBar, showsShares ? room - sharesWidth : room))
    let shown = [totals] + (showsShares ? shares : [])

    let legend = chart.categories.indices.map { index in
      LegendItem(
        sign: fills[index], emphasis: emphasis(chart.categories[index]),
        text: chart.categories[index].label)
    }
    var lines = legendLines(legend)
    lines.append("")
    var header = String(repeating: " ", count: labelWidth)
    for column in shown {
      header += String(repeating: " ", count: Self.gap) + Wrap.right(column.header, column.width)
    }
    lines.append(style.apply(.dim, to: header))
    for (index, row) in chart.rows.enumerated() {
      var line = Wrap.left(labels[index][0], labelWidth)
      for column in shown {
        line += String(repeating: " ", count: Self.gap)
        line += Wrap.right(column.cells[index], column.width)
      }
      if row.total > 0 {
        line += String(repeating: " ", count: Self.gap) + bar(row, chart, fills, width: barWidth)
      }
      lines.append(Wrap.trimmed(line))
      lines += labels[index].dropFirst()
    }
    return lines
  }

  private func column(_ header: String, _ cells: [String]) -> (
    header: String, cells: [String], width: Int
  ) {
    let width = ([header] + cells).map { DisplayWidth.of($0) }.max() ?? 0
    return (header, cells, width)
  }

  // MARK: One bar a category

  private func separate(_ chart: BarChart) -> [String] {
    let largest = chart.rows.flatMap(\.counts).max() ?? 0
    let labels = chart.categories.map {
      Wrap.lines(style.clean($0.label), width: Self.longestLabel)
    }
    let labelWidth = labels.joined().map { DisplayWidth.of($0) }.max() ?? 0
    var lines: [String] = []
    for (place, row) in chart.rows.enumerated() {
      if place > 0 { lines.append("") }
      if !row.label.isEmpty {
        let heading = Wrap.lines(style.clean(row.label), width: width)
        lines += heading.map { style.apply(.bold, to: $0) }
      }
      let counts = Wrap.alignedOnPoint(row.counts.map { style.cell(Format.count($0)) })
      let shares = Wrap.alignedOnPoint(row.shares.map { style.cell(Format.percent($0)) })
      for index in chart.categories.indices {
        let text =
          Wrap.left(labels[index][0], labelWidth) + "  " + counts[index] + "  " + shares[index]
          + "  "
        let room = max(4, min(Self.widestBar, width - DisplayWidth.of(text)))
        let bar = largest > 0 ? plainBar(row.counts[index] / largest, width: room) : ""
        lines.append(Wrap.trimmed(text + style.apply(emphasis(chart.categories[index]), to: bar)))
        lines += labels[index].dropFirst()
      }
    }
    return lines
  }

  /// A bar to an eighth of a cell where the characters are there.
  private func plainBar(_ share: Double, width: Int) -> String {
    guard style.unicode else {
      let cells = Int((share * Double(width)).rounded())
      return String(repeating: "#", count: share > 0 ? max(1, cells) : 0)
    }
    var eighths = Int((share * Double(width) * 8).rounded())
    if share > 0 { eighths = max(1, eighths) }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  // MARK: Fills

  private func emphasis(_ category: BarCategory) -> TextStyle.Emphasis? {
    category.tone == .neutral ? .dim : category.tone.emphasis
  }

  /// One fill a category: full for good, light for neutral, medium for bad where they differ.
  private func fills(_ chart: BarChart) -> [String] {
    let glyphs = style.glyphs.fills
    var taken: Set<Int> = []
    return chart.categories.map { category in
      let wanted =
        switch category.tone {
        case .good: 0
        case .neutral: 1
        case .bad: 2
        case .uncertain: 3
        }
      let place = ([wanted] + glyphs.indices).first { !taken.contains($0) } ?? wanted
      taken.insert(place)
      return glyphs[place]
    }
  }

  private func bar(_ row: BarRow, _ chart: BarChart, _ fills: [String], width: Int) -> String {
    let cells = Self.cells(row.counts, width: width)
    return chart.categories.indices.map { index in
      style.apply(
        emphasis(chart.categories[index]),
        to: String(repeating: fills[index], count: cells[index]))
    }.joined()
  }

  /// Whole cells in proportion to counts, by largest remainders, at least one for what is not zero.
  static func cells(_ counts: [Double], width: Int) -> [Int] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return counts.map { _ in 0 } }
    let exact = counts.map { $0 / total * Double(width) }
    var cells = exact.map { Int($0.rounded(.down)) }
    let byRemainder = exact.indices.sorted { left, right in
      let difference = (exact[left] - Double(cells[left])) - (exact[right] - Double(cells[right]))
      return difference == 0 ? left < right : difference > 0
    }
    for index in byRemainder.prefix(max(0, width - cells.reduce(0, +))) { cells[index] += 1 }
    for index in counts.indices where counts[index] > 0 && cells[index] == 0 {
      guard let largest = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[largest] > 1
      else { break }
      cells[largest] -= 1
      cells[index] = 1
    }
    return cells
  }
}
