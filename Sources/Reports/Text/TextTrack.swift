/// One interval drawn on a line of cells: `·····├────●───┤····`.
struct TextTrack {
  let style: TextStyle
  let scale: Scale
  let references: [Reference]
  let width: Int

  private enum Ink: Equatable {
    case background
    case reference
    case interval
    case estimate
  }

  /// The cell of a value on the scale.
  func cell(_ value: Double) -> Int {
    let position = min(1, max(0, scale.position(value)))
    return Int((position * Double(width - 1)).rounded(.toNearestOrAwayFromZero))
  }

  /// The line of one row.
  func line(_ row: IntervalRow) -> String {
    let glyphs = style.glyphs
    var cells = background()
    if row.lower != nil || row.upper != nil {
      let low = row.lower.map(cell) ?? 0
      let high = row.upper.map(cell) ?? width - 1
      for index in min(low, high)...max(low, high) {
        let crosses = cells[index].ink == .reference
        cells[index] = (crosses ? glyphs.crossing : glyphs.line, .interval)
      }
      let leaves = (
        left: row.lower.map { $0 < scale.minimum } ?? true,
        right: row.upper.map { $0 > scale.maximum } ?? true
      )
      cells[low] = (leaves.left ? glyphs.leftBeyond : glyphs.leftEnd, .interval)
      cells[high] = (leaves.right ? glyphs.rightBeyond : glyphs.rightEnd, .interval)
    }
    if let estimate = row.estimate {
      let glyph =
        estimate < scale.minimum
        ? glyphs.leftBeyond : estimate > scale.maximum ? glyphs.rightBeyond : glyphs.dot
      cells[cell(estimate)] = (glyph, .estimate)
    }
    return text(cells, tone: row.tone)
  }

  private func background() -> [(glyph: String, ink: Ink)] {
    let glyphs = style.glyphs
    var cells = [(glyph: String, ink: Ink)](
      repeating: (glyphs.track, .background), count: width)
    for reference in references {
      if let end = reference.end {
        guard end >= scale.minimum, reference.value <= scale.maximum else { continue }
        for index in cell(reference.value)...cell(end) where cells[index].ink == .background {
          cells[index].glyph = glyphs.band
        }
      } else if scale.contains(reference.value) {
        cells[cell(reference.value)] = (glyphs.reference, .reference)
      }
    }
    return cells
  }

  private func text(_ cells: [(glyph: String, ink: Ink)], tone: Tone) -> String {
    guard style.color else { return cells.map(\.glyph).joined() }
    var result = ""
    var index = 0
    while index < cells.count {
      let ink = cells[index].ink
      var run = ""
      while index < cells.count, cells[index].ink == ink {
        run += cells[index].glyph
        index += 1
      }
      switch ink {
      case .background, .reference: result += style.apply(.dim, to: run)
      case .interval: result += style.apply(tone.emphasis, to: run)
      case .estimate: result += style.apply(tone.emphasis ?? .bold, to: run)
      }
    }
    return result
  }

  /// The ends of the scale and the labels of references above it, and the labels that found no
  /// room there.
  func axis(kind: ValueKind) -> (line: String, left: [String]) {
    var cells = [Character](repeating: " ", count: width)
    var taken = [Bool](repeating: false, count: width)
    func place(_ text: String, at start: Int) -> Bool {
      let end = start + DisplayWidth.of(text)
      guard start >= 0, end <= width, DisplayWidth.of(text) == text.count else { return false }
      let reach = max(0, start - 2)..<min(width, end + 2)
      guard !taken[reach].contains(true) else { return false }
      for (offset, character) in text.enumerated() { cells[start + offset] = character }
      for index in start..<end { taken[index] = true }
      return true
    }
    let minimum = style.cell(Format.tick(scale.minimum, as: kind))
    let maximum = style.cell(Format.tick(scale.maximum, as: kind))
    _ = place(minimum, at: 0)
    _ = place(maximum, at: width - DisplayWidth.of(maximum))
    var left: [String] = []
    for reference in references {
      let label = style.cell(reference.label)
      let value = cell(reference.value)
      let middle = reference.end.map { (value + cell($0)) / 2 } ?? value
      let isVisible =
        scale.contains(reference.value)
        || reference.end.map { $0 >= scale.minimum && reference.value <= scale.maximum } ?? false
      if isVisible, place(label, at: middle - DisplayWidth.of(label) / 2) { continue }
      let sign = reference.end == nil ? style.glyphs.reference : style.glyphs.band
      let value1 = Format.tick(reference.value, as: kind)
      let range = reference.end.map { "\(value1) … \(Format.tick($0, as: kind))" } ?? value1
      left.append(
        reference.label == range ? "\(sign) \(label)" : "\(sign) \(label) \(style.cell(range))")
    }
    return (String(cells), left)
  }
}
