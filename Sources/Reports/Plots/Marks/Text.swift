extension Mark {
  /// A text at a place, moved by pixels.
  /// - Parameter width: the room it has, in pixels; a longer text is cut and says itself whole when
  ///   pointed at.
  static func text(
    _ text: String, x: Place, y: Place, dx: Double = 0, dy: Double = 4, ink: Ink = .ink,
    anchor: StaticString = "start", width: Double? = nil, isBold: Bool = false
  ) -> Mark {
    Mark { frame in
      let plain = PlainText.oneLine(text)
      let shown = width.map { TextWidth.fitted(plain, to: $0) } ?? plain
      let weight: [HTML.Attribute] = isBold ? [.init("font-weight", "600")] : []
      let element = frame.text(
        shown, x: frame.px(x) + dx, y: frame.py(y) + dy, ink: ink, anchor: anchor,
        attributes: weight)
      return [
        shown == plain ? element : HTML("g", [], HTML("title", text: plain), element)
      ]
    }
  }
}
