/// Interval charts and headlines as HTML.
struct HTMLIntervals {
  /// A chart as a figure: one table row a line, the drawing in its last cell.
  /// - Parameters:
  ///   - id: a name that no other chart on the page has.
  ///   - isHeadline: whether the chart belongs to a figure that already says estimate and level.
  static func figure(_ chart: IntervalChart, id: String, isHeadline: Bool = false) -> HTML {
    let track = HTMLTrack(scale: chart.scale, references: chart.references, kind: chart.kind)
    var head = [HTML("td", [.class("label")])]
    if !isHeadline {
      let header = chart.header.isEmpty ? "Estimate" : chart.header
      head.append(
        HTML("th", [.init("scope", "col"), .class("number estimate")], text: header))
    }
    head += chart.countHeaders.map { header in
      HTML("th", [.init("scope", "col"), .class("number count")], text: header)
    }
    head.append(
      HTML(
        "th", [.init("scope", "col"), .class("number limits")], text: chart.intervalHeader))
    head.append(HTML("td", [.class("track")], track.axis()))
    let rows = chart.rows.enumerated().map { index, row in
      let detail = row.detail.map { HTML("span", [.class("detail")], text: $0) } ?? HTML()
      var cells = [
        HTML(
          "th", [.init("scope", "row"), .class("label")], HTML(breakable: row.label), detail)
      ]
      if !isHeadline {
        let estimate = Format.value(row.estimate, as: chart.kind)
        cells.append(HTML("td", [.class("number estimate")], text: estimate))
      }
      cells += zip(chart.countHeaders, row.counts).map { header, count in
        HTML(
          "td", [.class("number count"), .init("data-label", header)], text: Format.count(count))
      }
      let hasInterval = row.lower != nil || row.upper != nil
      if let remark = row.remark, !hasInterval {
        cells.append(
          HTML("td", [.class("remark"), .init("colspan", "2")], text: remark))
      } else {
        cells.append(HTML("td", [.class("number limits")], text: chart.limits(of: row)))
        let drawing = track.drawing(
          row, level: chart.level, id: "\(id)-\(index + 1)", isQuiet: isHeadline && index > 0)
        cells.append(HTML("td", [.class("track")], drawing))
      }
      return HTML("tr", children: cells)
    }
    let table = HTML(
      "table", HTML("thead", HTML("tr", children: head)), HTML("tbody", children: rows))
    return HTML(
      "figure", [.class("intervals")], caption(chart.title), table, legend(track, chart.kind))
  }

  /// The figure a report is about.
  static func headline(_ headline: Headline, id: String) -> HTML {
    var parts: [HTML] = []
    var aside: [HTML] = []
    if headline.lower != nil || headline.upper != nil {
      let level = headline.level.map { Format.level($0) + " interval" } ?? "interval"
      let limits = Format.interval(headline.lower, headline.upper, as: headline.kind)
      aside.append(
        HTML(
          "p", [.class("limits")], HTML("span", text: level), HTML(text: " "), HTML(text: limits)))
    }
    if let method = headline.method {
      aside.append(HTML("p", [.class("method")], text: method))
    }
    var figure: [HTML] = []
    if !headline.label.isEmpty {
      figure.append(HTML("p", [.class("label")], text: headline.label))
    }
    let unit = headline.value == nil ? nil : headline.unit
    figure.append(
      HTML(
        "p", [.class("figure")], HTML(text: Format.value(headline.value, as: headline.kind)),
        unit.map { .joined([HTML(text: " "), HTML("span", [.class("unit")], text: $0)]) }
          ?? HTML()))
    var top = [HTML("div", children: figure)]
    if !aside.isEmpty { top.append(HTML("div", [.class("aside")], children: aside)) }
    parts.append(HTML("div", [.class("top")], children: top))
    if var chart = headline.chart {
      chart.rows[0].tone = headline.tone
      parts.append(
        headline.comparisons.isEmpty
          ? alone(chart, id: id) : self.figure(chart, id: id, isHeadline: true))
    }
    if let finding = headline.finding {
      parts.append(HTMLRenderer.finding(finding, headline.tone))
    }
    return HTML("section", [.class("headline")], children: parts)
  }

  private static func alone(_ chart: IntervalChart, id: String) -> HTML {
    let track = HTMLTrack(scale: chart.scale, references: chart.references, kind: chart.kind)
    return HTML(
      "figure", [.class("alone")], track.axis(),
      track.drawing(chart.rows[0], level: chart.level, id: id), legend(track, chart.kind))
  }

  static func caption(_ title: String) -> HTML {
    title.isEmpty ? HTML() : HTML("figcaption", text: title)
  }

  private static func legend(_ track: HTMLTrack, _ kind: ValueKind) -> HTML {
    let items = track.unplaced.map { legendItem($0, kind) }
    return items.isEmpty ? HTML() : HTML("ul", [.class("legend")], children: items)
  }

  /// What a line or a band in a drawing stands for.
  static func legendItem(_ reference: Reference, _ kind: ValueKind) -> HTML {
    let start = Format.tick(reference.value, as: kind)
    let range = reference.end.map { "\(start) … \(Format.tick($0, as: kind))" } ?? start
    let sign =
      reference.end == nil
      ? HTML(
        "line",
        [
          .class("reference"), .init("x1", "6"), .init("x2", "6"), .init("y1", "0"),
          .init("y2", "12"),
        ])
      : HTML("rect", [.class("band"), .init("width", "12"), .init("height", "12")])
    let words = reference.label == range ? range : "\(reference.label) \(range)"
    return HTML(
      "li",
      HTML(
        "svg",
        [.init("width", "12"), .init("height", "12"), .init("aria-hidden", "true")], sign),
      HTML("span", [.class("muted")], text: words))
  }
}
