import Testing

@testable import Tables

@Suite struct PeriodNameTests {
  @Test(arguments: [
    ("2024", 2024, 1, 12), ("2024-H2", 2024, 7, 6), ("H2 2024", 2024, 7, 6), ("Q4 24", 2024, 10, 3),
    ("Q4'24", 2024, 10, 3), ("4Q2024", 2024, 10, 3), ("2024Q4", 2024, 10, 3),
    ("2024-03", 2024, 3, 1),
    ("3/2024", 2024, 3, 1), ("March 2024", 2024, 3, 1), ("mars 2024", 2024, 3, 1),
    ("Wave Q1 2025", 2025, 1, 3), ("FY2025", 2025, 1, 12),
  ])
  func reads(name: String, year: Int, month: Int, months: Int) throws {
    let period = try #require(PeriodName(name))
    #expect(period.start == CalendarDate.days(year: year, month: month, day: 1))
    #expect(period.months == months)
  }

  @Test func aDayIsOne() throws {
    let day = try #require(PeriodName("2024-02-29"))
    #expect(day.start == CalendarDate.days(year: 2024, month: 2, day: 29) && day.months == 0)
  }

  @Test(arguments: [
    "", "Q4", "24", "Wave 2", "Acme 2024", "Q5 2024", "H3 2024", "13/2024", "2024-02-30", "2024-13",
    "Q1 Q2 2024", "May 3", "1/2/3", "12345", "Level 3", "99999999999999999999", "3 Dec 2024",
  ])
  func isNone(name: String) {
    #expect(PeriodName(name) == nil)
  }
}
