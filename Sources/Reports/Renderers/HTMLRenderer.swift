/// A report as one self-contained page to send: nothing loaded, light and dark, for screens from 320
/// pixels and for paper; with one script of its own where it is to be interactive, else with none.
public struct HTMLRenderer: Renderer {
  /// The language of the text, a BCP 47 tag.
  public var language: String
  /// A line at the end of the page, for example how it was made; nil for none.
  public var footer: String?
  /// Whether tables can be sorted and filtered, and weights be moved, by the page's own script.
  public var isInteractive: Bool

  /// Creates a renderer.
  public init(language: String = "en", footer: String? = nil, isInteractive: Bool = false) {
    self.isInteractive = isInteractive
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
        [.init("http-equiv", "Content-Security-Policy"), .init("content", policy)]),
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
        HTML(
          "body", .lineEnd, main, .lineEnd,
          isInteractive ? HTML(script: PageScript.source) : HTML()), .lineEnd),
      .lineEnd,
    ])
  }

  /// Nothing may be loaded; only the one style sheet and, where there is one, the one script apply, known
  /// by their digests.
  var policy: String {
    "default-src 'none'; style-src '\(Self.styleDigest)'; "
      + (isInteractive ? "script-src '\(Self.scriptDigest)'; " : "")
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }

  static let styleDigest =
    "sha256-" + base64(SHA256.digest(of: Stylesheet.css.description.utf8))
  static let scriptDigest =
    "sha256-" + base64(SHA256.digest(of: PageScript.source.description.utf8))

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
    case .ranking(let ranking):
      HTMLRanking.figure(ranking, id: id, isInteractive: isInteractive)
    case .details(let summary, let blocks): details(summary, blocks, id: id)
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

  private func details(_ summary: String, _ blocks: [Block], id: String) -> HTML {
    let parts = blocks.enumerated().map { html($1, id: "\(id)-\($0 + 1)") }.filter { $0 != HTML() }
    return HTML(
      "details", [.class("behind")], children: [HTML("summary", text: summary)] + parts)
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
    let sorts = isInteractive && table.rowCount > 3
    let head = table.columns.map { column in
      HTMLRanking.header(column.header, isNumber: column.kind.isNumeric, sorts)
    }
    let texts = table.columns.map { column in (0..<table.rowCount).map { column.display(row: $0) } }
    let classes = zip(table.columns, texts).map { $0.kind.isNumeric ? "number" : Self.width($1) }
    let rows = (0..<table.rowCount).map { row in
      HTML(
        "tr",
        children: table.columns.enumerated().map { index, column in
          let text = texts[index][row]
          if index == 0, !first.kind.isNumeric {
            return HTML("th", [.init("scope", "row")], HTML(breakable: text))
          }
          return HTML(
            "td",
            [.class(classes[index])]
              + HTMLRanking.value(column.number(row: row), sorts), text: text)
        })
    }
    let caption = table.title.isEmpty ? HTML() : HTML("caption", text: table.title)
    let box = Self.scrolling(
      HTML(
        "table", [.class(sorts ? "data sortable" : "data")], caption,
        HTML("thead", HTML("tr", children: head)), HTML("tbody", children: rows)),
      label: table.title.isEmpty ? table.name : table.title)
    guard sorts, table.rowCount > 12 else { return box }
    return HTML("div", [.class("filtered")], filter(label: table.title), box)
  }

  /// How narrow a column of texts may become: a few characters stay on one line, words of usual length
  /// break between them alone, and whatever else comes may break anywhere.
  private static func width(_ texts: [String]) -> String {
    if texts.allSatisfy({ $0.count <= 16 }) { return "word short" }
    let words = texts.flatMap { $0.split(separator: " ") }
    return words.allSatisfy { $0.count <= 14 } ? "word usual" : "word"
  }

  /// A field that hides the rows without its text; shown once the script runs.
  private func filter(label: String) -> HTML {
    HTML(
      "div", [.class("filter"), .init("hidden", "")],
      HTML(
        "label", HTML(text: "Show rows with "),
        HTML(
          void: "input",
          [
            .init("type", "search"),
            .init("aria-label", label.isEmpty ? "Filter the table" : "Filter: " + label),
          ])),
      HTML("span", [.class("muted"), .init("role", "status")], text: ""))
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
