/// A date as people and survey tools write it, before it is known which number is the month.
///
/// `3/4/2026`, `03.04.2026`, `2026/04/03`, `3 April 2026`, `Apr 3, 2026`, each optionally with a time
/// of day (`14:05`, `2:05:09 PM`) and an offset (`Z`, `UTC`, `GMT+1`, `+02:00`).
struct WrittenDate {
  /// How the date is written; all dates of a column are written the same way.
  enum Form: Equatable {
    /// ISO 8601, or with other marks between year, month and day.
    case yearFirst(UInt8)
    /// Two numbers before the year, with this mark between them.
    case yearLast(UInt8)
    /// With the name of the month.
    case named

    /// The order that custom gives, nil where there are two customs: with points it is day first.
    var customaryOrder: DateOrder? { self == .yearLast(Ascii.point) ? .dayFirst : nil }
  }

  let form: Form
  /// The numbers of day and month, in the order in which they are written.
  private let first: Int
  private let second: Int
  private let year: Int
  private let time: WrittenTime?

  var hasTime: Bool { time != nil }
  var isUniversal: Bool { time?.offset != nil }

  /// Days since 1970-01-01; nil where there is no such day.
  func days(_ order: DateOrder) -> Double? {
    var (month, day) = (first, second)
    if order == .dayFirst, case .yearLast = form { (month, day) = (second, first) }
    guard (1...12).contains(month), day >= 1,
      day <= CalendarDate.length(year: year, month: month)
    else { return nil }
    let midnight = Double(CalendarDate.days(year: year, month: month, day: day))
    guard let time else { return midnight }
    return midnight + (time.seconds - Double(time.offset ?? 0) * 60) / 86_400
  }

  /// Reads a date; nil where the text is none.
  ///
  /// - Parameter text: without surrounding spaces.
  static func read(_ text: ByteText) -> WrittenDate? {
    // Longer texts are no dates anyone wrote.
    guard text.count >= 6, text.count <= 48 else { return nil }
    var scanner = DateScanner(text)
    guard let date = scanner.date() else { return nil }
    var time: WrittenTime?
    if !scanner.isAtEnd {
      guard scanner.takeTimeGap(), let written = scanner.time(), scanner.isAtEnd else { return nil }
      time = written
    }
    return WrittenDate(
      form: date.form, first: date.first, second: date.second, year: date.year, time: time)
  }
}

/// A time of day, and its offset from universal time in minutes where it is written.
struct WrittenTime {
  var seconds: Double
  var offset: Int?
}

extension WrittenDate {
  /// The parts of a date without its time.
  struct Parts {
    var form: Form
    var first: Int
    var second: Int
    var year: Int
  }
}
