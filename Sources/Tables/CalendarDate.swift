/// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// The day count follows the era arithmetic of 400-year cycles of 146,097 days with the year
/// beginning in March, so that the leap day is the last day of a year.
package enum CalendarDate {
  /// The day number of a date; the caller has checked that it exists.
  @inline(__always)
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day number.
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The number of days of a month.
  @inline(__always)
  static func length(year: Int, month: Int) -> Int {
    if month == 2 {
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  /// ISO 8601 text of days since 1970-01-01: `2024-01-31`, with a time of day
  /// `2024-01-31T10:30:00`, and `Z` where the clock is known to be universal time.
  package static func text(_ value: Double, withTime: Bool, universal: Bool) -> String {
    // Day counts near the present resolve to less than a microsecond, so milliseconds are exact.
    let milliseconds = (value * 86_400_000).rounded()
    let day = Int((milliseconds / 86_400_000).rounded(.down))
    let (year, month, dayOfMonth) = date(days: day)
    var text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2)
    guard withTime else { return text }
    let rest = Int(milliseconds) - day * 86_400_000
    text += "T" + padded(rest / 3_600_000, 2) + ":" + padded(rest / 60_000 % 60, 2)
    text += ":" + padded(rest / 1000 % 60, 2)
    if rest % 1000 != 0 { text += "." + padded(rest % 1000, 3) }
    return universal ? text + "Z" : text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
