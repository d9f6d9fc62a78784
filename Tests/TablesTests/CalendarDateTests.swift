import Testing

@testable import Tables

struct CalendarDateTests {
  /// Known day numbers: the epoch, its neighbours, leap days, and 2000-03-01 = 11017.
  @Test(
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (1970, 3, 1, 59), (2000, 2, 29, 11_016),
      (2000, 3, 1, 11_017), (2024, 1, 31, 19_753), (1, 1, 1, -719_162), (0, 3, 1, -719_468),
      (9999, 12, 31, 2_932_896),
    ] as [(Int, Int, Int, Int)])
  func knownDays(year: Int, month: Int, day: Int, number: Int) {
    #expect(CalendarDate.days(year: year, month: month, day: day) == number)
    let date = CalendarDate.date(days: number)
    #expect(date.year == year && date.month == month && date.day == day)
  }

  @Test func everyDayFollowsTheOneBefore() {
    var expected = CalendarDate.days(year: 1899, month: 12, day: 31)
    for year in 1900...2101 {
      for month in 1...12 {
        for day in 1...CalendarDate.length(year: year, month: month) {
          expected += 1
          #expect(CalendarDate.days(year: year, month: month, day: day) == expected)
        }
      }
    }
  }

  @Test func textOfDays() {
    #expect(CalendarDate.text(19_753, withTime: false, universal: false) == "2024-01-31")
    #expect(CalendarDate.text(19_753, withTime: true, universal: true) == "2024-01-31T00:00:00Z")
    #expect(CalendarDate.text(-0.5, withTime: true, universal: false) == "1969-12-31T12:00:00")
    let value = 19_753 + (3661.25 / 86_400)
    #expect(CalendarDate.text(value, withTime: true, universal: false) == "2024-01-31T01:01:01.250")
  }
}
