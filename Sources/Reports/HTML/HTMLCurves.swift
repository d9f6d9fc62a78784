/// Curve charts as HTML: the plot stretches, its labels keep their size.
struct HTMLCurves {
  private static let width = 1000.0
  private static let height = 240.0

  /// A chart as a figure.
  /// - Parameter id: a name that no other chart on the page has.
  static func figure(_ chart: CurveChart, id: String) -> HTML {
    HTML(
      "figure", [.class("curves")], HTMLIntervals.caption(chart.title),
      HTML("p", [.class("y-label"), .init("aria-hidden", "true")], text: chart.yLabel),
      HTML("div", [.class("plot")], yAxis(chart), plot(chart, id: id), xAxis(chart)),
      HTML("p", [.class("x-label"), .init("aria-hidden", "true")], text: chart.xLabel),
      legend(chart))
  }

  private static func plot(_ chart: CurveChart, id: String) -> HTML {
    var parts = [
      HTML(
        "title", [.init("id", id + "-t")], text: chart.title.isEmpty ? chart.yLabel : chart.title),
      HTML("desc", [.init("id", id + "-d")], text: description(chart)),
    ]
    for reference in chart.references {
      let low = max(reference.value, chart.yScale.minimum)
      let high = min(reference.end ?? reference.value, chart.yScale.maximum)
      guard low <= high else { continue }
      if reference.end == nil {
        parts.append(
          HTML("path", [.class("reference grid"), .init("d", horizontal(at: low, chart))]))
      } else {
        parts.append(
          HTML(
            "rect",
            [
              .class("band"), .init("y", SVGNumber.text(y(high, chart))),
              .init("width", SVGNumber.text(width)),
              .init("height", SVGNumber.text(y(low, chart) - y(high, chart))),
            ]))
      }
    }
    for tick in chart.yScale.ticks(about: 4) {
      parts.append(HTML("path", [.class("grid"), .init("d", horizontal(at: tick, chart))]))
    }
    for (index, curve) in chart.curves.enumerated() {
      if curve.style == .points {
        parts += whiskers(curve, index, chart)
        continue
      }
      let area = areaPath(curve, chart)
      if !area.isEmpty {
        let name = curve.style == .band ? "band-area" : "area-\(index % 6)"
        parts.append(HTML("path", [.class("area " + name), .init("d", area)]))
      }
    }
    for (index, curve) in chart.curves.enumerated()
    where !curve.points.isEmpty && curve.style != .band {
      parts.append(
        HTML(
          "path",
          [
            .class("curve series-\(index % 6)"),
            .init("d", "M" + path(curve.points.map { ($0.x, $0.y) }, curve, chart)),
          ]))
    }
    return HTML(
      "svg",
      [
        .init("width", "100%"), .init("height", SVGNumber.text(height)),
        .init("viewBox", "0 0 \(SVGNumber.text(width)) \(SVGNumber.text(height))"),
        .init("preserveAspectRatio", "none"), .init("role", "img"),
        .init("aria-labelledby", "\(id)-t \(id)-d"),
      ], children: parts)
  }

  /// An interval up the plot for each point, and the point: a dot is a line without length, so that it
  /// stays round however the plot is stretched.
  private static func whiskers(_ curve: Curve, _ index: Int, _ chart: CurveChart) -> [HTML] {
    curve.points.flatMap { point -> [HTML] in
      let px = SVGNumber.text(x(point.x, chart))
      var paths: [HTML] = []
      if let lower = point.lower, let upper = point.upper {
        let (low, high) = (SVGNumber.text(y(lower, chart)), SVGNumber.text(y(upper, chart)))
        paths.append(
          HTML(
            "path",
            [.class("curve series-\(index % 6)"), .init("d", "M\(px) \(low)V\(high)")],
            children: []))
      }
      paths.append(
        HTML(
          "path",
          [
            .class("curve point series-\(index % 6)"),
            .init("d", "M\(px) \(SVGNumber.text(y(point.y, chart)))h0"),
          ], children: []))
      return paths
    }
  }

  private static func x(_ value: Double, _ chart: CurveChart) -> Double {
    min(1, max(0, chart.xScale.position(value))) * width
  }

  private static func y(_ value: Double, _ chart: CurveChart) -> Double {
    (1 - min(1, max(0, chart.yScale.position(value)))) * height
  }

  private static func horizontal(at value: Double, _ chart: CurveChart) -> String {
    "M0 \(SVGNumber.text(y(value, chart)))H\(SVGNumber.text(width))"
  }

  /// Points joined by lines, or by steps where a value holds until the next.
  private static func path(
    _ points: [(x: Double, y: Double)], _ curve: Curve, _ chart: CurveChart
  ) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      let px = SVGNumber.text(x(point.x, chart))
      let py = SVGNumber.text(y(point.y, chart))
      if index == 0 {
        text += "\(px) \(py)"
      } else {
        text += curve.style == .step ? "H\(px)V\(py)" : "L\(px) \(py)"
      }
    }
    return text
  }

  /// The band between the limits: along the upper ones, and back along the lower ones.
  private static func areaPath(_ curve: Curve, _ chart: CurveChart) -> String {
    let points = curve.points.filter { $0.lower != nil && $0.upper != nil }
    guard points.count > 1 else { return "" }
    let upper = path(points.map { ($0.x, $0.upper ?? $0.y) }, curve, chart)
    var back = ""
    for (index, point) in points.enumerated().reversed() {
      let px = SVGNumber.text(x(point.x, chart))
      let py = SVGNumber.text(y(point.lower ?? point.y, chart))
      if index == points.count - 1 {
        back += "L\(px) \(py)"
      } else {
        // A step holds the earlier value up to the later place.
        back += curve.style == .step ? "V\(py)H\(px)" : "L\(px) \(py)"
      }
    }
    return "M\(upper)\(back)Z"
  }

  private static func yAxis(_ chart: CurveChart) -> HTML {
    let texts = chart.yScale.ticks(about: 4).map { tick in
      HTML(
        "text",
        [
          .init("x", "44"), .init("y", SVGNumber.text(y(tick, chart) + 4)),
          .init("text-anchor", "end"),
        ], text: Format.tick(tick, as: chart.kind))
    }
    return HTML(
      "svg",
      [
        .init("width", "52"), .init("height", SVGNumber.text(height)),
        .init("aria-hidden", "true"),
      ], children: texts)
  }

  private static func xAxis(_ chart: CurveChart) -> HTML {
    let texts = chart.ticksAlong(about: 6).map { tick in
      let share = chart.xScale.position(tick.x)
      return HTML(
        "text",
        [
          .init("x", SVGNumber.percent(share)), .init("y", "16"),
          .init("text-anchor", "middle"),
        ], text: tick.text)
    }
    return HTML(
      "svg",
      [
        .class("across"), .init("width", "100%"), .init("height", "20"),
        .init("aria-hidden", "true"),
      ], children: texts)
  }

  private static func legend(_ chart: CurveChart) -> HTML {
    var items: [HTML] = []
    for (index, curve) in chart.curves.enumerated() {
      guard let last = curve.points.last else { continue }
      var words = Format.value(last.y, as: chart.kind)
      if last.lower != nil || last.upper != nil {
        words += " (" + Format.interval(last.lower, last.upper, as: chart.kind) + ")"
      }
      words += " at " + chart.xText(last.x)
      let sign =
        curve.style == .band
        ? HTML(
          "rect", [.class("area band-area"), .init("width", "24"), .init("height", "12")])
        : HTML("path", [.class("curve series-\(index % 6)"), .init("d", "M0 6H24")])
      items.append(
        HTML(
          "li",
          HTML(
            "svg",
            [.init("width", "24"), .init("height", "12"), .init("aria-hidden", "true")], sign),
          curve.label.isEmpty ? HTML() : HTML("span", text: curve.label),
          HTML("span", [.class("muted")], text: words)))
    }
    // A line that has no name beside its value may stand at a value that the axis names.
    let named = chart.yScale.ticks(about: 4)
    items += chart.references.filter { line in
      line.label != Format.tick(line.value, as: chart.kind) || !named.contains(line.value)
    }.map { HTMLIntervals.legendItem($0, chart.kind) }
    return items.isEmpty ? HTML() : HTML("ul", [.class("legend")], children: items)
  }

  private static func description(_ chart: CurveChart) -> String {
    let curves = chart.curves.compactMap { curve -> String? in
      guard let first = curve.points.first, let last = curve.points.last else { return nil }
      let name = curve.label.isEmpty ? chart.yLabel : curve.label
      return "\(name) from \(Format.value(first.y, as: chart.kind)) at "
        + "\(chart.xText(first.x)) to \(Format.value(last.y, as: chart.kind)) at "
        + chart.xText(last.x)
    }
    return "\(chart.yLabel) by \(chart.xLabel): " + curves.joined(separator: "; ")
  }
}
