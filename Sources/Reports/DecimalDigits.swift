/// A finite number in decimal: the shortest digits that read back as the same number.
///
/// Rounding works on these digits, so 0.05 is a half at one decimal although the nearest binary
/// number lies a little above it, and 1.005 is a half at two although its binary lies below.
struct DecimalDigits {
  /// Whether the number is below zero.
  let isNegative: Bool
  /// The number is mantissa · 10^exponent; at most 17 digits, without zeros at the end.
  private var mantissa: UInt64 = 0
  private var exponent = 0

  /// Reads the digits of a finite number.
  init(_ value: Double) {
    precondition(value.isFinite, "digits of \(value)")
    isNegative = value < 0
    var text = value.description
    text.withUTF8 { read($0) }
    normalize()
  }

  /// Reads what `Double.description` writes: "-12.5", "1e-05", "1.5e+16".
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var decimals = 0
    var isPastPoint = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
        if isPastPoint { decimals += 1 }
      case UInt8(ascii: "."): isPastPoint = true
      case UInt8(ascii: "e"):
        let isBelow = bytes[index] == UInt8(ascii: "-")
        while index < bytes.count {
          let digit = bytes[index] &- UInt8(ascii: "0")
          if digit < 10 { exponent = exponent * 10 + Int(digit) }
          index += 1
        }
        if isBelow { exponent = -exponent }
      default: break
      }
    }
    exponent -= decimals
  }

  private mutating func normalize() {
    if mantissa == 0 { exponent = 0 }
    while mantissa != 0, mantissa.isMultiple(of: 10) {
      mantissa /= 10
      exponent += 1
    }
  }

  /// Moves the decimal point to the right, an exact multiplication by a power of ten.
  mutating func shift(by places: Int) { if mantissa != 0 { exponent += places } }

  /// Keeps this many decimals, a half going away from zero.
  mutating func round(decimals: Int) {
    let dropped = -exponent - decimals
    guard dropped > 0 else { return }
    // Seventeen digits are below half of any unit of twenty.
    guard dropped < Self.powersOfTen.count else {
      mantissa = 0
      exponent = 0
      return
    }
    let unit = Self.powersOfTen[dropped]
    let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: unit)
    mantissa = rest >= unit - rest ? quotient + 1 : quotient
    exponent = -decimals
    normalize()
  }

  /// Whether the number is zero as it stands.
  var isZero: Bool { mantissa == 0 }

  /// Whether the number has no decimals as it stands.
  var isWhole: Bool { exponent >= 0 }

  /// The digits without a sign.
  /// - Parameters:
  ///   - decimals: how many decimals to write; round first.
  ///   - groups: whether to set a comma between thousands.
  ///   - leadingZero: whether a zero stands before the point of a number below one.
  func text(decimals: Int, groups: Bool = true, leadingZero: Bool = true) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      let count = write(mantissa, to: digits)
      // Digits stand before the point from place 0 to `point`, after it from there on.
      let point = count + exponent
      func digit(_ place: Int) -> UInt8 {
        place >= 0 && place < count ? digits[place] : UInt8(ascii: "0")
      }
      let capacity = max(point, 1) * 4 / 3 + decimals + 3
      return String(unsafeUninitializedCapacity: capacity) { bytes in
        var length = 0
        func append(_ byte: UInt8) {
          bytes[length] = byte
          length += 1
        }
        if point <= 0, leadingZero || decimals == 0 { append(UInt8(ascii: "0")) }
        for place in 0..<max(point, 0) {
          if groups, place > 0, (point - place) % 3 == 0 { append(UInt8(ascii: ",")) }
          append(digit(place))
        }
        if decimals > 0 {
          append(UInt8(ascii: "."))
          for place in point..<(point + decimals) { append(digit(place)) }
        }
        return length
      }
    }
  }

  /// Writes the decimal digits of a number, none for zero; gives their count.
  private func write(_ number: UInt64, to digits: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    var rest = number
    while rest > 0 {
      rest /= 10
      count += 1
    }
    rest = number
    for place in (0..<count).reversed() {
      digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return count
  }

  private static let powersOfTen: [UInt64] = (0..<20).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }
}
