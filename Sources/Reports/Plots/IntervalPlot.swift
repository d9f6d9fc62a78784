extension IntervalChart {
  /// The chart as a drawing: labels, counts, intervals on their scale, and the figures in words.
  var plot: Plot {
    let labelWidth = min(220, max(60, rows.map { TextWidth.of($0.label) }.max() ?? 60)) + 12
    let countWidth = countHeaders.map { max(34, TextWidth.of($0) + 12) }
    let figures = rows.map { row in
      row.lower == nil && row.upper == nil
        ? row.remark ?? Format.value(row.estimate, as: kind)
        : "\(Format.value(row.estimate, as: kind)) (\(limits(of: row)))"
    }
    let figureWidth = min(210, max(90, figures.map { TextWidth.of($0) }.max() ?? 90)) + 20
    let height = rows.count > 30 ? 17.0 : 24.0
    let top = references.isEmpty && countHeaders.isEmpty ? 8.0 : 24.0
    var marks: [Mark] = [
      .gridX(scale.ticks(about: 5)), .references(references, on: scale, kind: kind),
    ]
    var countX = labelWidth
    for (column, header) in countHeaders.enumerated() {
      countX += countWidth[column]
      let x = countX
      marks.append(
        Mark { frame in
          [
            frame.text(header, x: x - 6, y: frame.top - 6, ink: .muted, anchor: "end", size: 11)
          ]
            + rows.enumerated().map { index, row in
              frame.text(
                Format.count(row.counts[column]), x: x - 6, y: frame.py(.band(index)) + 4,
                ink: .muted, anchor: "end")
            }
        })
    }
    for (index, row) in rows.enumerated() {
      let y = Place.band(index)
      let ink = Ink(row.tone)
      marks.append(.label(row.label, row: index, width: labelWidth - 11))
      if row.lower != nil || row.upper != nil {
        marks.append(
          .interval(
            lower: row.lower, upper: row.upper, on: scale, y: y, ink: ink,
            words: "\(row.label): \(figures[index])"))
      }
      if let estimate = row.estimate, scale.contains(estimate) {
        marks.append(
          .dot(
            x: .value(estimate), y: y, ink: ink, isHollow: row.tone == .uncertain,
            words: "\(row.label): \(figures[index])"))
      }
      marks.append(
        .text(
          figures[index], x: .share(1), y: y, dx: 14, ink: .muted, width: figureWidth - 14))
    }
    marks.append(
      .axisX(scale.ticks(about: 5).map { (.value($0), Format.tick($0, as: kind)) }, label: header))
    let described = zip(rows, figures).map { "\($0.label) \($1)" }.joined(separator: "; ")
    let left = labelWidth + countWidth.reduce(0, +)
    return Plot(
      title: title, description: "\(intervalHeader): \(described).",
      width: left + 320 + figureWidth,
      height: top + height * Double(max(1, rows.count)) + (header.isEmpty ? 28 : 44),
      margins: Plot.Margins(
        top: top, right: figureWidth, bottom: header.isEmpty ? 28 : 44, left: left),
      x: .numbers(scale), y: .bands(rows.map(\.label)), marks: marks)
  }
}

extension Mark {
  /// The name of a row at the left edge of the drawing.
  static func label(_ text: String, row: Int, width: Double) -> Mark {
    Mark { frame in
      let plain = PlainText.oneLine(text)
      let shown = TextWidth.fitted(plain, to: width)
      let element = frame.text(shown, x: 0, y: frame.py(.band(row)) + 4)
      return [shown == plain ? element : HTML("g", [], HTML("title", text: plain), element)]
    }
  }

  /// What the colours or strokes of a chart stand for, side by side above it.
  static func legend(_ entries: [(text: String, ink: Ink)]) -> Mark {
    Mark { frame in
      var x = frame.left
      return entries.flatMap { entry -> [HTML] in
        let width = TextWidth.of(entry.text) + 34
        defer { x += width }
        return [
          frame.rectangle(x: (x, x + 10), y: (frame.top - 20, frame.top - 10), ink: entry.ink),
          frame.text(entry.text, x: x + 16, y: frame.top - 11, ink: .muted),
        ]
      }
    }
  }
}
