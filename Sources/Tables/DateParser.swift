/// Reads ISO 8601 calendar dates with an optional time of day.
package enum DateParser {
  /// A date read: days since 1970-01-01, with what was written beside the date.
  package struct Reading {
    package var days: Double
    package var hasTime = false
    var isUniversal = false
  }

  /// The days of a text, nil where it is no date.
  static func days(_ text: String) -> Double? {
    text.withByteText { read($0.trimmed())?.days }
  }

  /// Reads `YYYY-MM-DD`, then optionally a `T` or a space and `HH:MM`, `HH:MM:SS` or
  /// `HH:MM:SS.fff`, then optionally `Z` or an offset such as `+02:00`, which is taken off.
  package static func read(_ text: ByteText) -> Reading? {
    guard text.count >= 10, let base = text.baseAddress, let day = calendarDay(base) else {
      return nil
    }
    if text.count == 10 { return Reading(days: Double(day)) }
    guard text[10] == UInt8(ascii: "T") || text[10] == Ascii.space, text.count >= 16,
      let hour = twoDigits(text, 11), hour < 24, text[13] == Ascii.colon,
      let minute = twoDigits(text, 14), minute < 60
    else { return nil }
    var seconds = Double(hour * 3600 + minute * 60)
    var position = 16
    if position < text.count, text[position] == Ascii.colon {
      guard let second = twoDigits(text, 17), second < 60 else { return nil }
      position = 19
      var fraction = 0.0
      if position < text.count, text[position] == Ascii.point || text[position] == Ascii.comma {
        position += 1
        let start = position
        var scale = 1.0
        while position < text.count, Ascii.isDigit(text[position]) {
          scale /= 10
          fraction += Double(text[position] - Ascii.zero) * scale
          position += 1
        }
        guard position > start, position - start <= 9 else { return nil }
      }
      seconds += Double(second) + fraction
    }
    guard let offset = offsetMinutes(text, position) else { return nil }
    return Reading(
      days: Double(day) + (seconds - Double(offset.minutes) * 60) / 86_400, hasTime: true,
      isUniversal: offset.isWritten)
  }

  /// The day number of the ten bytes `YYYY-MM-DD`, nil where they are no date of the calendar.
  @inline(__always)
  static func calendarDay(_ base: UnsafePointer<UInt8>) -> Int? {
    guard base[4] == Ascii.minus, base[7] == Ascii.minus else { return nil }
    let y0 = base[0] &- Ascii.zero
    let y1 = base[1] &- Ascii.zero
    let y2 = base[2] &- Ascii.zero
    let y3 = base[3] &- Ascii.zero
    let m0 = base[5] &- Ascii.zero
    let m1 = base[6] &- Ascii.zero
    let d0 = base[8] &- Ascii.zero
    let d1 = base[9] &- Ascii.zero
    guard y0 < 10, y1 < 10, y2 < 10, y3 < 10, m0 < 10, m1 < 10, d0 < 10, d1 < 10 else {
      return nil
    }
    let year = Int(y0) * 1000 + Int(y1) * 100 + Int(y2) * 10 + Int(y3)
    let month = Int(m0) * 10 + Int(m1)
    let day = Int(d0) * 10 + Int(d1)
    guard month >= 1, month <= 12, day >= 1,
      day <= CalendarDate.length(year: year, month: month)
    else { return nil }
    return CalendarDate.days(year: year, month: month, day: day)
  }

  private static func twoDigits(_ text: ByteText, _ position: Int) -> Int? {
    guard position + 2 <= text.count, Ascii.isDigit(text[position]),
      Ascii.isDigit(text[position + 1])
    else { return nil }
    return Int(text[position] - Ascii.zero) * 10 + Int(text[position + 1] - Ascii.zero)
  }

  /// The offset from universal time at the end of a text; nil where something else stands there.
  private static func offsetMinutes(
    _ text: ByteText, _ start: Int
  ) -> (minutes: Int, isWritten: Bool)? {
    if start == text.count { return (0, false) }
    let mark = text[start]
    if mark == UInt8(ascii: "Z") { return start + 1 == text.count ? (0, true) : nil }
    guard mark == Ascii.plus || mark == Ascii.minus, let hours = twoDigits(text, start + 1),
      hours <= 18
    else { return nil }
    var minutes = hours * 60
    var position = start + 3
    if position < text.count {
      if text[position] == Ascii.colon { position += 1 }
      guard let rest = twoDigits(text, position), rest < 60 else { return nil }
      minutes += rest
      position += 2
    }
    guard position == text.count else { return nil }
    return (mark == Ascii.minus ? -minutes : minutes, true)
  }
}
