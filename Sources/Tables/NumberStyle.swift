/// A way in which all numbers of a column may be written.
enum NumberStyle: Equatable {
  /// Plain numbers and those grouped by thousands, with this decimal mark.
  case written(DecimalMark)
  /// Numbers of a rating scale with their wording.
  case labelled
  /// Plain numbers with a decimal point, and zero-padded ones.
  case onRequest
}

/// Reads the distinct texts of a column in one style, remembering what they must agree on.
struct StyleReader {
  let style: NumberStyle
  private var separator: GroupedNumber.Separator?
  private(set) var hasPlain = false
  /// The wordings of scale points.
  private(set) var labels: [Double: String] = [:]

  init(_ style: NumberStyle) { self.style = style }

  /// Whether some number was grouped by the mark that is decimal elsewhere.
  var isGroupedByMark: Bool { separator == .comma || separator == .point }
  var isGrouped: Bool { separator != nil }

  /// The number of a text, nil where it has none in this style or contradicts texts before it.
  ///
  /// - Parameter text: without surrounding spaces.
  mutating func read(_ text: ByteText) -> Double? {
    switch style {
    case .onRequest: return NumberParser.plain(text, identifiers: true)
    case .written(let decimal):
      guard let reading = GroupedNumber.read(text, decimal: decimal) else { return nil }
      if let used = reading.separator {
        guard separator == nil || separator == used else { return nil }
        separator = used
      }
      return reading.value
    case .labelled:
      if let value = NumberParser.plain(text) {
        hasPlain = true
        return value
      }
      guard let (number, label) = ScaleLabel.read(text) else { return nil }
      let wording = label.string
      // "2024 - Q1" beside "2024 - Q2" is no scale: the wording carries what the number does not.
      if let known = labels[number], known != wording { return nil }
      labels[number] = wording
      return number
    }
  }
}
