#if Excel
  import Tables

  /// The days that Excel counts, made into days since 1970-01-01.
  struct SerialDate {
    /// Whether day 0 is 1904-01-01 instead of the day before 1900-01-01.
    let startsIn1904: Bool

    /// The last day that Excel knows, 9999-12-31.
    private static let lastDay = 2_932_896

    /// The days since 1970-01-01 of a serial number, the fraction being the time of day; nil where
    /// there is no such date.
    ///
    /// The system of 1900 counts a 29 February 1900 that never was, as its number 60: numbers below
    /// are a day nearer, and 60 itself is no date. Times are rounded to milliseconds, as finely as a
    /// workbook can show them, so that 10:30 is the same number as in a text.
    func days(_ serial: Double) -> Double? {
      guard serial >= 0, serial < 3_000_000 else { return nil }
      var whole = serial.rounded(.down)
      var milliseconds = ((serial - whole) * 86_400_000).rounded()
      if milliseconds >= 86_400_000 {
        whole += 1
        milliseconds = 0
      }
      let number = Int(whole)
      let day: Int
      if startsIn1904 {
        day = number - 24_107
      } else {
        guard number >= 1, number != 60 else { return nil }
        day = number < 60 ? number - 25_568 : number - 25_569
      }
      guard day <= Self.lastDay else { return nil }
      return Double(day) + milliseconds / 1000 / 86_400
    }

    /// A time of day as text, `10:30` or `10:30:15`; nil where the number is no part of a day.
    static func time(_ serial: Double) -> String? {
      guard serial >= 0, serial < 1 else { return nil }
      let seconds = Int((serial * 86_400).rounded())
      guard seconds < 86_400 else { return nil }
      let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
      return parts.dropLast(parts[2] == 0 ? 1 : 0)
        .map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }
  }
#endif
