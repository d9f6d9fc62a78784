/// A weighted ranking as HTML: a table that is right without scripts, and sliders that are shown once the
/// page's script runs.
struct HTMLRanking {
  /// The ranking as a figure.
  /// - Parameters:
  ///   - id: a name that no other part of the page has.
  ///   - isInteractive: whether the page has its script.
  static func figure(_ ranking: WeightedRanking, id: String, isInteractive: Bool) -> HTML {
    let table = table(ranking, isInteractive: isInteractive)
    let box = HTMLRenderer.scrolling(table, label: ranking.title)
    let caption = HTMLIntervals.caption(ranking.title)
    guard isInteractive else { return HTML("figure", [.class("ranking")], caption, box) }
    return HTML(
      "figure", [.class("ranking"), .init("data-digits", "\(ranking.digits)")], caption,
      sliders(ranking, id: id), box)
  }

  private static func sliders(_ ranking: WeightedRanking, id: String) -> HTML {
    let most = ranking.series.map(\.weight).max() ?? 1
    let end = max(1, (2 * most).rounded(.up))
    let step = step(ranking.series.map(\.weight), end: end)
    let inputs = ranking.series.enumerated().map { place, series in
      let name = "\(id)-w\(place + 1)"
      return HTML(
        "div", [.class("slider")],
        HTML("label", [.init("for", name)], text: series.label),
        HTML(
          void: "input",
          [
            .init("type", "range"), .init("id", name), .init("min", "0"),
            .init("max", Format.raw(end)), .init("step", step),
            .init("value", Format.raw(series.weight)),
            .init("data-declared", Format.raw(series.weight)),
          ]),
        HTML("output", [.init("for", name)], text: Format.raw(series.weight)))
    }
    return HTML(
      "fieldset", [.class("weights"), .init("hidden", "")],
      children: [HTML("legend", text: "Weights")] + inputs + [
        HTML("button", [.init("type", "button"), .class("reset")], text: "Declared weights"),
        HTML("p", [.class("said"), .init("role", "status")], text: ""),
      ])
  }

  /// The widest step that every declared weight stands on, so that none is moved by being shown.
  private static func step(_ weights: [Double], end: Double) -> String {
    let widest = end > 20 ? [1.0, 0.5] : []
    let fits = (widest + [0.25, 0.1, 0.05, 0.01]).first { step in
      weights.allSatisfy { abs($0 / step - ($0 / step).rounded()) < 1e-9 }
    }
    return fits.map(Format.raw) ?? "any"
  }

  private static func table(_ ranking: WeightedRanking, isInteractive: Bool) -> HTML {
    let (scores, ranks, order) = (ranking.scores(), ranking.ranks(), ranking.order())
    var head = [header(ranking.rowHeader, isNumber: false, isInteractive)]
    head += ["Rank", ranking.scoreHeader].map { header($0, isNumber: true, isInteractive) }
    head += ranking.series.map { header($0.label, isNumber: true, isInteractive) }
    head += ranking.detailHeaders.map { header($0, isNumber: false, isInteractive) }
    let rows = order.map { place -> HTML in
      let row = ranking.rows[place]
      var cells = [
        HTML("th", [.init("scope", "row")], text: row.label.isEmpty ? "(no name)" : row.label)
      ]
      let rank = ranks[place]
      cells.append(
        HTML(
          "td", [.class("number rank")] + value(rank.map(Double.init), isInteractive),
          text: Format.count(rank.map(Double.init))))
      cells.append(number(scores[place], ranking.digits, "number score", isInteractive))
      cells += row.values.map { number($0, ranking.digits, "number part", isInteractive) }
      cells += row.details.map { HTML("td", [.class("word")], text: $0 ?? Format.missing) }
      return HTML("tr", children: cells)
    }
    return HTML(
      "table", [.class(isInteractive ? "data sortable" : "data")],
      HTML("thead", HTML("tr", children: head)), HTML("tbody", children: rows))
  }

  private static func number(
    _ number: Double?, _ digits: Int, _ name: String, _ isInteractive: Bool
  ) -> HTML {
    HTML(
      "td", [.class(name)] + value(number, isInteractive),
      text: Format.number(number, digits: digits))
  }

  /// The number in full, for the script.
  static func value(_ number: Double?, _ isInteractive: Bool) -> [HTML.Attribute] {
    guard isInteractive, let number else { return [] }
    return [.init("data-value", Format.raw(number))]
  }

  /// A column header; on an interactive page a button that sorts by it.
  static func header(_ text: String, isNumber: Bool, _ isInteractive: Bool) -> HTML {
    let attributes: [HTML.Attribute] =
      [.init("scope", "col")] + (isNumber ? [.class("number")] : [])
    guard isInteractive, !text.isEmpty else { return HTML("th", attributes, text: text) }
    return HTML(
      "th", attributes, HTML("button", [.init("type", "button"), .class("sort")], text: text))
  }
}
