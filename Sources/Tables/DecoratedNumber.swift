/// Numbers with a currency, a percent sign, or the brackets of accounting around them.
enum DecoratedNumber {
  /// A number and what stood around it.
  struct Reading {
    var number: GroupedNumber.Reading
    /// The currency as a sign or a code, nil where there is none.
    var currency: String?
    var isPercent = false
    /// Negative by brackets, or by a minus sign at the end.
    var isAccounting = false
  }

  /// Signs and the codes they stand for; "$" may be several and stays a sign.
  private static let currencies: [(text: [UInt8], name: String)] =
    ["€", "$", "£", "¥", "₹", "kr"].map { (Array($0.utf8), $0) }
    + ["EUR", "USD", "GBP", "CHF", "JPY", "CNY", "INR", "SEK", "NOK", "DKK", "CAD", "AUD", "PLN"]
    .map { (Array($0.utf8), $0) }

  /// Reads "€ 1.234,50", "$1,234.50", "(1,234)", "CHF 1'234.-", "45 %", "1.234,50-".
  ///
  /// - Parameters:
  ///   - text: without surrounding spaces.
  ///   - decimal: the mark before the fraction.
  /// - Returns: nil where the text is no such number, or a plain one.
  static func read(_ text: ByteText, decimal: DecimalMark) -> Reading? {
    guard text.count >= 2, text.count <= 64 else { return nil }
    var rest = text
    var reading = Reading(number: GroupedNumber.Reading(value: 0, separator: nil))
    var isNegative = false
    if rest[0] == UInt8(ascii: "("), rest[rest.count - 1] == UInt8(ascii: ")") {
      reading.isAccounting = true
      isNegative = true
      rest = rest.part(1, rest.count - 1).trimmed()
    }
    if takeMinus(&rest) {
      if isNegative { return nil }
      isNegative = true
    }
    reading.currency = takeCurrencyBefore(&rest)
    if reading.currency != nil, takeMinus(&rest) {
      if isNegative { return nil }
      isNegative = true
    }
    if reading.currency == nil { reading.currency = takeCurrencyAfter(&rest) }
    if reading.currency == nil, rest.count > 1, rest[rest.count - 1] == UInt8(ascii: "%") {
      reading.isPercent = true
      rest = rest.part(0, rest.count - 1).trimmed()
    }
    // The minus at the end, as accounting programs write it; "5.-" is five and no cents.
    if rest.count > 1, rest[rest.count - 1] == Ascii.minus {
      if rest[rest.count - 2] == Ascii.point || rest[rest.count - 2] == Ascii.comma {
        guard reading.currency != nil else { return nil }
        rest = rest.part(0, rest.count - 2)
      } else {
        if isNegative { return nil }
        isNegative = true
        reading.isAccounting = true
        rest = rest.part(0, rest.count - 1).trimmed()
      }
    }
    guard reading.currency != nil || reading.isPercent || reading.isAccounting, rest.count > 0,
      Ascii.isDigit(rest[0]) || rest[0] == decimal.byte,
      var number = GroupedNumber.read(rest, decimal: decimal)
    else { return nil }
    if isNegative { number.value = 0 - number.value }
    reading.number = number
    return reading
  }

  private static func takeMinus(_ rest: inout ByteText) -> Bool {
    guard rest.count > 1 else { return false }
    if rest[0] == Ascii.minus {
      rest = rest.part(1, rest.count).trimmed()
      return true
    }
    guard rest.count > 3, rest[0] == 0xE2, rest[1] == 0x88, rest[2] == 0x92 else { return false }
    rest = rest.part(3, rest.count).trimmed()
    return true
  }

  private static func takeCurrencyBefore(_ rest: inout ByteText) -> String? {
    guard rest.count > 0, !Ascii.isDigit(rest[0]) else { return nil }
    for (text, name) in currencies where rest.count > text.count {
      guard text.indices.allSatisfy({ rest[$0] == text[$0] }) else { continue }
      rest = rest.part(text.count, rest.count).trimmed()
      return name
    }
    return nil
  }

  private static func takeCurrencyAfter(_ rest: inout ByteText) -> String? {
    guard rest.count > 0, !Ascii.isDigit(rest[rest.count - 1]) else { return nil }
    for (text, name) in currencies where rest.count > text.count {
      let start = rest.count - text.count
      guard text.indices.allSatisfy({ rest[start + $0] == text[$0] }) else { continue }
      rest = rest.part(0, start).trimmed()
      return name
    }
    return nil
  }
}
