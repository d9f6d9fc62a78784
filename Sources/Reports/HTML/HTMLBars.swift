/// Bar charts as HTML.
struct HTMLBars {
  /// A chart as a figure.
  /// - Parameter id: a name that no other chart on the page has.
  static func figure(_ chart: BarChart, id: String) -> HTML {
    guard !chart.categories.isEmpty, !chart.rows.isEmpty else { return HTML() }
    switch chart.style {
    case .separate: return separate(chart, id: id)
    case .stacked where chart.rows.count == 1 && chart.rows[0].label.isEmpty:
      return single(chart, chart.rows[0], id: id)
    case .stacked: return stacked(chart, id: id)
    }
  }

  private static func single(_ chart: BarChart, _ row: BarRow, id: String) -> HTML {
    let shares = row.shares
    let items = chart.categories.indices.map { index in
      HTML(
        "li", swatch(chart, index), HTML("span", text: chart.categories[index].label),
        HTML(
          "span", [.class("muted")],
          text: "\(Format.percent(shares[index])) (\(Format.count(row.counts[index])))"))
    }
    return HTML(
      "figure", [.class("bars")], HTMLIntervals.caption(chart.title),
      bar(row, chart, id: id, height: 28), HTML("ul", [.class("legend")], children: items))
  }

  private static func stacked(_ chart: BarChart, id: String) -> HTML {
    let items = chart.categories.indices.map { index in
      HTML("li", swatch(chart, index), HTML("span", text: chart.categories[index].label))
    }
    var head = [HTML("td", [.class("label")]), columnHeader("n")]
    head += chart.categories.map { columnHeader($0.label) }
    head.append(HTML("td", [.class("bar")]))
    let rows = chart.rows.enumerated().map { index, row in
      var cells = [HTML("th", [.init("scope", "row")], text: row.label)]
      cells.append(HTML("td", [.class("number")], text: Format.count(row.total)))
      cells += row.shares.map { HTML("td", [.class("number")], text: Format.percent($0)) }
      let drawing = row.total > 0 ? bar(row, chart, id: "\(id)-\(index + 1)", height: 18) : HTML()
      cells.append(HTML("td", [.class("bar")], drawing))
      return HTML("tr", children: cells)
    }
    let table = HTML(
      "table", HTML("thead", HTML("tr", children: head)), HTML("tbody", children: rows))
    return HTML(
      "figure", [.class("bars groups")], HTMLIntervals.caption(chart.title),
      HTML("ul", [.class("legend")], children: items),
      HTMLRenderer.scrolling(table, label: chart.title))
  }

  private static func separate(_ chart: BarChart, id: String) -> HTML {
    let largest = chart.rows.flatMap(\.counts).max() ?? 0
    let tables = chart.rows.map { row in
      let shares = row.shares
      let rows = chart.categories.indices.map { index in
        let width = largest > 0 ? row.counts[index] / largest : 0
        let drawing = HTML(
          "svg",
          [.init("width", "100%"), .init("height", "14"), .init("aria-hidden", "true")],
          HTML(
            "rect",
            [
              .class("fill " + fillClass(chart, index)), .init("width", SVGNumber.percent(width)),
              .init("height", "14"),
            ]))
        return HTML(
          "tr", HTML("th", [.init("scope", "row")], text: chart.categories[index].label),
          HTML("td", [.class("number")], text: Format.count(row.counts[index])),
          HTML("td", [.class("number")], text: Format.percent(shares[index])),
          HTML("td", [.class("bar")], drawing))
      }
      let caption = row.label.isEmpty ? HTML() : HTML("caption", text: row.label)
      return HTML("table", caption, HTML("tbody", children: rows))
    }
    return HTML(
      "figure", [.class("bars separate")],
      children: [HTMLIntervals.caption(chart.title)] + tables)
  }

  private static func columnHeader(_ text: String) -> HTML {
    HTML("th", [.init("scope", "col"), .class("number")], text: text)
  }

  private static func swatch(_ chart: BarChart, _ index: Int) -> HTML {
    HTML(
      "svg", [.init("width", "12"), .init("height", "12"), .init("aria-hidden", "true")],
      HTML(
        "rect",
        [
          .class(fillClass(chart, index)), .init("width", "12"), .init("height", "12"),
          .init("rx", "2"),
        ]))
  }

  private static func bar(_ row: BarRow, _ chart: BarChart, id: String, height: Int) -> HTML {
    let words = chart.categories.indices.map { index in
      "\(chart.categories[index].label) \(Format.percent(row.shares[index]))"
    }
    var parts = [
      HTML("title", [.init("id", id + "-t")], text: row.label.isEmpty ? "Shares" : row.label),
      HTML("desc", [.init("id", id + "-d")], text: words.joined(separator: ", ")),
    ]
    var start = 0.0
    for (index, share) in row.shares.enumerated() {
      guard let share, share > 0 else { continue }
      parts.append(
        HTML(
          "rect",
          [
            .class("fill " + fillClass(chart, index)), .init("x", SVGNumber.percent(start)),
            .init("width", SVGNumber.percent(share)), .init("height", "\(height)"),
          ]))
      if height >= 24, share >= 0.18 {
        parts.append(
          HTML(
            "text",
            [
              .class("on on-" + fill(chart, index)),
              .init("x", SVGNumber.percent(start + share / 2)),
              .init("y", "\(height / 2 + 4)"), .init("text-anchor", "middle"),
            ], text: Format.percent(share)))
      }
      start += share
    }
    return HTML(
      "svg",
      [
        .init("width", "100%"), .init("height", "\(height)"), .init("role", "img"),
        .init("aria-labelledby", "\(id)-t \(id)-d"),
      ], children: parts)
  }

  private static func fillClass(_ chart: BarChart, _ index: Int) -> String {
    "fill-" + fill(chart, index)
  }

  /// A fill by tone; categories that share one take turns with two others.
  private static func fill(_ chart: BarChart, _ index: Int) -> String {
    let tone = chart.categories[index].tone
    guard tone == .neutral, chart.style == .stacked else { return tone.rawValue }
    let before = chart.categories[..<index].count { $0.tone == .neutral }
    return ["neutral", "1", "2"][before % 3]
  }
}
