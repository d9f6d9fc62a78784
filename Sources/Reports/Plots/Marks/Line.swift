extension Mark {
  /// Points joined by lines, or by steps where a value holds until the next.
  static func line(_ points: [(x: Double, y: Double)], series: Int = 0, isStep: Bool = false)
    -> Mark
  {
    Mark { frame in
      guard points.count > 1 else { return [] }
      var attributes: [HTML.Attribute] = [
        .init("d", "M" + path(points, frame, isStep: isStep)), .init("fill", "none"),
        .init("stroke", frame.palette.color(.series(series))), .init("stroke-width", "2"),
        .init("stroke-linejoin", "round"),
      ]
      if let dash = Palette.dash(series) { attributes.append(.init("stroke-dasharray", dash)) }
      return [HTML("path", attributes, children: [])]
    }
  }

  /// The area between lower and upper limits.
  static func area(
    _ points: [(x: Double, lower: Double, upper: Double)], ink: Ink, isStep: Bool = false
  ) -> Mark {
    Mark { frame in
      guard points.count > 1 else { return [] }
      let upper = path(points.map { ($0.x, $0.upper) }, frame, isStep: isStep)
      var back = ""
      for (index, point) in points.enumerated().reversed() {
        let x = SVGNumber.text(frame.px(.value(point.x)))
        let y = SVGNumber.text(frame.py(.value(point.lower)))
        // A step holds the earlier value up to the later place.
        back += index < points.count - 1 && isStep ? "V\(y)H\(x)" : "L\(x) \(y)"
      }
      return [
        HTML(
          "path",
          [
            .init("d", "M\(upper)\(back)Z"),
            .init("fill", frame.palette.color(ink)), .init("fill-opacity", "0.16"),
          ], children: [])
      ]
    }
  }

  private static func path(
    _ points: [(x: Double, y: Double)], _ frame: Frame, isStep: Bool
  ) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      let x = SVGNumber.text(frame.px(.value(point.x)))
      let y = SVGNumber.text(frame.py(.value(point.y)))
      text += index == 0 ? "\(x) \(y)" : isStep ? "H\(x)V\(y)" : "L\(x) \(y)"
    }
    return text
  }
}
