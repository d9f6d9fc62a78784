/// A stretch of the calendar by its name: 2024, 2024-H1, Q4 2024, Dec 2024, 12/2024, 2024-03-31.
///
/// Names of quarters, halves and months in English, German, French and Spanish; a year of two digits
/// counts only beside one of these ("Q4 24", "Nov 24").
package struct PeriodName: Equatable, Sendable {
  /// Days since 1970-01-01 of its first day.
  package let start: Int
  /// How many months it lasts; 0 for a day.
  package let months: Int

  /// Reads a name; nil when it does not say a year, or says more than a period.
  package init?(_ name: String) {
    // Most names have no digit, and a sort asks of each many times.
    guard name.utf8.count <= 40, name.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) else {
      return nil
    }
    guard let tokens = Self.tokens(name) else { return nil }
    var numbers: [(value: Int, digits: Int)] = []
    var unit: (months: Int, place: Int)?
    var month: Int?
    for token in tokens {
      switch token {
      case .number(let value, let digits): numbers.append((value, digits))
      case .unit(let months):
        guard unit == nil, month == nil else { return nil }
        unit = (months, numbers.count)
      case .month(let number):
        guard unit == nil, month == nil else { return nil }
        month = number
      }
    }
    if let unit {
      guard numbers.count == 2, let part = Self.part(numbers, unit) else { return nil }
      self.init(year: part.year, month: (part.index - 1) * unit.months + 1, months: unit.months)
    } else if let month {
      // "3 Dec 2024" is a day, which columns of dates are for.
      guard numbers.count == 1, let year = Self.year(numbers[0], short: true) else { return nil }
      self.init(year: year, month: month, months: 1)
    } else {
      self.init(numbers)
    }
  }

  /// A year alone, a year and a month, or a day written year first.
  private init?(_ numbers: [(value: Int, digits: Int)]) {
    switch numbers.count {
    case 1:
      guard let year = Self.year(numbers[0], short: false) else { return nil }
      self.init(year: year, month: 1, months: 12)
    case 2:
      let turned = numbers[0].digits == 4 ? numbers : numbers.reversed()
      guard let year = Self.year(turned[0], short: false), (1...12).contains(turned[1].value),
        turned[1].digits <= 2
      else { return nil }
      self.init(year: year, month: turned[1].value, months: 1)
    case 3:
      let (month, day) = (numbers[1].value, numbers[2].value)
      guard let year = Self.year(numbers[0], short: false), (1...12).contains(month),
        (1...CalendarDate.length(year: year, month: month)).contains(day)
      else { return nil }
      self.init(start: CalendarDate.days(year: year, month: month, day: day), months: 0)
    default: return nil
    }
  }

  private init(year: Int, month: Int, months: Int) {
    self.init(start: CalendarDate.days(year: year, month: month, day: 1), months: months)
  }

  private init(start: Int, months: Int) {
    self.start = start
    self.months = months
  }

  private enum Token {
    case number(Int, digits: Int)
    case unit(months: Int)
    case month(Int)
  }

  /// The numbers and words of a name; nil when a word is none of a period.
  private static func tokens(_ name: String) -> [Token]? {
    var tokens: [Token] = []
    var rest = Substring(name.lowercased())
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 4, let value = Int(digits) else { return nil }
        tokens.append(.number(value, digits: digits.count))
        rest.removeFirst(digits.count)
      } else if first.isLetter {
        let word = String(rest.prefix { $0.isLetter })
        rest.removeFirst(word.count)
        if let months = units[word] {
          tokens.append(.unit(months: months))
        } else if let month = MonthNames.month(word) {
          tokens.append(.month(month))
        } else if !fillers.contains(word) {
          return nil
        }
      } else if separators.contains(first) {
        rest.removeFirst()
      } else {
        return nil
      }
    }
    return tokens
  }

  private static let separators: Set<Character> = [
    " ", "-", "/", ".", "_", "'", "’", ",", "–", "(", ")", "\u{A0}",
  ]
  private static let fillers: Set<String> = ["fy", "year", "jahr", "wave", "welle", "survey"]
  private static let units: [String: Int] = [
    "q": 3, "quarter": 3, "quartal": 3, "trimestre": 3, "qtr": 3, "h": 6, "half": 6, "hj": 6,
    "halbjahr": 6, "semestre": 6, "semester": 6, "hy": 6,
  ]

  /// The part and the year: the part's number follows its unit (Q4 2024) or precedes it (4Q24).
  private static func part(
    _ numbers: [(value: Int, digits: Int)], _ unit: (months: Int, place: Int)
  ) -> (index: Int, year: Int)? {
    let count = 12 / unit.months
    for place in [unit.place, unit.place - 1] where numbers.indices.contains(place) {
      let number = numbers[place]
      guard number.digits == 1, (1...count).contains(number.value),
        let year = year(numbers[1 - place], short: true)
      else { continue }
      return (number.value, year)
    }
    return nil
  }

  private static func year(_ number: (value: Int, digits: Int), short: Bool) -> Int? {
    if number.digits == 4, (1900...2199).contains(number.value) { return number.value }
    return short && number.digits == 2 ? 2000 + number.value : nil
  }
}
