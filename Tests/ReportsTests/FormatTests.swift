import Testing

@testable import Reports

@Suite struct FormatTests {
  @Test(arguments: [
    (0.05, 1, "0.1"), (0.04999999999999999, 1, "0.0"), (2.5, 0, "3"), (-2.5, 0, "−3"),
    (0.5, 0, "1"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-0.04, 1, "0.0"), (-0.05, 1, "−0.1"),
    (0, 1, "0.0"), (-0.0, 1, "0.0"), (9.995, 2, "10.00"), (99.95, 1, "100.0"),
    (999.5, 0, "1,000"), (1234567.891, 2, "1,234,567.89"), (-1234.5, 1, "−1,234.5"),
    (100, 0, "100"), (1000, 0, "1,000"), (1e15, 0, "1,000,000,000,000,000"),
    (1e21, 1, "1,000,000,000,000,000,000,000.0"),
    (1e-7, 3, "0.000"), (.leastNonzeroMagnitude, 2, "0.00"), (0.000_95, 3, "0.001"),
    (123.456, 5, "123.45600"),
    (0.1 + 0.2, 1, "0.3"), (1e-5, 5, "0.00001"), (1.5e-5, 5, "0.00002"), (1.4e-5, 5, "0.00001"),
  ])
  func number(value: Double, digits: Int, expected: String) {
    #expect(Format.number(value, digits: digits) == expected)
  }

  /// Every thousandth from −20 to 20: the decimal rounding is whole-number arithmetic here.
  @Test(arguments: [0, 1, 2, 3])
  func roundsLikeWholeNumbers(digits: Int) {
    let unit = [1000, 100, 10, 1][digits]
    let scale = [1, 10, 100, 1000][digits]
    for thousandths in -20_000...20_000 {
      let value = Double(thousandths) / 1000
      let rounded = (2 * abs(thousandths) + unit) / (2 * unit)
      let fraction = String(rounded % scale)
      let whole = rounded / scale
      var expected = "\(whole)"
      if digits > 0 {
        expected += "." + String(repeating: "0", count: digits - fraction.count) + fraction
      }
      if thousandths < 0, rounded != 0 { expected = "−" + expected }
      let text = Format.number(value, digits: digits)
      if text != expected {
        Issue.record("\(value) with \(digits) digits is \(text), not \(expected)")
        return
      }
    }
  }

  @Test func signs() {
    #expect(Format.score(23.214) == "+23.2")
    #expect(Format.score(-23.25) == "−23.3")
    #expect(Format.score(0) == "0.0")
    #expect(Format.score(0.04) == "0.0")
    #expect(Format.score(-0.04) == "0.0")
    #expect(Format.score(100) == "+100.0")
    #expect(Format.difference(0.456, digits: 2) == "+0.46")
  }

  @Test(arguments: [
    (0.0, "<\u{A0}.001"), (0.000_999, "<\u{A0}.001"), (0.001, ".001"), (0.0015, ".002"),
    (0.0495, ".0495"), (0.05, ".050"), (0.5, ".500"), (0.9985, ".999"), (0.999, ".999"),
    (0.9991, ">\u{A0}.999"), (1.0, "1.000"),
    // What is not a usual level does not look like one.
    (0.05021, ".0502"), (0.0498, ".0498"), (0.04999, ".04999"), (0.050_001, ".050001"),
    (0.0101, ".0101"), (0.0996, ".0996"), (0.1, ".100"), (0.01, ".010"), (0.050_000_001, ".050"),
    (0.0205, ".021"), (0.5002, ".500"),
  ])
  func pValue(value: Double, expected: String) {
    #expect(Format.pValue(value) == expected)
  }

  @Test func probability() {
    #expect(Format.probability(0.0325) == "0.033")
    #expect(Format.probability(1e-9) == "<\u{A0}0.001")
    #expect(Format.probability(0.99999) == ">\u{A0}0.999")
    #expect(Format.probability(1) == "1.000")
  }

  /// A share is scaled on its decimal digits: 0.285 × 100 in binary is below 28.5.
  @Test func percent() {
    #expect(Format.percent(0.455) == "45.5\u{A0}%")
    #expect(Format.percent(0.285, digits: 0) == "29\u{A0}%")
    #expect(Format.percent(1) == "100.0\u{A0}%")
    #expect(Format.percent(0) == "0.0\u{A0}%")
    #expect(Format.percent(-0.0004) == "0.0\u{A0}%")
    #expect(Format.percent(nil) == "–")
  }

  @Test func level() {
    #expect(Format.level(0.95) == "95\u{A0}%")
    #expect(Format.level(0.995) == "99.5\u{A0}%")
    #expect(Format.level(0.9) == "90\u{A0}%")
  }

  @Test func counts() {
    #expect(Format.count(0) == "0")
    #expect(Format.count(-1234) == "−1,234")
    #expect(Format.count(1_000_000) == "1,000,000")
    #expect(Format.count(Int.min) == "−9,223,372,036,854,775,808")
    #expect(Format.count(12.0 as Double?) == "12")
    #expect(Format.count(12.25 as Double?) == "12.3")
    #expect(Format.count(12.04 as Double?) == "12")
    #expect(Format.degreesOfFreedom(5.572835) == "5.6")
    #expect(Format.degreesOfFreedom(41) == "41")
  }

  @Test func absence() {
    for kind: ValueKind in [
      .text, .count, .score, .percent, .probability, .pValue, .number(digits: 2),
      .difference(digits: 2), .degreesOfFreedom,
    ] {
      #expect(Format.value(nil, as: kind) == "–")
    }
    #expect(Format.number(.nan, digits: 1) == "–")
    #expect(Format.number(-.infinity, digits: 1) == "−∞")
    #expect(Format.difference(.infinity, digits: 1) == "+∞")
  }

  @Test func intervals() {
    #expect(Format.interval(4.1, 41.03, as: .score) == "+4.1\u{A0}…\u{A0}+41.0")
    #expect(Format.interval(nil, 41.03, as: .score) == "up to +41.0")
    #expect(Format.interval(0.5, nil, as: .percent) == "from 50.0\u{A0}%")
    #expect(Format.interval(nil, nil, as: .score) == "–")
  }

  @Test func ticks() {
    #expect(Format.tick(-100, as: .score) == "−100")
    #expect(Format.tick(100, as: .score) == "+100")
    #expect(Format.tick(0, as: .score) == "0")
    #expect(Format.tick(0.25, as: .number(digits: 0)) == "0.25")
    #expect(Format.tick(0.5, as: .percent) == "50\u{A0}%")
    #expect(Format.tick(0.125, as: .percent) == "12.5\u{A0}%")
  }

  @Test(arguments: [
    (5.0, "5"), (-0.0, "0"), (0.1, "0.1"), (-23.5, "-23.5"), (1e21, "1e+21"), (1e-9, "1e-09"),
    (1.0 / 3, "0.3333333333333333"), (9_007_199_254_740_992, "9007199254740992"),
    (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"),
  ])
  func raw(value: Double, expected: String) {
    #expect(Format.raw(value) == expected)
    #expect(Double(Format.raw(value)) == value)
  }

  @Test func rawOfWhatIsNotFinite() {
    #expect(Format.raw(.nan).isEmpty)
    #expect(Format.raw(.infinity).isEmpty)
  }
}
