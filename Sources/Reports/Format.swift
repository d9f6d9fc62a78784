/// Numbers as people read them, the same on every machine and in every locale.
///
/// A half is rounded away from zero by the number's decimal digits, a minus is the sign "−", and a
/// number that rounds to zero has no sign.
public enum Format {
  /// What stands where there is no number.
  public static let missing = "–"
  /// The minus sign for people.
  public static let minus = "−"
  /// The space that keeps a number and its unit on one line.
  static let unitSpace = "\u{A0}"

  /// A number with fixed decimals and commas between thousands: "1,234.50".
  public static func number(_ value: Double?, digits: Int) -> String {
    fixed(value, decimals: digits, signed: false)
  }

  /// A change with fixed decimals and always a sign, except zero: "+0.42".
  public static func difference(_ value: Double?, digits: Int) -> String {
    fixed(value, decimals: digits, signed: true)
  }

  /// A score on −100…100: one decimal and always a sign, except zero: "+23.2".
  public static func score(_ value: Double?) -> String {
    fixed(value, decimals: 1, signed: true)
  }

  /// A share on 0…1 as a percentage: 0.455 is "45.5 %".
  public static func percent(_ share: Double?, digits: Int = 1) -> String {
    guard let share, !share.isNaN else { return missing }
    return fixed(share, decimals: digits, signed: false, shift: 2) + unitSpace + "%"
  }

  /// A level on 0…1 as a percentage without needless decimals: 0.95 is "95 %", 0.995 "99.5 %".
  public static func level(_ level: Double) -> String {
    guard level.isFinite else { return missing }
    var decimals = 0
    while decimals < 6 {
      var number = DecimalDigits(level)
      number.shift(by: 2 + decimals)
      if number.isWhole { break }
      decimals += 1
    }
    return percent(level, digits: decimals)
  }

  /// A p-value: three decimals, no leading zero, "< .001" and "> .999" at the ends.
  ///
  /// More decimals where three would read like a usual level of tests that it is not: .05021 is ".0502".
  public static func pValue(_ value: Double?) -> String {
    let text = bounded(value, leadingZero: false)
    guard let value,
      let level = [(".010", 0.01), (".050", 0.05), (".100", 0.1)]
        .first(where: { $0.0 == text })?.1, abs(value - level) > 1e-8
    else { return text }
    for decimals in 4...8 {
      var number = DecimalDigits(value)
      number.round(decimals: decimals)
      let longer = number.text(decimals: decimals, leadingZero: false)
      if longer != text + String(repeating: "0", count: decimals - 3) { return longer }
    }
    return text
  }

  /// A probability: three decimals, "< 0.001" and "> 0.999" at the ends.
  public static func probability(_ value: Double?) -> String {
    bounded(value, leadingZero: true)
  }

  /// A number of things: commas between thousands, one decimal where it is not whole.
  public static func count(_ value: Double?) -> String { wholeOrOneDecimal(value) }

  /// A number of things: commas between thousands.
  public static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? minus : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Degrees of freedom: whole where they are whole, else one decimal.
  public static func degreesOfFreedom(_ value: Double?) -> String { wholeOrOneDecimal(value) }

  /// A value as its kind asks.
  public static func value(_ value: Double?, as kind: ValueKind) -> String {
    switch kind {
    case .text: value.map(raw) ?? missing
    case .count: count(value)
    case .score: score(value)
    case .percent: percent(value)
    case .probability: probability(value)
    case .pValue: pValue(value)
    case .number(let digits): number(value, digits: digits)
    case .difference(let digits): difference(value, digits: digits)
    case .degreesOfFreedom: degreesOfFreedom(value)
    }
  }

  /// Two limits: "+4.1 … +41.0"; a missing limit is unbounded, "from" or "up to".
  public static func interval(_ lower: Double?, _ upper: Double?, as kind: ValueKind) -> String {
    switch (lower, upper) {
    case (nil, nil): missing
    case (let lower?, nil): "from \(value(lower, as: kind))"
    case (nil, let upper?): "up to \(value(upper, as: kind))"
    case (let lower?, let upper?):
      value(lower, as: kind) + "\u{A0}…\u{A0}" + value(upper, as: kind)
    }
  }

  /// The value of a mark on a scale, with no more decimals than it needs: "−100", "50 %", "0.25".
  static func tick(_ value: Double, as kind: ValueKind) -> String {
    guard value.isFinite else { return missing }
    let isPercent = kind == .percent
    var decimals = 0
    while decimals < 4 {
      var number = DecimalDigits(value)
      number.shift(by: decimals + (isPercent ? 2 : 0))
      if number.isWhole { break }
      decimals += 1
    }
    switch kind {
    case .percent: return percent(value, digits: decimals)
    case .score, .difference: return difference(value, digits: decimals)
    default: return number(value, digits: decimals)
    }
  }

  /// A number for machines: the shortest text that reads back as the same number, a whole one
  /// without decimals, and an ASCII minus; empty for a number that is not finite.
  public static func raw(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
    let text = value.description
    // Whole numbers beyond 2^53 that are still written out end in ".0".
    let digits = text.utf8
    guard digits.last == UInt8(ascii: "0"), digits.dropLast().last == UInt8(ascii: ".") else {
      return text
    }
    return String(text.dropLast(2))
  }

  private static func fixed(_ value: Double?, decimals: Int, signed: Bool, shift: Int = 0)
    -> String
  {
    precondition(decimals >= 0, "format: \(decimals) decimals")
    guard let value, !value.isNaN else { return missing }
    guard value.isFinite else { return (value < 0 ? minus : signed ? "+" : "") + "∞" }
    var number = DecimalDigits(value)
    number.shift(by: shift)
    number.round(decimals: decimals)
    let text = number.text(decimals: decimals)
    if number.isZero { return text }
    return number.isNegative ? minus + text : signed ? "+" + text : text
  }

  private static func bounded(_ value: Double?, leadingZero: Bool) -> String {
    guard let value, value.isFinite else { return missing }
    let zero = leadingZero ? "0" : ""
    if value < 0.001 { return "<\u{A0}\(zero).001" }
    if value < 1, value > 0.999 { return ">\u{A0}\(zero).999" }
    var number = DecimalDigits(value)
    number.round(decimals: 3)
    return number.text(decimals: 3, leadingZero: leadingZero)
  }

  private static func wholeOrOneDecimal(_ value: Double?) -> String {
    guard let value, value.isFinite else { return fixed(value, decimals: 0, signed: false) }
    var number = DecimalDigits(value)
    number.round(decimals: 1)
    return fixed(value, decimals: number.isWhole ? 0 : 1, signed: false)
  }
}
