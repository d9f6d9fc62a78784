extension DumbbellChart {
  /// The chart as a drawing: a line from the lowest to the highest value, a mark for each.
  var plot: Plot {
    let left = min(220, rows.map { TextWidth.of($0.label) }.max() ?? 0) + 16
    var marks: [Mark] = [
      .gridX(scale.ticks(about: 5)), .references(references, on: scale, kind: kind),
    ]
    for (index, row) in rows.enumerated() {
      marks.append(.label(row.label, row: index, width: left - 11))
      if let span = row.span, span.lower < span.upper {
        marks.append(
          .rule(
            from: (.value(span.lower), .band(index)), to: (.value(span.upper), .band(index)),
            ink: .track, width: 3))
      }
      for (series, value) in row.values.enumerated() {
        guard let value, value.isFinite else { continue }
        marks.append(
          .dot(
            x: .value(value), y: .band(index), radius: 5, ink: .series(series),
            isHollow: series % 2 == 1,
            words: "\(row.label), \(self.series[series]): \(Format.value(value, as: kind))"))
      }
    }
    marks.append(
      Mark { frame in
        var x = frame.left
        return series.enumerated().flatMap { index, name -> [HTML] in
          defer { x += TextWidth.of(name) + 34 }
          return Mark.dot(
            x: .share((x + 5 - frame.left) / (frame.right - frame.left)),
            y: .share(-16 / (frame.bottom - frame.top)), radius: 5, ink: .series(index),
            isHollow: index % 2 == 1
          ).draw(frame) + [frame.text(name, x: x + 16, y: frame.top - 12, ink: .muted)]
        }
      })
    marks.append(
      .axisX(scale.ticks(about: 5).map { (.value($0), Format.tick($0, as: kind)) }))
    let described = rows.map { row in
      let values = zip(series, row.values).compactMap { name, value in
        value.map { "\(name) \(Format.value($0, as: kind))" }
      }
      return "\(row.label): \(values.joined(separator: ", "))"
    }
    return Plot(
      title: title, description: described.joined(separator: "; ") + ".", width: 640,
      height: 60 + 22 * Double(max(1, rows.count)),
      margins: Plot.Margins(top: 32, right: 20, bottom: 28, left: left), x: .numbers(scale),
      y: .bands(rows.map(\.label)), marks: marks)
  }
}
