/// Drawings as a file of their own.
enum SVGDocument {
  private static let gap = 24.0

  /// Drawings below each other on white paper, as a document that any program for pictures reads.
  static func text(_ plots: [Plot]) -> String {
    element(plots, palette: .paper, id: "plot").markup + "\n"
  }

  /// Drawings below each other as one element, named and described.
  /// - Parameters:
  ///   - id: a name that no other drawing on the page has.
  ///   - name: what it is called; nil for the titles of its drawings.
  static func element(_ plots: [Plot], palette: Palette, id: String, name: String? = nil) -> HTML {
    let width = plots.map(\.width).max() ?? 0
    let heights = plots.map(\.fullHeight)
    let height = heights.reduce(0, +) + gap * Double(max(0, plots.count - 1))
    let pad = palette.isPaper ? 16.0 : 0
    var parts = [
      HTML(
        "title", [.init("id", id + "-t")], text: name ?? plots.map(\.title).joined(separator: "; ")),
      HTML(
        "desc", [.init("id", id + "-d")], text: plots.map(\.description).joined(separator: " ")),
    ]
    if palette.isPaper {
      parts.append(
        HTML(
          "rect",
          [
            .init("x", SVGNumber.text(-pad)), .init("y", SVGNumber.text(-pad)),
            .init("width", SVGNumber.text(width + 2 * pad)),
            .init("height", SVGNumber.text(height + 2 * pad)),
            .init("fill", palette.color(.paper)),
          ], children: []))
    }
    var top = 0.0
    for (plot, own) in zip(plots, heights) {
      parts.append(plot.group(palette, top: top))
      top += own + gap
    }
    let (w, h) = (SVGNumber.text(width + 2 * pad), SVGNumber.text(height + 2 * pad))
    return HTML(
      "svg",
      [
        .init("xmlns", "http://www.w3.org/2000/svg"), .class("drawn"),
        .init("viewBox", "\(SVGNumber.text(-pad)) \(SVGNumber.text(-pad)) \(w) \(h)"),
        .init("width", w), .init("height", h), .init("role", "img"),
        .init("aria-labelledby", "\(id)-t \(id)-d"),
        .init("font-family", "system-ui, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', sans-serif"),
      ], children: parts)
  }
}

extension Palette {
  /// Whether the drawing brings its own ground.
  var isPaper: Bool { if case .paper = self { true } else { false } }
}
