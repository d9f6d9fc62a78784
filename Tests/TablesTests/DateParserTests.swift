import Testing

@testable import Tables

struct DateParserTests {
  @Test(
    arguments: [
      ("1970-01-01", 0.0), ("2024-02-29", 19_782), ("1970-01-01T12:00", 0.5),
      ("1970-01-01 18:00:00", 0.75), ("1970-01-01T00:00:00.5", 0.5 / 86_400),
      ("1970-01-01T12:00:00Z", 0.5), ("1970-01-01T12:00:00+02:00", 10.0 / 24),
      ("1970-01-01T12:00-0530", 17.5 / 24), ("1970-01-01T12:00+02", 10.0 / 24),
      (" 1970-01-02 ", 1),
    ] as [(String, Double)])
  func dates(text: String, days: Double) throws {
    let read = try #require(DateParser.days(text))
    #expect(abs(read - days) < 1e-12)
  }

  @Test(arguments: [
    "", "2024", "2024-01", "2024-13-01", "2024-00-10", "2023-02-29", "1900-02-29", "2024-04-31",
    "2024-01-00", "24-01-01", "2024/01/01", "01-02-2024", "2024-01-01T", "2024-01-01T25:00",
    "2024-01-01T10", "2024-01-01T10:60", "2024-01-01T10:00:60", "2024-01-01T10:00:00.",
    "2024-01-01T10:00:00X", "2024-01-01T10:00+", "2024-01-01x", "2024-01-01T10:00+02:0",
    "2024-01-01T10:00:00+19:00", "2024-1-1", "2024-01-01T10:00Zx",
  ])
  func noDates(text: String) {
    #expect(DateParser.days(text) == nil)
  }

  @Test func whatIsBesideTheDate() {
    let plain = "2024-01-01".withByteText { DateParser.read($0) }
    let zoned = "2024-01-01T10:00:00Z".withByteText { DateParser.read($0) }
    #expect(plain?.hasTime == false && plain?.isUniversal == false)
    #expect(zoned?.hasTime == true && zoned?.isUniversal == true)
  }
}
