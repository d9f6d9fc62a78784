extension Mark {
  /// A straight line from place to place.
  static func rule(
    from start: (x: Place, y: Place), to end: (x: Place, y: Place), ink: Ink = .ink,
    width: Double = 1, dash: String? = nil
  ) -> Mark {
    Mark { frame in
      [
        frame.line(
          from: (frame.px(start.x), frame.py(start.y)), to: (frame.px(end.x), frame.py(end.y)),
          ink: ink, width: width, dash: dash)
      ]
    }
  }

  /// An interval along the drawing, with a cap at each limit, or a tip where it goes on beyond it.
  static func interval(
    lower: Double?, upper: Double?, on scale: Scale, y: Place, ink: Ink = .ink,
    words: String? = nil
  ) -> Mark {
    Mark { frame in
      let middle = frame.py(y)
      let (left, right) = (
        frame.px(.value(lower ?? scale.minimum)), frame.px(.value(upper ?? scale.maximum))
      )
      var parts = [frame.line(from: (left, middle), to: (right, middle), ink: ink, width: 2)]
      for (limit, at, isLeft) in [(lower, left, true), (upper, right, false)] {
        if let limit, scale.contains(limit) {
          parts.append(
            frame.line(from: (at, middle - 4), to: (at, middle + 4), ink: ink, width: 2))
        } else {
          parts.append(tip(frame, x: at, y: middle, isLeft: isLeft, ink))
        }
      }
      let title = words.map { [HTML("title", text: $0)] } ?? []
      return [HTML("g", [], children: title + parts)]
    }
  }

  /// An interval up the drawing with a cap at each limit.
  static func whisker(x: Place, lower: Double, upper: Double, ink: Ink = .ink) -> Mark {
    Mark { frame in
      let at = frame.px(x)
      let (low, high) = (frame.py(.value(lower)), frame.py(.value(upper)))
      return [
        frame.line(from: (at, low), to: (at, high), ink: ink, width: 2),
        frame.line(from: (at - 4, low), to: (at + 4, low), ink: ink, width: 2),
        frame.line(from: (at - 4, high), to: (at + 4, high), ink: ink, width: 2),
      ]
    }
  }

  private static func tip(_ frame: Frame, x: Double, y: Double, isLeft: Bool, _ ink: Ink) -> HTML {
    let base = x + (isLeft ? 7 : -7)
    let path =
      "M\(SVGNumber.text(x)) \(SVGNumber.text(y))L\(SVGNumber.text(base)) \(SVGNumber.text(y - 5))"
      + "V\(SVGNumber.text(y + 5))Z"
    return HTML(
      "path", [.init("d", path), .init("fill", frame.palette.color(ink))], children: [])
  }
}
