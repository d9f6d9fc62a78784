/// A formula on one line with a caret under a place, cut to what fits on a line.
struct FormulaExcerpt {
  /// The formula and the caret, two lines.
  let lines: String

  private static let before = 40
  private static let after = 30

  /// Shows a place.
  /// - Parameters:
  ///   - formula: the text.
  ///   - place: in Unicode scalars from the start; empty for a gap.
  init(_ formula: String, place: Range<Int>) {
    let scalars = Array(formula.unicodeScalars)
    let start = min(max(0, place.lowerBound), scalars.count)
    let end = min(max(start, place.upperBound), scalars.count)
    let first = max(0, start - Self.before)
    let last = min(scalars.count, max(start, min(end, start + Self.after)) + Self.after)
    var shown = first > 0 ? "…" : ""
    var under = first > 0 ? " " : ""
    for index in first..<last {
      let scalar = Self.isHarmless(scalars[index]) ? scalars[index] : " "
      shown.unicodeScalars.append(scalar)
      guard index < end || index == start else { continue }
      // A mark sits on the letter before it; a wide character takes two places.
      if Self.isMark(scalar) { continue }
      let sign = index < start ? " " : "^"
      under += Self.isWide(scalar) ? sign + sign : sign
    }
    if start == end, start >= last { under += "^" }
    if last < scalars.count { shown += "…" }
    lines = "  \(shown)\n  \(under)"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
