extension Mark {
  /// A bar along the drawing, from one number to another, in a band.
  /// - Parameter words: what it says when pointed at; nil for nothing.
  static func bar(
    from start: Double, to end: Double, y: Place, thickness: Double = 0.7, ink: Ink = .accent,
    words: String? = nil
  ) -> Mark {
    Mark { frame in
      let half = frame.bandHeight * thickness / 2
      let middle = frame.py(y)
      return [
        frame.rectangle(
          x: (frame.px(.value(start)), frame.px(.value(end))), y: (middle - half, middle + half),
          ink: ink, children: words.map { [HTML("title", text: $0)] } ?? [])
      ]
    }
  }

  /// A shaded range of numbers across the whole drawing.
  static func range(x: (Double, Double)? = nil, y: (Double, Double)? = nil, ink: Ink = .band)
    -> Mark
  {
    Mark { frame in
      [
        frame.rectangle(
          x: x.map { (frame.px(.value($0.0)), frame.px(.value($0.1))) }
            ?? (frame.left, frame.right),
          y: y.map { (frame.py(.value($0.0)), frame.py(.value($0.1))) }
            ?? (frame.top, frame.bottom), ink: ink)
      ]
    }
  }

  /// A cell where two bands meet, with its text.
  /// - Parameter value: −1…1, which decides the colour; nil for an empty cell.
  static func cell(x: Int, y: Int, value: Double?, text: String, detail: String?, words: String)
    -> Mark
  {
    Mark { frame in
      let (cx, cy) = (frame.px(.band(x)), frame.py(.band(y)))
      let (halfWidth, halfHeight) = (frame.bandWidth / 2 - 1, frame.bandHeight / 2 - 1)
      let ground = value.map { Ink.diverging($0) } ?? .wash
      var parts = [
        frame.rectangle(
          x: (cx - halfWidth, cx + halfWidth), y: (cy - halfHeight, cy + halfHeight), ink: ground,
          children: [HTML("title", text: words)])
      ]
      let color = value.map(Palette.onDiverging) ?? frame.palette.color(.muted)
      for (line, size, dy) in [(text, 13.0, detail == nil ? 4.5 : -1), (detail ?? "", 10.5, 13.0)]
      where !line.isEmpty {
        parts.append(
          HTML(
            "text",
            [
              .init("x", SVGNumber.text(cx)), .init("y", SVGNumber.text(cy + dy)),
              .init("fill", color), .init("font-size", SVGNumber.text(size)),
              .init("text-anchor", "middle"),
            ], text: line))
      }
      return parts
    }
  }
}
