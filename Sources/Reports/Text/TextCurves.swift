/// A curve chart as lines of text: a plot of twelve lines and, for each curve, its last value.
struct TextCurves {
  let style: TextStyle
  let width: Int

  private static let height = 13
  private static let widestPlot = 65

  /// The lines of a chart, without its title.
  func lines(_ chart: CurveChart) -> [String] {
    let glyphs = style.glyphs
    let ticks = chart.yScale.ticks(about: 4)
    let labels = ticks.map { style.cell(Format.tick($0, as: chart.kind)) }
    let margin = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let plotWidth = max(10, min(Self.widestPlot, width - margin - 2))
    var cells = [[String]](
      repeating: [String](repeating: " ", count: plotWidth), count: Self.height)
    draw(chart.references, chart, into: &cells)
    let bands = chart.curves.filter { $0.style == .band }
    for curve in chart.curves.count == 1 ? chart.curves : bands {
      drawBand(curve, chart, into: &cells)
    }
    for (index, curve) in chart.curves.enumerated() where curve.style != .band {
      let sign = sign(index, chart)
      if curve.style == .points {
        for point in curve.points {
          guard let row = line(point.y, chart) else { continue }
          let share = min(1, max(0, chart.xScale.position(point.x)))
          cells[row][Int((share * Double(plotWidth - 1)).rounded())] = sign
        }
        continue
      }
      for column in 0..<plotWidth {
        guard let point = curve.value(at: x(column, plotWidth, chart)) else { continue }
        guard let row = line(point.y, chart) else { continue }
        cells[row][column] = sign
      }
    }
    var lines = Wrap.lines(style.clean(chart.yLabel), width: width).map {
      style.apply(.dim, to: $0)
    }
    for row in 0..<Self.height {
      let tick = ticks.indices.first { line(ticks[$0], chart) == row }
      let label = Wrap.right(tick.map { labels[$0] } ?? "", margin)
      lines.append(
        style.apply(.dim, to: label + " " + glyphs.axisVertical) + Wrap.trimmed(cells[row].joined())
      )
    }
    let indent = String(repeating: " ", count: margin + 1)
    let base = glyphs.axisCorner + String(repeating: glyphs.rule, count: plotWidth)
    lines.append(indent + style.apply(.dim, to: base))
    lines.append(style.apply(.dim, to: xAxis(chart, plotWidth, indent: margin + 2)))
    for line in Wrap.lines(style.clean(chart.xLabel), width: max(12, width - margin - 2)) {
      lines.append(indent + " " + style.apply(.dim, to: line))
    }
    return lines + legend(chart)
  }

  private func sign(_ index: Int, _ chart: CurveChart) -> String {
    let glyphs = style.glyphs
    return chart.curves.count == 1 ? glyphs.curve : glyphs.curves[index % glyphs.curves.count]
  }

  private func x(_ column: Int, _ plotWidth: Int, _ chart: CurveChart) -> Double {
    let share = Double(column) / Double(plotWidth - 1)
    return chart.xScale.minimum + share * (chart.xScale.maximum - chart.xScale.minimum)
  }

  /// The line of a value, the first at the top; nil outside the scale.
  private func line(_ y: Double, _ chart: CurveChart) -> Int? {
    guard chart.yScale.contains(y) else { return nil }
    let share = chart.yScale.position(y)
    return Int(((1 - share) * Double(Self.height - 1)).rounded(.toNearestOrAwayFromZero))
  }

  private func draw(
    _ references: [Reference], _ chart: CurveChart, into cells: inout [[String]]
  ) {
    for reference in references {
      let low = max(reference.value, chart.yScale.minimum)
      let high = min(reference.end ?? reference.value, chart.yScale.maximum)
      guard low <= high, let bottom = line(low, chart), let top = line(high, chart) else {
        continue
      }
      let sign = reference.end == nil ? style.glyphs.track : style.glyphs.band
      for row in top...bottom {
        for column in cells[row].indices { cells[row][column] = sign }
      }
    }
  }

  private func drawBand(_ curve: Curve, _ chart: CurveChart, into cells: inout [[String]]) {
    let scale = chart.yScale
    for column in cells[0].indices {
      guard let point = curve.value(at: x(column, cells[0].count, chart)) else { continue }
      guard let lower = point.lower, let upper = point.upper else { continue }
      let low = max(lower, scale.minimum)
      let high = min(upper, scale.maximum)
      guard low <= high, let bottom = line(low, chart), let top = line(high, chart) else {
        continue
      }
      for row in top...bottom { cells[row][column] = style.glyphs.band }
    }
  }

  private func xAxis(_ chart: CurveChart, _ plotWidth: Int, indent: Int) -> String {
    var line = [Character](repeating: " ", count: indent + plotWidth)
    var free = 0
    for tick in chart.ticksAlong(about: max(2, plotWidth / 12)) {
      let label = style.cell(tick.text)
      guard label.count <= line.count else { continue }
      let centre = indent + Int((chart.xScale.position(tick.x) * Double(plotWidth - 1)).rounded())
      let start = min(max(0, centre - label.count / 2), line.count - label.count)
      guard start >= free else { continue }
      for (offset, character) in label.enumerated() { line[start + offset] = character }
      free = start + label.count + 2
    }
    return Wrap.trimmed(String(line))
  }

  private func legend(_ chart: CurveChart) -> [String] {
    var lines: [String] = []
    let labels = chart.curves.map { style.cell($0.label) }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let ends = chart.curves.map { style.cell(Format.value($0.points.last?.y, as: chart.kind)) }
    let aligned = Wrap.alignedOnPoint(ends)
    for (index, curve) in chart.curves.enumerated() {
      guard let last = curve.points.last else { continue }
      var text = labelWidth > 0 ? Wrap.left(labels[index], labelWidth) + "  " : ""
      text += aligned[index] + " at " + style.cell(chart.xText(last.x))
      if last.lower != nil || last.upper != nil {
        let limits = Format.interval(last.lower, last.upper, as: chart.kind)
        text += "  (" + style.cell(limits) + ")"
      }
      let sign = curve.style == .band ? style.glyphs.band : sign(index, chart)
      lines += legendLines(sign, text)
    }
    for reference in chart.references {
      let sign = reference.end == nil ? style.glyphs.track : style.glyphs.band
      lines += legendLines(sign, style.cell(reference.label))
    }
    return lines
  }

  /// What a sign stands for, as it is where it fits, else wrapped.
  private func legendLines(_ sign: String, _ text: String) -> [String] {
    guard DisplayWidth.of(text) > width - 2 else { return [sign + " " + text] }
    let lines = Wrap.lines(text, width: width - 2)
    return lines.indices.map { ($0 == 0 ? sign : " ") + " " + lines[$0] }
  }
}

extension Curve {
  /// The curve's point at a place along the chart, nil before the first and after the last.
  func value(at x: Double) -> CurvePoint? {
    guard let first = points.first, let last = points.last, x >= first.x, x <= last.x else {
      return nil
    }
    var low = 0
    var high = points.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if points[middle].x <= x { low = middle } else { high = middle - 1 }
    }
    let before = points[low]
    guard style != .step, low + 1 < points.count else { return before }
    let after = points[low + 1]
    let share = after.x > before.x ? (x - before.x) / (after.x - before.x) : 0
    func between(_ left: Double?, _ right: Double?) -> Double? {
      guard let left, let right else { return nil }
      return left + share * (right - left)
    }
    return CurvePoint(
      x: x, y: before.y + share * (after.y - before.y),
      lower: between(before.lower, after.lower), upper: between(before.upper, after.upper))
  }
}
