import Testing

@testable import Tables

@Suite struct WrittenDateTests {
  static func days(_ text: String, _ order: DateOrder = .dayFirst) -> Double? {
    text.withByteText { WrittenDate.read($0)?.days(order) }
  }

  // 2026-04-03 is day 20546: 56 years of 365 days, 14 leap days, then 31 + 28 + 31 + 2.
  @Test(arguments: [
    "3/4/2026", "03.04.2026", "3-4-2026", "2026/04/03", "2026.4.3", "3 April 2026", "3. April 2026",
    "3-Apr-2026", "Apr 3, 2026", "April 3 2026", "3 de abril de 2026", "3 avril 2026", "03.04.26",
    "3 Apr 26",
  ])
  func theThirdOfApril(_ text: String) {
    let expected = 56 * 365 + 14 + 31 + 28 + 31 + 2
    #expect(Self.days(text) == Double(expected))
  }

  @Test func theMonthFirstWhereToldSo() {
    #expect(Self.days("4/3/2026", .monthFirst) == 20_546)
    #expect(Self.days("3.4.2026", .monthFirst) == Self.days("4.3.2026"))
  }

  @Test(
    arguments: [
      ("3/4/2026 14:05", 845), ("3/4/2026 2:05 PM", 845),
      ("03.04.2026, 02:05:00 p.m.", 845), ("3 April 2026 12:05 AM", 5),
      ("2026-04-03 14:05:00 UTC", 845), ("2026/04/03 2:05:00 PM GMT+1", 785),
      ("2026-04-03 14:05 +0230", 695), ("3.4.2026 14:05 (UTC+02:00)", 725),
    ] as [(String, Double)])
  func timesAndOffsets(_ text: String, _ minutes: Double) throws {
    let days = try #require(Self.days(text))
    #expect(abs(days - 20_546 - minutes / 1440) < 1e-9)
  }

  @Test(arguments: [
    "", "3/4", "3/4/226", "31/4/2026", "3/13/2026", "30 February 2026", "3 Foo 2026", "3/4-2026",
    "3/4/2026 25:00", "3/4/2026 14:5", "3/4/2026 13:05 PM", "3/4/2026 14:05 IST", "3/4/2026 x",
    "03-04-26", "12345/4/2026", "3.4.2026.", "Alder 3, 2026", "1.2.3.4",
  ])
  func noDates(_ text: String) { #expect(Self.days(text) == nil, "\(text)") }

  @Test func monthNamesMeanOneMonthEach() {
    #expect(MonthNames.month("MÄRZ") == 3 && MonthNames.month("août") == 8)
    #expect(MonthNames.month("Sept") == 9 && MonthNames.month("mayo") == 5)
    #expect(MonthNames.month("ju") == nil && MonthNames.isIn("3-Okt-2026"))
    #expect(!MonthNames.isIn("3/4/2026 2 PM"))
  }
}
