/// Decimal mantissa times a power of ten, correctly rounded to a Double without big integers.
///
/// The mantissa is multiplied by the leading 128 bits of the power. That product is too small by
/// less than two units of its last place, so it settles the rounding of 53 bits unless it lies
/// within two such units of a half: about once in 2⁷⁰ for numbers that are not exactly a half.
/// The idea is Lemire's (Number parsing at a gigabyte per second, 2021); the bound used here is
/// wider and needs no case distinctions.
enum DecimalRounding {
  /// The powers of ten in the table; data hardly ever leave them.
  static let exponents = -64...64

  /// mantissa · 10^exponent, nil where the product cannot tell.
  ///
  /// - Parameters:
  ///   - mantissa: at least 1.
  ///   - exponent: within `exponents`.
  static func value(_ mantissa: UInt64, exponent: Int) -> Double? {
    let power = powers[exponent - exponents.lowerBound]
    let zeros = mantissa.leadingZeroBitCount
    let normalized = mantissa &<< UInt64(zeros)
    let upper = normalized.multipliedFullWidth(by: power.high)
    let lower = normalized.multipliedFullWidth(by: power.low)
    let (middle, carry) = upper.low.addingReportingOverflow(lower.high)
    let high = carry ? upper.high &+ 1 : upper.high
    // The product of two normalized numbers has its leading bit in one of two places.
    let shift: UInt64 = high >> 63 == 1 ? 11 : 10
    var significand = high >> shift
    let rest = high & ((1 << shift) &- 1)
    let half: UInt64 = 1 << (shift &- 1)
    if rest == half, middle == 0 { return nil }
    if rest == half &- 1, middle == .max { return nil }
    if rest >= half { significand += 1 }
    let binaryExponent = power.bits + exponent - zeros + Int(shift)
    // Far inside the normal range, so this is an exact scaling.
    return Double(significand) * Double(bitPattern: UInt64(binaryExponent + 1023) << 52)
  }

  /// A power of five: its leading 128 bits, and how many bits it has before the binary point.
  struct Power: Equatable {
    var high: UInt64
    var low: UInt64
    var bits: Int
  }

  static let powers: [Power] = exponents.map { power($0) }

  private static func power(_ exponent: Int) -> Power {
    // Limbs of 32 bits, the lowest first; eleven hold 2³²⁰, and 5⁶⁴ has 149 bits.
    var limbs = [UInt32](repeating: 0, count: 11)
    let scale = exponent < 0 ? 320 : 0
    limbs[scale / 32] = 1
    for _ in 0..<abs(exponent) {
      if exponent < 0 { divideByFive(&limbs) } else { multiplyByFive(&limbs) }
    }
    let length = bitLength(limbs)
    return Power(
      high: bits(limbs, from: length - 64), low: bits(limbs, from: length - 128),
      bits: length - scale)
  }

  private static func multiplyByFive(_ limbs: inout [UInt32]) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * 5 + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
  }

  private static func divideByFive(_ limbs: inout [UInt32]) {
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let dividend = remainder << 32 | UInt64(limbs[index])
      limbs[index] = UInt32(dividend / 5)
      remainder = dividend % 5
    }
  }

  private static func bitLength(_ limbs: [UInt32]) -> Int {
    guard let top = limbs.lastIndex(where: { $0 != 0 }) else { return 0 }
    return top * 32 + 32 - limbs[top].leadingZeroBitCount
  }

  /// The 64 bits from a place on, zeros where the place is negative.
  private static func bits(_ limbs: [UInt32], from start: Int) -> UInt64 {
    var result: UInt64 = 0
    for offset in 0..<64 where start + offset >= 0 {
      let place = start + offset
      result |= UInt64(limbs[place / 32] >> UInt32(place % 32) & 1) << UInt64(offset)
    }
    return result
  }
}
