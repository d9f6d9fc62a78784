import LinearAlgebra
import Testing

@Suite struct DoubleDoubleTests {
  @Test func sumsAndProductsOfDoublesAreExact() {
    let sum = DoubleDouble(sum: 1, 0x1p-60)
    #expect(sum.high == 1 && sum.low == 0x1p-60)
    // (1 + 2⁻³⁰)² = 1 + 2⁻²⁹ + 2⁻⁶⁰
    let product = DoubleDouble(product: 1 + 0x1p-30, 1 + 0x1p-30)
    #expect(product.high == 1 + 0x1p-29 && product.low == 0x1p-60)
  }

  @Test func quotientsAndRootsHaveThirtyDigits() {
    for n in 1...200 {
      let number = DoubleDouble(Double(n))
      let unit = (DoubleDouble(1) / number) * number - DoubleDouble(1)
      #expect(abs(unit.high) < 1e-31)
      let root = number.squareRoot()
      #expect(abs((root * root - number).high) < 1e-30 * Double(n))
    }
    // √2 = 1.4142135623730950488016887242096980785696718753769…
    let root = DoubleDouble(2).squareRoot()
    #expect(root.high == 1.4142135623730951)
    #expect(abs(root.low / -9.667293313452913e-17 - 1) < 1e-14)
    #expect(DoubleDouble.zero.squareRoot() == .zero)
  }

  @Test func cancellationLeavesTheLowPart() {
    let difference = (DoubleDouble(1e16) + DoubleDouble(0.25)) - DoubleDouble(1e16)
    #expect(difference == DoubleDouble(0.25))
    #expect((DoubleDouble(1e16) + 0.25) + -1e16 == DoubleDouble(0.25))
    #expect(-(DoubleDouble(sum: 3, 1e-20)) + 3.0 == DoubleDouble(-1e-20))
  }

  @Test func inPlaceFormsMatchTheOperators() {
    let (a, b) = (DoubleDouble(decimal: 0.1), DoubleDouble(decimal: 0.7))
    var c = a
    c += b
    #expect(c == a + b)
    c -= b
    #expect(abs((c - a).high) < 1e-32)
    c = a
    c += 0.5
    #expect(c == a + 0.5)
    #expect(a * 3 == a * DoubleDouble(3))
  }

  @Test func decimalsAreRecoveredFromDoubles() {
    // 0.1 lies 5.5511151231257827e-18 below the double that stands for it.
    let tenth = DoubleDouble(decimal: 0.1)
    #expect(tenth.high == 0.1)
    #expect(abs(tenth.low / -5.551115123125783e-18 - 1) < 1e-14)
    // Ten of them make one exactly as far as 32 digits show.
    let ten = (0..<10).reduce(DoubleDouble.zero) { sum, _ in sum + tenth }
    #expect(abs((ten - DoubleDouble(1)).high) < 1e-31)
    let large = DoubleDouble(decimal: 1_000_000_000_000.4)
    #expect(abs(((large - DoubleDouble(1e12)) * 5 - DoubleDouble(2)).high) < 1e-18)
  }

  @Test(arguments: [0, 1, -3, 0.5, 1e15, 1e300, 0x1p-1074, 1e-30, 1 / 3.0, -2.0.squareRoot()])
  func otherDoublesStandForThemselves(value: Double) {
    #expect(DoubleDouble(decimal: value) == DoubleDouble(value))
  }

  @Test func recoveryMovesNoDoubleToAnother() {
    var numbers = TestNumbers(seed: 16)
    for _ in 0..<2_000 {
      let value = (numbers.next() * 1e6).rounded() / 1e4
      let decimal = DoubleDouble(decimal: value)
      #expect(decimal.high == value)
      #expect(abs(decimal.low) <= value.ulp / 2)
      // Ten thousand times the decimal is an integer.
      let scaled = decimal * 1e4
      #expect(abs((scaled - DoubleDouble(scaled.high.rounded())).high) < 1e-22)
    }
  }
}
