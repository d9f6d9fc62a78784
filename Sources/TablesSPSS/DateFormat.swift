#if SPSS
  import Tables

  /// How a variable's numbers count time, by the format in which the file prints them.
  enum DateFormat: Equatable {
    /// Seconds since the first day of the Gregorian calendar, 1582-10-14 in SPSS's count.
    case spssSeconds
    /// Seconds of a duration or a time of day.
    case duration
    /// Days, milliseconds, weeks, months, quarters, half-years since 1960 began.
    case stataDays, stataMilliseconds, stataWeeks, stataMonths, stataQuarters, stataHalfYears

    /// Which program wrote the file.
    enum Dialect { case spss, stata }

    /// - Returns: nil for a format of plain numbers.
    init?(_ format: String, _ dialect: Dialect) {
      switch dialect {
      case .spss:
        switch format.prefix(while: { $0.isLetter }).uppercased() {
        case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR", "DATETIME",
          "YMDHMS":
          self = .spssSeconds
        case "TIME", "DTIME", "MTIME": self = .duration
        default: return nil
        }
      case .stata:
        guard format.hasPrefix("%") else { return nil }
        let rest = format.dropFirst().drop { $0 == "-" }
        if rest.hasPrefix("d") {
          self = .stataDays
          return
        }
        guard rest.hasPrefix("t"), let unit = rest.dropFirst().first else { return nil }
        switch unit {
        case "d": self = .stataDays
        case "c", "C": self = .stataMilliseconds
        case "w": self = .stataWeeks
        case "m": self = .stataMonths
        case "q": self = .stataQuarters
        case "h": self = .stataHalfYears
        default: return nil
        }
      }
    }

    /// Days since 1970-01-01, the fraction being the time of day; nil outside the years 1 to 9999.
    func days(_ value: Double) -> Double? {
      // Whole days are counted apart from the rest, as the reader of written dates does, so that
      // both give the same number to the last bit.
      guard value.magnitude < 1e17 else { return nil }
      let days: Double
      switch self {
      case .duration: return nil
      case .spssSeconds: days = Self.split(value, 86_400, from: -141_428)
      case .stataMilliseconds: days = Self.split(value / 1000, 86_400, from: -3653)
      case .stataDays: days = value - 3653
      case .stataWeeks:
        // Stata's weeks begin on 1 January; the last of a year has eight or nine days.
        days =
          Self.firstDay(ofMonths: (value / 52).rounded(.down) * 12)
          + (value.rounded(.down) - (value / 52).rounded(.down) * 52) * 7
      case .stataMonths: days = Self.firstDay(ofMonths: value.rounded(.down))
      case .stataQuarters: days = Self.firstDay(ofMonths: value.rounded(.down) * 3)
      case .stataHalfYears: days = Self.firstDay(ofMonths: value.rounded(.down) * 6)
      }
      return days >= -719_162 && days < 2_932_897 ? days : nil
    }

    private static func split(_ value: Double, _ unit: Double, from origin: Double) -> Double {
      let whole = (value / unit).rounded(.down)
      return whole + origin + (value - whole * unit) / unit
    }

    /// The day on which a month begins, counted in months from January 1960.
    private static func firstDay(ofMonths months: Double) -> Double {
      guard months.magnitude < 200_000 else { return .infinity }
      let count = Int(months)
      let year = 1960 + (count >= 0 ? count / 12 : (count - 11) / 12)
      let month = count - (year - 1960) * 12
      return Double(CalendarDate.days(year: year, month: month + 1, day: 1))
    }
  }
#endif
