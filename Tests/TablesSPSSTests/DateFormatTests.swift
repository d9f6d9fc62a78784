#if SPSS
  import Testing

  @testable import TablesSPSS

  @Suite struct DateFormatTests {
    @Test func spssFormats() {
      for name in [
        "DATE11", "ADATE10", "EDATE8", "SDATE10", "JDATE7", "MOYR8", "QYR6", "WKYR8",
        "DATETIME20", "datetime20.2", "YMDHMS16",
      ] {
        #expect(DateFormat(name, .spss) == .spssSeconds)
      }
      for name in ["TIME8", "DTIME12.2", "MTIME5"] { #expect(DateFormat(name, .spss) == .duration) }
      for name in ["F8.2", "A20", "WKDAY3", "MONTH3", "COMMA10", ""] {
        #expect(DateFormat(name, .spss) == nil)
      }
    }

    @Test func stataFormats() {
      #expect(DateFormat("%td", .stata) == .stataDays)
      #expect(DateFormat("%tCHH:MM", .stata) == .stataMilliseconds)
      for name in ["%9.0g", "%ty", "%tb", "%20s", "td", "%", ""] {
        #expect(DateFormat(name, .stata) == nil)
      }
    }

    @Test func originsAndEnds() {
      // The first day of SPSS is 1582-10-14, that of Stata 1960-01-01.
      #expect(DateFormat.spssSeconds.days(0) == -141_428)
      #expect(DateFormat.spssSeconds.days(12_219_379_200) == 0)
      #expect(DateFormat.stataDays.days(3653) == 0)
      #expect(DateFormat.stataMilliseconds.days(43_200_000) == -3652.5)
      // 1959's last month, quarter, half-year and week.
      #expect(DateFormat.stataMonths.days(-1) == -3684.0)
      #expect(DateFormat.stataQuarters.days(-1) == -3745.0)
      #expect(DateFormat.stataHalfYears.days(-1) == -3837.0)
      #expect(DateFormat.stataWeeks.days(-1) == -3661.0)
      for format in [DateFormat.spssSeconds, .stataDays, .stataMonths, .stataWeeks] {
        #expect(
          format.days(1e16) == nil && format.days(-1e16) == nil && format.days(.infinity) == nil)
      }
      #expect(DateFormat.stataDays.days(2_936_549) == 2_932_896)
      #expect(DateFormat.stataDays.days(2_936_550) == nil)
    }
  }
#endif
