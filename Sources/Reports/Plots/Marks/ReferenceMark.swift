extension Mark {
  /// Values and ranges to compare with, drawn behind, each named above the drawing where there is
  /// room for it.
  static func references(_ references: [Reference], on scale: Scale, kind: ValueKind) -> Mark {
    Mark { frame in
      var parts: [HTML] = []
      var taken: [ClosedRange<Double>] = []
      for reference in references {
        let end = reference.end ?? reference.value
        guard end >= scale.minimum, reference.value <= scale.maximum else { continue }
        let (start, stop) = (frame.px(.value(reference.value)), frame.px(.value(end)))
        if reference.end != nil {
          parts.append(frame.rectangle(x: (start, stop), y: (frame.top, frame.bottom), ink: .band))
        } else {
          parts.append(
            frame.line(
              from: (start, frame.top), to: (start, frame.bottom), ink: .muted, dash: "3 3"))
        }
        let middle = (start + stop) / 2
        let half = TextWidth.of(reference.label, size: 11) / 2
        let room = (middle - half)...(middle + half)
        guard !reference.label.isEmpty, !taken.contains(where: room.overlaps) else { continue }
        taken.append(room)
        parts.append(
          frame.text(
            reference.label, x: middle, y: frame.top - 4, ink: .muted, anchor: "middle", size: 11))
      }
      return parts
    }
  }
}
