/// A finite number as decimal digits: the shortest ones that read back as the same number.
///
/// Rounding works on these digits, so 0.05 is a half at one decimal although the nearest binary
/// number lies a little above it, and 1.005 is a half at two although its binary lies below.
struct DecimalDigits {
  /// Whether the number is below zero.
  let isNegative: Bool
  /// Significant digits 0…9; empty for zero.
  private var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative or beyond the end.
  private var point: Int

  /// Reads the digits of a finite number.
  init(_ value: Double) {
    precondition(value.isFinite, "digits of \(value)")
    isNegative = value < 0
    digits = []
    digits.reserveCapacity(20)
    point = 0
    var seenPoint = false
    var exponent = 0
    var exponentSign = 0
    var text = value.description
    text.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          let digit = byte - UInt8(ascii: "0")
          if exponentSign != 0 {
            exponent = exponent * 10 + Int(digit)
          } else {
            if digit != 0 || !digits.isEmpty {
              digits.append(digit)
              if !seenPoint { point += 1 }
            } else if seenPoint {
              point -= 1
            }
          }
        case UInt8(ascii: "."): seenPoint = true
        case UInt8(ascii: "e"): exponentSign = 1
        case UInt8(ascii: "-"): if exponentSign != 0 { exponentSign = -1 }
        default: break
        }
      }
    }
    point += exponentSign * exponent
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Moves the decimal point to the right, an exact multiplication by a power of ten.
  mutating func shift(by places: Int) { if !digits.isEmpty { point += places } }

  /// Keeps this many decimals, a half going away from zero.
  mutating func round(decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      point = 0
      return
    }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp {
      var index = kept - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// Whether the number is zero as it stands.
  var isZero: Bool { digits.isEmpty }

  /// Whether the number has no decimals as it stands.
  var isWhole: Bool { digits.count <= point || digits.isEmpty }

  /// The digits without a sign.
  /// - Parameters:
  ///   - decimals: how many decimals to write; round first.
  ///   - groups: whether to set a comma between thousands.
  ///   - leadingZero: whether a zero stands before the point of a number below one.
  func text(decimals: Int, groups: Bool = true, leadingZero: Bool = true) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(point, 1) + decimals + 8)
    if point <= 0 {
      if leadingZero || decimals == 0 { bytes.append(UInt8(ascii: "0")) }
    } else {
      for place in 0..<point {
        if groups, place > 0, (point - place) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "0") + digit(at: place))
      }
    }
    if decimals > 0 {
      bytes.append(UInt8(ascii: "."))
      for place in point..<(point + decimals) {
        bytes.append(UInt8(ascii: "0") + digit(at: place))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func digit(at place: Int) -> UInt8 {
    digits.indices.contains(place) ? digits[place] : 0
  }
}
