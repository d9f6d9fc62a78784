extension Mark {
  /// Marks and numbers along the foot of the drawing.
  static func axisX(_ ticks: [(value: Place, text: String)], label: String = "") -> Mark {
    Mark { frame in
      var parts = [
        frame.line(
          from: (frame.left, frame.bottom), to: (frame.right, frame.bottom), ink: .track)
      ]
      var taken = -Double.infinity
      for tick in ticks {
        let x = frame.px(tick.value)
        parts.append(frame.line(from: (x, frame.bottom), to: (x, frame.bottom + 4), ink: .track))
        let half = TextWidth.of(tick.text) / 2
        // A number without room beside its neighbour is left out; its mark stays.
        guard x - half > taken + 4 else { continue }
        taken = x + half
        parts.append(
          frame.text(tick.text, x: x, y: frame.bottom + 17, ink: .muted, anchor: "middle"))
      }
      if !label.isEmpty {
        parts.append(
          frame.text(
            label, x: (frame.left + frame.right) / 2, y: frame.bottom + 34, ink: .muted,
            anchor: "middle"))
      }
      return parts
    }
  }

  /// Numbers up the left of the drawing, with a line across for each.
  static func axisY(_ ticks: [(value: Double, text: String)], label: String = "") -> Mark {
    Mark { frame in
      var parts: [HTML] = []
      for tick in ticks {
        let y = frame.py(.value(tick.value))
        parts.append(frame.line(from: (frame.left, y), to: (frame.right, y), ink: .hair))
        parts.append(
          frame.text(tick.text, x: frame.left - 8, y: y + 4, ink: .muted, anchor: "end"))
      }
      if !label.isEmpty {
        parts.append(frame.text(label, x: 0, y: frame.top - 16, ink: .muted))
      }
      return parts
    }
  }

  /// Lines across or up the drawing at values.
  static func gridX(_ values: [Double]) -> Mark {
    Mark { frame in
      values.map { value in
        let x = frame.px(.value(value))
        return frame.line(from: (x, frame.top), to: (x, frame.bottom), ink: .hair)
      }
    }
  }
}
