import Testing

@testable import Reports

@Suite struct DecimalDigitsTests {
  private func text(_ value: Double, decimals: Int, shift: Int = 0) -> String {
    var digits = DecimalDigits(value)
    digits.shift(by: shift)
    digits.round(decimals: decimals)
    return digits.text(decimals: decimals, groups: false)
  }

  @Test func readsEveryFormOfDescription() {
    #expect(text(123.456, decimals: 3) == "123.456")
    #expect(text(1.5e16, decimals: 0) == "15000000000000000")
    #expect(text(1.5e-5, decimals: 7) == "0.0000150")
    #expect(text(1e300, decimals: 0).count == 301)
    #expect(text(.leastNonzeroMagnitude, decimals: 324).hasSuffix("5"))
    #expect(text(0, decimals: 2) == "0.00")
  }

  @Test func carriesThroughNines() {
    #expect(text(0.999, decimals: 2) == "1.00")
    #expect(text(9.9999, decimals: 0) == "10")
    #expect(text(199.95, decimals: 1) == "200.0")
    #expect(text(0.5, decimals: 0) == "1")
    #expect(text(0.49, decimals: 0) == "0")
    #expect(text(0.05, decimals: 0) == "0")
  }

  @Test func shiftIsExact() {
    #expect(text(0.285, decimals: 0, shift: 2) == "29")
    #expect(text(0.07, decimals: 1, shift: 2) == "7.0")
    #expect(text(12, decimals: 0, shift: 2) == "1200")
  }

  @Test func signAndZero() {
    #expect(DecimalDigits(-0.5).isNegative)
    #expect(!DecimalDigits(-0.0).isNegative)
    var small = DecimalDigits(-0.04)
    small.round(decimals: 1)
    #expect(small.isZero)
    #expect(DecimalDigits(12).isWhole)
    #expect(!DecimalDigits(12.5).isWhole)
    #expect(DecimalDigits(0).isWhole)
  }
}
