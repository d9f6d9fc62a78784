/// A report as one self-contained page to send: no script, nothing loaded, light and dark, for
/// screens from 320 pixels and for paper.
public struct HTMLRenderer: Renderer {
  /// The language of the text, a BCP 47 tag.
  public var language: String
  /// A line at the end of the page, for example how it was made; nil for none.
  public var footer: String?

  /// Creates a renderer.
  public init(language: String = "en", footer: String? = nil) {
    self.language = language
    self.footer = footer
  }

  /// The report as a page, ending with a newline.
  public func render(_ report: Report) -> String {
    var body = [
      HTML(
        "header", HTML("h1", text: report.title),
        report.subtitle.map { HTML("p", [.class("subtitle")], text: $0) } ?? HTML())
    ]
    for (index, block) in report.blocks.enumerated() {
      let part = html(block, id: "b\(index + 1)")
      guard part != HTML() else { continue }
      body.append(.lineEnd)
      body.append(part)
    }
    if let footer { body.append(HTML("footer", text: footer)) }
    return page(report.title, HTML("main", children: body)).markup
  }

  private func page(_ title: String, _ main: HTML) -> HTML {
    let head = HTML(
      "head",
      HTML(void: "meta", [.init("charset", "utf-8")]), .lineEnd,
      HTML(
        void: "meta",
        [.init("http-equiv", "Content-Security-Policy"), .init("content", Self.policy)]),
      .lineEnd,
      HTML(
        void: "meta",
        [.init("name", "viewport"), .init("content", "width=device-width, initial-scale=1")]),
      .lineEnd,
      HTML(
        void: "meta", [.init("name", "color-scheme"), .init("content", "light dark")]),
      .lineEnd,
      HTML("title", text: title), .lineEnd,
      HTML(style: Stylesheet.css))
    return .joined([
      .documentType,
      HTML(
        "html", [.init("lang", language)], .lineEnd, head, .lineEnd,
        HTML("body", .lineEnd, main, .lineEnd), .lineEnd),
      .lineEnd,
    ])
  }

  /// Nothing may be loaded or run; only the one style sheet, known by its digest, applies.
  static let policy: String = {
    let digest = SHA256.digest(of: Stylesheet.css.description.utf8)
    return "default-src 'none'; style-src 'sha256-\(base64(digest))'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }()

  private func html(_ block: Block, id: String) -> HTML {
    switch block {
    case .heading(let text): HTML("h2", text: text)
    case .paragraph(let text): HTML("p", text: text)
    case .headline(let headline): HTMLIntervals.headline(headline, id: id)
    case .intervals(let chart): HTMLIntervals.figure(chart, id: id)
    case .bars(let chart): HTMLBars.figure(chart, id: id)
    case .curves(let chart): HTMLCurves.figure(chart, id: id)
    case .matrix(let chart):
      drawing(chart.plot, chart.table(withLimits: true), title: chart.title, id: id)
    case .dumbbells(let chart): drawing(chart.plot, chart.table, title: chart.title, id: id)
    case .table(let table): table.isForReaders ? self.table(table) : HTML()
    case .finding(let remark, let tone): Self.finding(remark, tone)
    case .notes(let remarks): notes(remarks)
    }
  }

  /// A picture with its figures as a table behind it.
  private func drawing(_ plot: Plot, _ figures: ReportTable, title: String, id: String) -> HTML {
    var (plot, figures) = (plot, figures)
    // The caption says the title once.
    plot.title = ""
    figures.title = ""
    return HTML(
      "figure", [.class("drawing")], HTMLIntervals.caption(title),
      HTML(
        "div",
        [
          .class("scroll"), .init("role", "region"), .init("tabindex", "0"),
          .init("aria-label", title.isEmpty ? "Chart" : title),
        ],
        SVGDocument.element([plot], palette: .page, id: id, name: title)),
      HTML("details", HTML("summary", text: "Figures"), table(figures)))
  }

  static func finding(_ remark: Remark, _ tone: Tone) -> HTML {
    HTML("p", [.class("finding \(tone.rawValue)")], text: remark.sentence)
  }

  private func notes(_ remarks: [Remark]) -> HTML {
    guard !remarks.isEmpty else { return HTML() }
    return HTML(
      "section", [.class("notes"), .init("aria-label", "Notes")],
      HTML("p", [.class("title")], text: "Notes"),
      HTML("ul", children: remarks.map { HTML("li", text: $0.sentence) }))
  }

  private func table(_ table: ReportTable) -> HTML {
    guard let first = table.columns.first else { return HTML() }
    let head = table.columns.map { column in
      HTML(
        "th", [.init("scope", "col")] + (column.kind.isNumeric ? [.class("number")] : []),
        text: column.header)
    }
    let rows = (0..<table.rowCount).map { row in
      HTML(
        "tr",
        children: table.columns.enumerated().map { index, column in
          let text = column.display(row: row)
          if index == 0, !first.kind.isNumeric {
            return HTML("th", [.init("scope", "row")], HTML(breakable: text))
          }
          return HTML("td", [.class(column.kind.isNumeric ? "number" : "word")], text: text)
        })
    }
    let caption = table.title.isEmpty ? HTML() : HTML("caption", text: table.title)
    return Self.scrolling(
      HTML(
        "table", [.class("data")], caption, HTML("thead", HTML("tr", children: head)),
        HTML("tbody", children: rows)),
      label: table.title.isEmpty ? table.name : table.title)
  }

  /// A box that scrolls sideways on its own, also from the keyboard, where a table is too wide.
  static func scrolling(_ content: HTML, label: String) -> HTML {
    HTML(
      "div",
      [
        .class("scroll"), .init("role", "region"),
        .init("aria-label", label.isEmpty ? "Table" : label), .init("tabindex", "0"),
      ], content)
  }
}
