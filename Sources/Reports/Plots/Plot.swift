/// A drawing: a list of marks that share two scales.
///
/// The marks say what they need of the scales; axes, grids and labels are marks like any other, so a
/// new kind of drawing is a new list and a new mark is one file.
struct Plot: Sendable {
  /// What it shows; also its name for a screen reader.
  var title: String
  /// The same in words, for those who cannot see it.
  var description: String
  /// The whole width, in pixels.
  var width: Double
  /// The whole height, in pixels, without the title.
  var height: Double
  /// The room around the plotting area.
  var margins: Margins
  /// The scale along the drawing.
  var x: PlotScale
  /// The scale up the drawing; a band scale runs down it.
  var y: PlotScale
  /// What is drawn, the first at the back.
  var marks: [Mark]

  /// Room around the plotting area, in pixels.
  struct Margins: Sendable, Equatable {
    var top = 8.0
    var right = 16.0
    var bottom = 28.0
    var left = 48.0
  }

  /// The size of text, in pixels.
  static let textSize = 12.0
  private static let titleHeight = 26.0

  /// The height with the title.
  var fullHeight: Double { height + (title.isEmpty ? 0 : Self.titleHeight) }

  /// The drawing as an element that stands at a place of a larger one.
  /// - Parameters:
  ///   - palette: where its colours come from.
  ///   - top: how far down it stands.
  func group(_ palette: Palette, top: Double = 0) -> HTML {
    let offset = title.isEmpty ? 0 : Self.titleHeight
    let frame = Frame(
      left: margins.left, right: width - margins.right, top: margins.top + offset,
      bottom: height - margins.bottom + offset, width: width, x: x, y: y, palette: palette)
    var parts: [HTML] = []
    if !title.isEmpty {
      parts.append(
        frame.text(
          title, x: 0, y: 15, ink: .ink, attributes: [.init("font-weight", "600")], size: 13))
    }
    parts += marks.flatMap { $0.draw(frame) }
    return HTML("g", [.init("transform", "translate(0 \(SVGNumber.text(top)))")], children: parts)
  }
}

/// The plotting area while marks are drawn: places in pixels, and how text and lines look.
struct Frame: Sendable {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let width: Double
  let x: PlotScale
  let y: PlotScale
  let palette: Palette

  /// The pixel of a place along the drawing.
  func px(_ place: Place) -> Double { left + x.share(place) * (right - left) }

  /// The pixel of a place up the drawing: numbers grow upwards, bands run down.
  func py(_ place: Place) -> Double {
    y.isBand ? top + y.share(place) * (bottom - top) : bottom - y.share(place) * (bottom - top)
  }

  /// The width of a band along the drawing, in pixels.
  var bandWidth: Double { x.step * (right - left) }
  /// The height of a band, in pixels.
  var bandHeight: Double { y.step * (bottom - top) }

  /// A text at a pixel.
  func text(
    _ text: String, x: Double, y: Double, ink: Ink = .ink, anchor: StaticString = "start",
    attributes: [HTML.Attribute] = [], size: Double = Plot.textSize
  ) -> HTML {
    HTML(
      "text",
      [
        .init("x", SVGNumber.text(x)), .init("y", SVGNumber.text(y)),
        .init("fill", palette.color(ink)), .init("font-size", SVGNumber.text(size)),
        .init("text-anchor", "\(anchor)"),
      ] + attributes, text: text)
  }

  /// A straight line between two pixels.
  func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), ink: Ink,
    width: Double = 1, dash: String? = nil
  ) -> HTML {
    HTML(
      "line",
      [
        .init("x1", SVGNumber.text(start.x)), .init("y1", SVGNumber.text(start.y)),
        .init("x2", SVGNumber.text(end.x)), .init("y2", SVGNumber.text(end.y)),
        .init("stroke", palette.color(ink)), .init("stroke-width", SVGNumber.text(width)),
      ] + (dash.map { [.init("stroke-dasharray", $0)] } ?? []), children: [])
  }

  /// A rectangle between two corners.
  func rectangle(
    x: (Double, Double), y: (Double, Double), ink: Ink, attributes: [HTML.Attribute] = [],
    children: [HTML] = []
  ) -> HTML {
    HTML(
      "rect",
      [
        .init("x", SVGNumber.text(min(x.0, x.1))), .init("y", SVGNumber.text(min(y.0, y.1))),
        .init("width", SVGNumber.text(abs(x.1 - x.0))),
        .init("height", SVGNumber.text(abs(y.1 - y.0))), .init("fill", palette.color(ink)),
      ] + attributes, children: children)
  }
}

/// How wide a text is, judged without its font.
enum TextWidth {
  /// The width in pixels; letters of the usual sans-serif fonts are a little over half their size.
  static func of(_ text: String, size: Double = Plot.textSize) -> Double {
    Double(DisplayWidth.of(text)) * size * 0.58
  }

  /// The text cut to a width, with an ellipsis where something was cut.
  static func fitted(_ text: String, to width: Double) -> String {
    guard of(text) > width else { return text }
    var kept = ""
    for character in text {
      if of(kept + String(character) + "…") > width { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
