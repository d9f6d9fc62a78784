import Testing

@testable import Tables

struct DecimalRoundingTests {
  /// 10⁰ = 5⁰ = 1 and 5¹ = 101₂, 5⁻¹ = 0.00110011…₂, by hand.
  @Test func powers() {
    let zero = -DecimalRounding.exponents.lowerBound
    #expect(DecimalRounding.powers[zero] == .init(high: 1 << 63, low: 0, bits: 1))
    #expect(DecimalRounding.powers[zero + 1] == .init(high: 0b101 << 61, low: 0, bits: 3))
    #expect(
      DecimalRounding.powers[zero - 1]
        == .init(high: 0xCCCC_CCCC_CCCC_CCCC, low: 0xCCCC_CCCC_CCCC_CCCC, bits: -2))
    #expect(DecimalRounding.powers.allSatisfy { $0.high >> 63 == 1 })
  }

  @Test func agreesWithTheStandardLibrary() throws {
    var random = Seeded(5)
    var undecided = 0
    for round in 0..<40_000 {
      // Half of the mantissas are long, half of any length.
      let shift = round % 2 == 0 ? 0 : UInt64.random(in: 0...60, using: &random)
      let mantissa = max(1, random.next() >> shift)
      let exponent = Int.random(in: DecimalRounding.exponents, using: &random)
      guard let value = DecimalRounding.value(mantissa, exponent: exponent) else {
        if shift == 0 { undecided += 1 }
        continue
      }
      #expect(value == Double("\(mantissa)e\(exponent)"), "\(mantissa)e\(exponent)")
    }
    // Exact halves are left to others; long mantissas hardly ever make one.
    #expect(undecided < 10)
  }

  /// 2⁵³ + 1 lies halfway between two Doubles: the product cannot tell and says so.
  @Test func halvesAreLeftAlone() {
    #expect(DecimalRounding.value(9_007_199_254_740_993, exponent: 0) == nil)
    #expect(DecimalRounding.value(9_007_199_254_740_995, exponent: 0) == nil)
    #expect(DecimalRounding.value(9_007_199_254_740_992, exponent: 0) == 9_007_199_254_740_992)
  }
}
