extension CurveChart {
  /// The chart as a drawing: bands, curves named at their ends, and how many are behind them.
  var plot: Plot {
    let named = curves.enumerated().filter { !$0.element.label.isEmpty }
    let right = min(180, named.map { TextWidth.of($0.element.label) }.max() ?? 0) + 20
    let counted = curves.enumerated().filter { !$0.element.counts.isEmpty }
    let countRows = Double(counted.count)
    let countWidth = counted.map { TextWidth.of(name($0.element)) }.max() ?? 0
    let left = max(56, counted.isEmpty ? 0 : min(180, countWidth) + 16)
    let bottom = 44 + (counted.isEmpty ? 0 : 20 + countRows * 17)
    var marks: [Mark] = []
    for reference in references {
      if let end = reference.end {
        marks.append(.range(y: (reference.value, end)))
      }
    }
    marks.append(
      .axisY(
        yScale.ticks(about: 5).map { ($0, Format.tick($0, as: kind)) }, label: yLabel))
    for reference in references where reference.end == nil && yScale.contains(reference.value) {
      marks.append(
        .rule(
          from: (.share(0), .value(reference.value)), to: (.share(1), .value(reference.value)),
          ink: .muted, dash: "3 3"))
      marks.append(
        .text(
          reference.label, x: .share(0), y: .value(reference.value), dx: 6, dy: -4, ink: .muted))
    }
    for (index, curve) in curves.enumerated() {
      if curve.style == .points {
        for point in curve.points {
          if let lower = point.lower, let upper = point.upper {
            marks.append(
              .whisker(x: .value(point.x), lower: lower, upper: upper, ink: .series(index)))
          }
        }
      } else {
        marks.append(
          .area(
            curve.points.compactMap { point in
              point.lower.flatMap { low in point.upper.map { (point.x, low, $0) } }
            }, ink: ink(index), isStep: curve.style == .step))
      }
    }
    for (index, curve) in curves.enumerated() where curve.style != .band {
      marks.append(
        .line(
          curve.points.map { ($0.x, $0.y) }, series: index, isStep: curve.style == .step))
      if curve.style == .points || curve.points.count == 1 {
        for point in curve.points {
          marks.append(
            .dot(
              x: .value(point.x), y: .value(point.y), ink: .series(index),
              words: "\(curve.label) \(xText(point.x)): \(words(point))"))
        }
      }
    }
    marks.append(endLabels)
    marks.append(
      .axisX(ticksAlong(about: 6).map { (.value($0.x), $0.text) }, label: xLabel))
    if !counted.isEmpty { marks.append(countTable(counted.map(\.element))) }
    let described = curves.compactMap { curve -> String? in
      guard let first = curve.points.first, let last = curve.points.last else { return nil }
      return "\(name(curve)) from \(words(first)) at \(xText(first.x)) to \(words(last)) at "
        + xText(last.x)
    }
    return Plot(
      title: title, description: "\(yLabel) by \(xLabel): \(described.joined(separator: "; ")).",
      width: 640, height: 288 + bottom,
      margins: Plot.Margins(top: 32, right: right, bottom: bottom, left: left),
      x: .numbers(xScale), y: .numbers(yScale), marks: marks)
  }

  /// The name of a curve beside its end, moved apart where two would stand on each other.
  private var endLabels: Mark {
    Mark { frame in
      var labels = curves.enumerated().compactMap {
        index, curve -> (index: Int, y: Double, text: String)? in
        guard !curve.label.isEmpty, let last = curve.points.last else { return nil }
        return (index, frame.py(.value(last.y)), curve.label)
      }.sorted { $0.y < $1.y }
      for place in labels.indices.dropFirst() {
        labels[place].y = max(labels[place].y, labels[place - 1].y + 15)
      }
      let over = (labels.last?.y ?? 0) - frame.bottom
      if over > 0 { for place in labels.indices { labels[place].y -= over } }
      return labels.map { label in
        let shown = TextWidth.fitted(label.text, to: frame.width - frame.right - 10)
        return frame.text(
          shown, x: frame.right + 8, y: label.y + 4,
          ink: curves[label.index].style == .band ? .muted : ink(label.index))
      }
    }
  }

  /// How many are behind each curve, under the places they are counted at.
  private func countTable(_ counted: [Curve]) -> Mark {
    Mark { frame in
      let top = frame.bottom + 54
      var parts = [frame.text(countLabel, x: 0, y: top, ink: .muted, size: 11)]
      for (row, curve) in counted.enumerated() {
        let y = top + 17 * Double(row + 1)
        parts.append(frame.text(TextWidth.fitted(name(curve), to: frame.left - 12), x: 0, y: y))
        for count in curve.counts where xScale.contains(count.x) {
          parts.append(
            frame.text(
              Format.count(count.count), x: frame.px(.value(count.x)), y: y, ink: .muted,
              anchor: "middle"))
        }
      }
      return parts
    }
  }

  /// A band alone is a background, not one of the curves.
  private func ink(_ index: Int) -> Ink {
    curves[index].style == .band ? .plain : .series(index)
  }

  private func name(_ curve: Curve) -> String { curve.label.isEmpty ? yLabel : curve.label }

  private func words(_ point: CurvePoint) -> String {
    let value = Format.value(point.y, as: kind)
    guard point.lower != nil || point.upper != nil else { return value }
    return value + " (" + Format.interval(point.lower, point.upper, as: kind) + ")"
  }
}
