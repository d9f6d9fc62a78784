import FoundationEssentials
import Testing

@testable import Tables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct NumberParserTests {
  private func plain(_ text: String, decimal: UInt8 = Ascii.point) -> Double? {
    text.withByteText { NumberParser.plain($0, decimal: decimal) }
  }

  @Test(
    arguments: [
      ("0", 0.0), ("7", 7), ("-3", -3), ("+5", 5), ("3.25", 3.25), (".5", 0.5), ("5.", 5),
      ("-.5", -0.5), ("1e5", 1e5), ("1.5E-3", 0.0015), ("1E+05", 1e5), ("0.001", 0.001),
      ("9007199254740992", 9_007_199_254_740_992), ("-0", 0), ("1e-400", 0),
      ("12345678901234567890.5", 12_345_678_901_234_567_890.5), ("0e10", 0), ("1e22", 1e22),
      ("123456789.123456789", 123_456_789.123456789),
      ("2.2250738585072014e-308", 2.2250738585072014e-308),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    #expect(plain(text) == value)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "abc", "1 2", "1,5", "0x10", "inf", "nan", "1_000",
    "--1", "1.2.3", "1e5.5", "١",
  ])
  func noNumbers(text: String) {
    #expect(plain(text) == nil)
  }

  @Test(arguments: [
    "00123", "-01", "007", "00.5", "9007199254740993", "123456789012345678901", "+4512345678",
    "1e999", "-1e400",
  ])
  func identifiersAndOverflows(text: String) {
    #expect(plain(text) == nil)
  }

  @Test func identifiersOnRequest() {
    let read = "00123".withByteText { NumberParser.plain($0, identifiers: true) }
    #expect(read == 123)
  }

  @Test func decimalComma() {
    #expect(plain("3,5", decimal: Ascii.comma) == 3.5)
    #expect(plain("3.5", decimal: Ascii.comma) == nil)
    #expect(plain("1,234567890123456789", decimal: Ascii.comma) == 1.234567890123456789)
  }

  @Test func minusZeroIsZero() {
    #expect(plain("-0")?.sign == .plus && plain("-0.000")?.sign == .plus)
    #expect(plain("-0.00000000000000000000")?.sign == .plus)
  }

  /// The C library's strtod rounds correctly; so must this, for every length and exponent.
  @Test func agreesWithStrtod() {
    var random = Seeded(3)
    for round in 0..<40_000 {
      let text = randomDecimal(&random, round)
      let expected = strtod(text, nil)
      guard expected.isFinite else { continue }
      #expect(plain(text) == expected, "\(text)")
    }
  }

  /// The texts of random Doubles, and of the points halfway between neighbours.
  @Test func agreesOnShortestTextsAndHalves() {
    var random = Seeded(4)
    for _ in 0..<10_000 {
      let exponent = Int.random(in: -100...100, using: &random)
      let value = Double(
        sign: .plus, exponent: exponent, significand: Double.random(in: 1..<2, using: &random))
      let text = value.description
      // Whole numbers beyond 2⁵³ without an exponent are identifiers.
      #expect(plain(text) == value, "\(text)")
    }
    for _ in 0..<2000 {
      // Odd multiples of a half between 2⁵² and 2⁵³ are exact decimals with one digit.
      let whole = UInt64.random(in: (1 << 52)..<(1 << 53), using: &random)
      let text = "\(whole).5"
      #expect(plain(text) == strtod(text, nil), "\(text)")
    }
  }

  private func randomDecimal(_ random: inout Seeded, _ round: Int) -> String {
    let whole = Int.random(in: 0...(round % 3 == 0 ? 25 : 8), using: &random)
    let fraction = Int.random(in: 0...(round % 5 == 0 ? 30 : 10), using: &random)
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &random))) })
    }
    var text = Bool.random(using: &random) ? "-" : ""
    text += whole == 0 ? "0" : "\(Int.random(in: 1...9, using: &random))" + digits(whole - 1)
    text += "." + digits(fraction)
    if Int.random(in: 0...3, using: &random) == 0 {
      text += "e\(Int.random(in: -320...290, using: &random))"
    }
    return text
  }
}
