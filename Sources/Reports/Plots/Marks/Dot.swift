extension Mark {
  /// A dot at a place.
  /// - Parameters:
  ///   - isHollow: whether only its outline is drawn.
  ///   - words: what it says when pointed at; nil for nothing.
  static func dot(
    x: Place, y: Place, radius: Double = 4.5, ink: Ink = .accent, isHollow: Bool = false,
    words: String? = nil
  ) -> Mark {
    Mark { frame in
      [
        HTML(
          "circle",
          [
            .init("cx", SVGNumber.text(frame.px(x))), .init("cy", SVGNumber.text(frame.py(y))),
            .init("r", SVGNumber.text(radius)),
            .init("fill", frame.palette.color(isHollow ? .paper : ink)),
            .init("stroke", frame.palette.color(ink)),
            .init("stroke-width", isHollow ? "2" : "0"),
          ], children: words.map { [HTML("title", text: $0)] } ?? [])
      ]
    }
  }
}
