extension BarChart {
  /// The chart as a drawing: one bar a row divided by share, or one bar a category.
  var plot: Plot { style == .stacked ? stackedPlot : separatePlot }

  private var stackedPlot: Plot {
    let labels = rows.map { $0.label.isEmpty ? "" : $0.label }
    let labelWidth =
      labels.allSatisfy(\.isEmpty)
      ? 0 : min(200, labels.map { TextWidth.of($0) }.max() ?? 0) + 12
    let counts = rows.map { "n = " + Format.count($0.total) }
    let right = (counts.map { TextWidth.of($0) }.max() ?? 40) + 24
    var marks: [Mark] = []
    for (index, row) in rows.enumerated() {
      marks.append(.label(row.label, row: index, width: labelWidth))
      var start = 0.0
      for (category, share) in row.shares.enumerated() {
        guard let share, share > 0 else { continue }
        let words =
          "\(row.label) \(categories[category].label): \(Format.percent(share)) "
          + "(\(Format.count(row.counts[category])))"
        marks.append(
          .bar(
            from: start, to: start + share, y: .band(index), ink: ink(category), words: words))
        if share > 0.12 {
          let on: Ink = ink(category) == .plain ? .ink : .paper
          marks.append(
            .text(
              Format.percent(share, digits: 0), x: .value(start + share / 2), y: .band(index),
              ink: on, anchor: "middle"))
        }
        start += share
      }
      marks.append(.text(counts[index], x: .share(1), y: .band(index), dx: 10, ink: .muted))
    }
    marks.append(
      .legend(categories.indices.map { (categories[$0].label, ink($0)) }))
    let words = rows.map { row in
      let shares = zip(categories, row.shares).map { "\($0.label) \(Format.percent($1))" }
      return (row.label.isEmpty ? "" : row.label + ": ") + shares.joined(separator: ", ")
    }
    return Plot(
      title: title, description: words.joined(separator: "; ") + ".", width: 640,
      height: 32 + 30 * Double(max(1, rows.count)),
      margins: Plot.Margins(top: 28, right: right, bottom: 4, left: labelWidth),
      x: .numbers(.share), y: .bands(labels), marks: marks)
  }

  private var separatePlot: Plot {
    let names = rows.flatMap { row in
      categories.map { row.label.isEmpty ? $0.label : "\(row.label): \($0.label)" }
    }
    let values = rows.flatMap(\.counts)
    let shares = rows.flatMap(\.shares)
    let labelWidth = min(220, names.map { TextWidth.of($0) }.max() ?? 0) + 12
    let scale = Scale(0, max(1, values.max() ?? 1))
    var marks: [Mark] = []
    for index in names.indices {
      let words = "\(Format.count(values[index])) (\(Format.percent(shares[index])))"
      marks.append(.label(names[index], row: index, width: labelWidth))
      marks.append(
        .bar(
          from: 0, to: values[index], y: .band(index), ink: ink(index % categories.count),
          words: "\(names[index]): \(words)"))
      marks.append(
        .text(words, x: .value(values[index]), y: .band(index), dx: 8, ink: .muted))
    }
    let described = names.indices.map { "\(names[$0]) \(Format.count(values[$0]))" }
    return Plot(
      title: title, description: described.joined(separator: "; ") + ".", width: 640,
      height: 8 + 22 * Double(max(1, names.count)),
      margins: Plot.Margins(top: 4, right: 110, bottom: 4, left: labelWidth),
      x: .numbers(scale), y: .bands(names), marks: marks)
  }

  /// A colour by tone; categories that share the neutral one take turns.
  private func ink(_ category: Int) -> Ink {
    let tone = categories[category].tone
    guard tone == .neutral else { return Ink(tone) }
    if style == .separate {
      return categories.allSatisfy { $0.tone == .neutral } ? .accent : .plain
    }
    let before = categories[..<category].count { $0.tone == .neutral }
    return [.plain, .track, .series(3)][before % 3]
  }
}
