/// The signs that charts and tables are drawn with.
struct Glyphs: Sendable {
  let rule: String
  let track: String
  let line: String
  let leftEnd: String
  let rightEnd: String
  let leftBeyond: String
  let rightBeyond: String
  let dot: String
  let reference: String
  let crossing: String
  let band: String
  let callout: String
  let bullet: String
  /// Fills by tone, and by place where several categories share a tone.
  let fills: [String]
  /// The sign of a curve alone.
  let curve: String
  /// The signs of several curves.
  let curves: [String]
  let axisVertical: String
  let axisCorner: String

  static let unicode = Glyphs(
    rule: "─", track: "·", line: "─", leftEnd: "├", rightEnd: "┤", leftBeyond: "◂",
    rightBeyond: "▸", dot: "●", reference: "┊", crossing: "┼", band: "░", callout: "▌",
    bullet: "·", fills: ["█", "░", "▒", "▓", "▚", "▞"], curve: "━",
    curves: ["●", "○", "◆", "◇", "■", "□"],
    axisVertical: "│", axisCorner: "└")

  static let ascii = Glyphs(
    rule: "-", track: ".", line: "-", leftEnd: "|", rightEnd: "|", leftBeyond: "<",
    rightBeyond: ">", dot: "*", reference: ":", crossing: "+", band: "~", callout: "|",
    bullet: "-", fills: ["#", ".", "=", "%", "/", "+"], curve: "*",
    curves: ["*", "o", "x", "+", "#", "@"],
    axisVertical: "|", axisCorner: "+")
}

/// How text is set off: by colour where it is asked for, else not at all.
struct TextStyle: Sendable {
  enum Emphasis: Sendable {
    case bold
    case dim
    case good
    case bad
    case uncertain
  }

  let color: Bool
  let unicode: Bool

  var glyphs: Glyphs { unicode ? .unicode : .ascii }

  /// Text from a report, made safe and put into the characters that may be used.
  func clean(_ text: String) -> String {
    let safe = PlainText.oneLine(text)
    return unicode ? safe : PlainText.ascii(safe)
  }

  /// Text from a report as it stands in one cell or one line.
  func cell(_ text: String) -> String { Wrap.plainSpaces(clean(text)) }

  /// The text with the terminal's codes around it; its spaces at both ends stay plain.
  func apply(_ emphasis: Emphasis?, to text: String) -> String {
    guard color, let emphasis, !text.isEmpty else { return text }
    let code =
      switch emphasis {
      case .bold: "1"
      case .dim: "2"
      case .good: "32"
      case .bad: "31"
      case .uncertain: "33"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Tone {
  /// The colour of a tone.
  var emphasis: TextStyle.Emphasis? {
    switch self {
    case .neutral: nil
    case .good: .good
    case .bad: .bad
    case .uncertain: .uncertain
    }
  }
}
