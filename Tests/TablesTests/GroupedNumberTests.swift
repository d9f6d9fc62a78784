import Testing

@testable import Tables

struct GroupedNumberTests {
  private func read(_ text: String, _ decimal: DecimalMark) -> GroupedNumber.Reading? {
    text.withByteText { GroupedNumber.read($0, decimal: decimal) }
  }

  @Test(
    arguments: [
      ("1,234,567.5", DecimalMark.point, 1_234_567.5), ("12,345", .point, 12_345),
      ("-1,234", .point, -1234), ("1.234,5", .comma, 1234.5), ("1.234.567", .comma, 1_234_567),
      ("1'234'567.89", .point, 1_234_567.89), ("1’234,5", .comma, 1234.5),
      ("1\u{A0}234,5", .comma, 1234.5), ("12\u{202F}345", .point, 12_345),
      ("\u{2212}5", .point, -5), ("\u{2212}1,234", .point, -1234), ("7", .comma, 7),
      ("0,25", .comma, 0.25), ("123\u{2009}456", .point, 123_456),
    ] as [(String, DecimalMark, Double)])
  func grouped(text: String, decimal: DecimalMark, value: Double) {
    #expect(read(text, decimal)?.value == value)
  }

  @Test(
    arguments: [
      ("1,23", DecimalMark.point), ("1,2345", .point), ("1234,567", .point), ("1,234'567", .point),
      (",123", .point), ("1,,234", .point), ("1,234,", .point), ("0,123", .point),
      ("01,234", .point), ("1.5,000", .point), ("1,234.5.6", .point),
      ("1.23,4", .comma), ("", .point), ("-", .point), ("1,234abc", .point), ("\u{2212}", .point),
    ] as [(String, DecimalMark)])
  func notGrouped(text: String, decimal: DecimalMark) {
    #expect(read(text, decimal) == nil)
  }

  @Test func separators() {
    #expect(read("1,234", .point)?.separator == .comma)
    #expect(read("1.234", .comma)?.separator == .point)
    #expect(read("1234", .point)?.separator == nil)
  }
}
