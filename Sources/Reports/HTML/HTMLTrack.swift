/// One interval as SVG that stretches with the page: places along it are percentages, so that
/// lines and text keep their size at any width.
struct HTMLTrack {
  let scale: Scale
  let references: [Reference]
  let kind: ValueKind

  /// The height of one line.
  static let height = 24
  private static let axisHeight = 18

  /// The drawing of one row.
  /// - Parameters:
  ///   - id: a name that no other drawing on the page has.
  ///   - isQuiet: whether the row is only there to compare with.
  func drawing(_ row: IntervalRow, level: Double?, id: String, isQuiet: Bool = false) -> HTML {
    var parts: [HTML] = [
      HTML("title", [.init("id", id + "-t")], text: row.label.isEmpty ? "Interval" : row.label),
      HTML("desc", [.init("id", id + "-d")], text: description(row, level)),
    ]
    parts += background()
    let middle = "\(Self.height / 2)"
    if row.lower != nil || row.upper != nil {
      let low = row.lower ?? scale.minimum
      let high = row.upper ?? scale.maximum
      parts.append(line("interval", from: (low, middle), to: (high, middle)))
      for (limit, isLeft) in [(row.lower, true), (row.upper, false)] {
        if let limit, scale.contains(limit) {
          parts.append(line("interval", from: (limit, "7"), to: (limit, "17")))
        } else {
          parts.append(arrow(isLeft: isLeft))
        }
      }
    }
    if let estimate = row.estimate {
      if scale.contains(estimate) {
        parts.append(
          HTML(
            "circle",
            [
              .class("dot"), .init("cx", place(estimate)), .init("cy", middle), .init("r", "6"),
            ]))
      } else {
        parts.append(arrow(isLeft: estimate < scale.minimum))
      }
    }
    let tone = row.tone == .neutral ? (isQuiet ? " quiet" : "") : " \(row.tone.rawValue)"
    return HTML(
      "svg",
      [
        .class("line" + tone), .init("width", "100%"), .init("height", "\(Self.height)"),
        .init("role", "img"), .init("aria-labelledby", "\(id)-t \(id)-d"),
      ], children: parts)
  }

  /// The ends of the scale and the labels of references that find room.
  func axis() -> HTML {
    var texts: [HTML] = []
    for (value, anchor) in [(scale.minimum, "start"), (scale.maximum, "end")] {
      texts.append(text(Format.tick(value, as: kind), at: place(value), anchor: anchor))
    }
    for reference in references where fits(reference) {
      texts.append(text(reference.label, at: place(middle(of: reference)), anchor: "middle"))
    }
    return HTML(
      "svg",
      [
        .class("axis"), .init("width", "100%"), .init("height", "\(Self.axisHeight)"),
        .init("aria-hidden", "true"),
      ], children: texts)
  }

  /// References whose label stands under the chart, because it has no room above it.
  var unplaced: [Reference] { references.filter { !fits($0) } }

  private func background() -> [HTML] {
    var parts: [HTML] = []
    for reference in references {
      guard let end = reference.end, end >= scale.minimum, reference.value <= scale.maximum else {
        continue
      }
      let width = position(end) - position(reference.value)
      parts.append(
        HTML(
          "rect",
          [
            .class("band"), .init("x", place(reference.value)), .init("y", "0"),
            .init("width", SVGNumber.percent(width)), .init("height", "\(Self.height)"),
          ]))
    }
    let middle = "\(Self.height / 2)"
    parts.append(line("axis-line", from: (scale.minimum, middle), to: (scale.maximum, middle)))
    for reference in references where reference.end == nil && scale.contains(reference.value) {
      parts.append(
        line("reference", from: (reference.value, "0"), to: (reference.value, "\(Self.height)")))
    }
    return parts
  }

  private func line(
    _ name: String, from start: (x: Double, y: String), to end: (x: Double, y: String)
  ) -> HTML {
    HTML(
      "line",
      [
        .class(name), .init("x1", place(start.x)), .init("y1", start.y),
        .init("x2", place(end.x)), .init("y2", end.y),
      ])
  }

  /// A tip at the end of the scale: the interval goes on beyond it.
  private func arrow(isLeft: Bool) -> HTML {
    let path = isLeft ? "M-6 12L2 7V17Z" : "M6 12L-2 7V17Z"
    return HTML(
      "svg",
      [.init("x", isLeft ? "0%" : "100%"), .init("width", "1"), .init("height", "\(Self.height)")],
      HTML("path", [.class("arrow"), .init("d", path)]))
  }

  private func text(_ text: String, at x: String, anchor: String) -> HTML {
    HTML(
      "text",
      [.init("x", x), .init("y", "13"), .init("text-anchor", anchor)], text: text)
  }

  private func position(_ value: Double) -> Double { min(1, max(0, scale.position(value))) }
  private func place(_ value: Double) -> String { SVGNumber.percent(position(value)) }

  private func middle(of reference: Reference) -> Double {
    let start = max(reference.value, scale.minimum)
    return (start + min(reference.end ?? reference.value, scale.maximum)) / 2
  }

  /// Whether a label has room on a narrow chart: 240 pixels, 6.5 a character.
  private func fits(_ reference: Reference) -> Bool {
    func extent(_ label: String, at share: Double, anchor: Double) -> ClosedRange<Double> {
      let width = Double(DisplayWidth.of(label)) * 6.5 / 240
      return (share - anchor * width)...(share + (1 - anchor) * width)
    }
    var taken = [
      extent(Format.tick(scale.minimum, as: kind), at: 0, anchor: 0),
      extent(Format.tick(scale.maximum, as: kind), at: 1, anchor: 1),
    ]
    for other in references {
      let isVisible =
        scale.contains(other.value)
        || (other.value < scale.minimum && (other.end ?? other.value) >= scale.minimum)
      guard isVisible else {
        if other == reference { return false }
        continue
      }
      let own = extent(other.label, at: position(middle(of: other)), anchor: 0.5)
      let isFree =
        own.lowerBound >= 0 && own.upperBound <= 1
        && !taken.contains {
          $0.lowerBound - 0.03 < own.upperBound && own.lowerBound < $0.upperBound + 0.03
        }
      if other == reference { return isFree }
      if isFree { taken.append(own) }
    }
    return false
  }

  private func description(_ row: IntervalRow, _ level: Double?) -> String {
    var words = Format.value(row.estimate, as: kind)
    if row.lower != nil || row.upper != nil {
      words += ", " + (level.map { Format.level($0) + " interval " } ?? "interval ")
      words += Format.interval(row.lower, row.upper, as: kind)
    } else if let remark = row.remark {
      words += ", " + remark
    }
    let low = Format.tick(scale.minimum, as: kind)
    return words + ", on a scale from \(low) to \(Format.tick(scale.maximum, as: kind))"
  }
}

/// Numbers in drawings, rounded so that they are short and stable.
enum SVGNumber {
  /// A plain number with at most two decimals.
  static func text(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return Format.raw(rounded == 0 ? 0 : rounded)
  }

  /// A share on 0…1 as a percentage of the drawing's width.
  static func percent(_ share: Double) -> String { text(share * 100) + "%" }
}
