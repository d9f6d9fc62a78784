/// A way in which all numbers of a column may be written.
enum NumberStyle: Equatable {
  /// Plain numbers, those grouped by thousands, and those with a currency, a percent sign or the
  /// brackets of accounting, with this decimal mark.
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
  /// The currencies of amounts, in order of appearance.
  private(set) var currencies: [String] = []
  /// Whether there are percentages, and numbers other than zero that are none.
  private(set) var hasPercent = false
  private var hasUnmarked = false
  /// Whether there are negative numbers as accounting writes them, and others.
  private(set) var hasAccounting = false
  private var hasOther = false
  private var spacedDigits: Set<Int> = []
  private var hasUnspaced = false
  private var hasTrailingLabel = false

  init(_ style: NumberStyle) { self.style = style }

  /// Whether some number was grouped by the mark that is decimal elsewhere.
  var isGroupedByMark: Bool { separator == .comma || separator == .point }
  var isGrouped: Bool { separator != nil }

  /// What the texts together are, where that is no column of numbers.
  enum Contradiction: Equatable {
    /// Amounts in several currencies, which must not be added.
    case currencies([String])
    /// "45 %" beside "0.45".
    case percentages
    /// Numbers that groups of digits divide but that are all of one length, as register numbers are;
    /// or nothing but numbers in brackets; or "Team - 1".
    case identifiers
  }

  /// Why texts that have numbers one by one are no numbers together; nil where they are.
  ///
  /// - Parameter isAsked: whether numbers were asked for, so that scale points need no plain number
  ///   beside them.
  func contradiction(isAsked: Bool = false) -> Contradiction? {
    if currencies.count > 1 { return .currencies(currencies) }
    if hasPercent, hasUnmarked { return .percentages }
    if hasAccounting, !hasOther { return .identifiers }
    if hasTrailingLabel, !hasPlain, !isAsked { return .identifiers }
    let isRegister =
      spacedDigits.count == 1 && !hasUnspaced && (spacedDigits.first ?? 0) >= Self.registerDigits
    return isRegister ? .identifiers : nil
  }

  /// Digits from which numbers of one length with spaces are taken for register numbers.
  private static let registerDigits = 9

  /// The number of a text, nil where it has none in this style or contradicts texts before it.
  ///
  /// - Parameter text: without surrounding spaces.
  mutating func read(_ text: ByteText) -> Double? {
    switch style {
    case .onRequest: return NumberParser.plain(text, identifiers: true)
    case .written(let decimal):
      return readWritten(text, decimal)
    case .labelled:
      if let value = NumberParser.plain(text) {
        hasPlain = true
        return value
      }
      guard let (number, label, isTrailing) = ScaleLabel.read(text) else { return nil }
      let wording = label.string
      if isTrailing {
        // "Team - 1" beside "Team - 2" are names: a wording belongs to one point.
        if labels.contains(where: { $0.value == wording && $0.key != number }) { return nil }
        hasTrailingLabel = true
      }
      // "2024 - Q1" beside "2024 - Q2" is no scale: the wording carries what the number does not.
      if let known = labels[number], known != wording { return nil }
      labels[number] = wording
      return number
    }
  }

  private mutating func readWritten(_ text: ByteText, _ decimal: DecimalMark) -> Double? {
    let reading: GroupedNumber.Reading
    if let plain = GroupedNumber.read(text, decimal: decimal) {
      reading = plain
      if plain.value != 0 { hasUnmarked = true }
      hasOther = true
    } else if let decorated = DecoratedNumber.read(text, decimal: decimal) {
      reading = decorated.number
      if let currency = decorated.currency, !currencies.contains(currency) {
        currencies.append(currency)
      }
      if decorated.isPercent {
        hasPercent = true
      } else if reading.value != 0 {
        hasUnmarked = true
      }
      if decorated.isAccounting { hasAccounting = true } else { hasOther = true }
    } else {
      return nil
    }
    if let used = reading.separator {
      guard separator == nil || separator == used else { return nil }
      separator = used
    }
    if reading.spacedDigits > 0 {
      spacedDigits.insert(reading.spacedDigits)
    } else {
      hasUnspaced = true
    }
    return reading.value
  }
}
