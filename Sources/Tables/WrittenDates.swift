/// The dates of a column that is not in ISO 8601, read one way throughout.
struct WrittenDates {
  /// What the column says.
  enum Outcome {
    /// The days of each level, NaN for missing ones, and one level with the order it was read in.
    case dates([Double], Column.Clock, example: Int, order: DateOrder)
    /// Every date exists day first and month first, and they differ; one level that shows it.
    case ambiguous(example: Int)
    /// Whether each level is to blame.
    case none(offends: [Bool])
  }

  /// Reads the levels of a column.
  ///
  /// - Parameters:
  ///   - count: the number of levels.
  ///   - level: each, without surrounding spaces.
  ///   - isMissing: whether a level stands for a missing cell.
  ///   - told: the order of day and month, nil to find it out.
  ///   - isHasty: whether to stop at the first level that is no date, without saying which others
  ///     are none.
  static func read(
    count: Int, level: (Int) -> ByteText, isMissing: (Int) -> Bool, told: DateOrder?,
    isHasty: Bool = true
  ) -> Outcome {
    var dates: [WrittenDate?] = []
    dates.reserveCapacity(isHasty ? 0 : count)
    var offends = [Bool](repeating: false, count: isHasty ? 0 : count)
    var form: WrittenDate.Form?
    for index in 0..<count {
      if isMissing(index) {
        dates.append(nil)
        continue
      }
      let date = WrittenDate.read(level(index))
      // Dates written in two ways were touched by two programs, which may not agree on the order.
      if let date, form == nil || form == date.form {
        form = date.form
      } else if isHasty {
        return .none(offends: [])
      } else {
        offends[index] = true
      }
      dates.append(date)
    }
    guard let form, !offends.contains(true) else { return .none(offends: offends) }
    return decide(dates, form, told: told)
  }

  /// Whether the order of a date's numbers is out of question because the year leads.
  static func beginsWithYear(_ text: String) -> Bool {
    text.utf8.prefix { Ascii.isDigit($0) }.count == 4
  }

  private static func decide(
    _ dates: [WrittenDate?], _ form: WrittenDate.Form, told: DateOrder?
  ) -> Outcome {
    guard case .yearLast = form else { return read(dates, .monthFirst) }
    if let order = told ?? form.customaryOrder { return read(dates, order) }
    let dayFirst = read(dates, .dayFirst)
    let monthFirst = read(dates, .monthFirst)
    switch (dayFirst, monthFirst) {
    case (.dates(let a, _, _, _), .dates(let b, _, _, _)):
      let differing = a.indices.first { !a[$0].isNaN && a[$0] != b[$0] }
      return differing.map { .ambiguous(example: $0) } ?? dayFirst
    case (.dates, _): return dayFirst
    case (_, .dates): return monthFirst
    case (.none(let a), .none(let b)):
      return .none(offends: a.count { $0 } <= b.count { $0 } ? a : b)
    default: return dayFirst
    }
  }

  private static func read(_ dates: [WrittenDate?], _ order: DateOrder) -> Outcome {
    var clock = Column.Clock()
    var values: [Double] = []
    var offends = [Bool](repeating: false, count: dates.count)
    var example: Int?
    var isTelling = false
    for (index, date) in dates.enumerated() {
      guard let date else {
        values.append(NumberView.missing)
        continue
      }
      guard let days = date.days(order) else {
        offends[index] = true
        continue
      }
      if date.hasTime { clock.hasTime = true }
      if date.isUniversal { clock.isUniversal = true }
      // The example that tells most is one that the other order cannot be.
      let other: DateOrder = order == .dayFirst ? .monthFirst : .dayFirst
      let tells = date.days(other) == nil
      if example == nil || (tells && !isTelling) { example = index }
      if tells { isTelling = true }
      values.append(days)
    }
    return offends.contains(true)
      ? .none(offends: offends) : .dates(values, clock, example: example ?? 0, order: order)
  }
}
