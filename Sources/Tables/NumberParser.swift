/// Reads decimal numbers, correctly rounded.
///
/// A mantissa below 2⁵³ times or over a power of ten up to 10²² is one rounded operation on exact
/// operands (Clinger, How to read floating point numbers accurately, 1990, the fast path); up to
/// nineteen digits are settled by `DecimalRounding`; all else goes to the standard library.
package enum NumberParser {
  /// 2⁵³: integers beyond it are identifiers, for neighbours would become equal.
  static let largestExactInteger: UInt64 = 9_007_199_254_740_992

  /// Digits after a plus sign from which a cell is a telephone number.
  private static let telephoneDigits = 8

  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The number a cell is, nil where it is none or looks like an identifier.
  ///
  /// Identifiers: leading zeros ("00123"), integers above 2⁵³, a plus before eight digits or more,
  /// and the fifteen or eighteen digits with one "E" among them that a Salesforce id may be.
  ///
  /// - Parameters:
  ///   - text: without surrounding spaces.
  ///   - decimal: the byte between whole part and fraction.
  ///   - identifiers: whether to read identifiers too, as far as a Double can hold them.
  package static func plain(
    _ text: ByteText, decimal: UInt8 = UInt8(ascii: "."), identifiers: Bool = false
  ) -> Double? {
    var position = 0
    var mantissa: UInt64 = 0
    var kept = 0
    let count = text.count
    guard count > 0 else { return nil }
    let sign = text[0]
    if sign == Ascii.minus || sign == Ascii.plus { position = 1 }
    let wholeStart = position
    while position < count, Ascii.isDigit(text[position]) {
      // Nineteen digits fit 64 bits; longer numbers go to the standard library.
      if mantissa > 0 || text[position] != Ascii.zero { kept += 1 }
      if kept <= 19 { mantissa = mantissa &* 10 &+ UInt64(text[position] &- Ascii.zero) }
      position += 1
    }
    let wholeDigits = position - wholeStart
    if !identifiers, wholeDigits > 1, text[wholeStart] == Ascii.zero { return nil }
    var fractionDigits = 0
    var isInteger = true
    if position < count, text[position] == decimal {
      isInteger = false
      position += 1
      let start = position
      while position < count, Ascii.isDigit(text[position]) {
        if mantissa > 0 || text[position] != Ascii.zero { kept += 1 }
        if kept <= 19 { mantissa = mantissa &* 10 &+ UInt64(text[position] &- Ascii.zero) }
        position += 1
      }
      fractionDigits = position - start
    }
    guard wholeDigits + fractionDigits > 0 else { return nil }
    var exponent = 0
    if position < count, text[position] | 32 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      guard let written = writtenExponent(text, &position) else { return nil }
      exponent = written
    }
    guard position == count else { return nil }
    if !identifiers, !isInteger, count == 15 || count == 18, wholeDigits > 1,
      text.allSatisfy({ Ascii.isDigit($0) || $0 | 32 == UInt8(ascii: "e") })
    {
      return nil
    }
    if isInteger {
      if kept > 19 || mantissa > largestExactInteger { return nil }
      if !identifiers, sign == Ascii.plus, wholeDigits >= telephoneDigits { return nil }
    }
    let power = exponent - fractionDigits
    if kept <= 19, mantissa <= largestExactInteger, power.magnitude <= 22 {
      let whole = Double(mantissa)
      let value =
        power < 0 ? whole / powersOfTen[-power] : whole * powersOfTen[power]
      return sign == Ascii.minus ? 0 - value : value
    }
    if kept <= 19, mantissa > 0, DecimalRounding.exponents.contains(power),
      let value = DecimalRounding.value(mantissa, exponent: power)
    {
      return sign == Ascii.minus ? 0 - value : value
    }
    return rounded(text, decimal: decimal)
  }

  /// The exponent after "e", held within what a Double could ever need; nil without digits.
  private static func writtenExponent(_ text: ByteText, _ position: inout Int) -> Int? {
    var negative = false
    if position < text.count, text[position] == Ascii.minus || text[position] == Ascii.plus {
      negative = text[position] == Ascii.minus
      position += 1
    }
    let start = position
    var value = 0
    while position < text.count, Ascii.isDigit(text[position]) {
      if value < 1_000_000 { value = value * 10 + Int(text[position] - Ascii.zero) }
      position += 1
    }
    guard position > start else { return nil }
    return negative ? -value : value
  }

  /// The standard library's reading, nil where the number is too large for a Double.
  private static func rounded(_ text: ByteText, decimal: UInt8) -> Double? {
    let ascii = String(
      decoding: text.map { $0 == decimal ? Ascii.point : $0 }, as: UTF8.self)
    guard let value = Double(ascii), value.isFinite else { return nil }
    return value + 0
  }
}
