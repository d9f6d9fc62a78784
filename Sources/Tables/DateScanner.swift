/// Takes the parts of a written date from its bytes, one after the other.
struct DateScanner {
  private let text: ByteText
  private var position = 0

  init(_ text: ByteText) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  /// The date at the beginning, with the order of its numbers as written.
  mutating func date() -> WrittenDate.Parts? {
    if let word = takeWord() { return namedMonthFirst(word) }
    guard let (first, digits) = takeNumber(), let mark = next else { return nil }
    if digits == 4 {
      guard Self.isMark(mark) else { return nil }
      position += 1
      guard let (month, _) = takeNumber(atMost: 2), next == mark else { return nil }
      position += 1
      guard let (day, _) = takeNumber(atMost: 2) else { return nil }
      return WrittenDate.Parts(form: .yearFirst(mark), first: month, second: day, year: first)
    }
    guard digits <= 2 else { return nil }
    let start = position
    if Self.isMark(mark) {
      position += 1
      if let (second, _) = takeNumber(atMost: 2), next == mark {
        position += 1
        guard let (year, length) = takeNumber() else { return nil }
        // "03-04-26" may begin with the year as well.
        guard length == 4 || (length == 2 && mark != Ascii.minus) else { return nil }
        return WrittenDate.Parts(
          form: .yearLast(mark), first: first, second: second, year: Self.year(year, length))
      }
    }
    position = start
    return namedDayFirst(first)
  }

  /// "3 April 2026", "3. April 2026", "3-Apr-2026", "3 de abril de 2026".
  private mutating func namedDayFirst(_ day: Int) -> WrittenDate.Parts? {
    takeMonthGap()
    takeParticle()
    guard let word = takeWord(), let month = MonthNames.month(word) else { return nil }
    takeMonthGap()
    takeParticle()
    guard let (year, length) = takeNumber(), length == 4 || length == 2 else { return nil }
    return WrittenDate.Parts(
      form: .named, first: month, second: day, year: Self.year(year, length))
  }

  /// "April 3, 2026".
  private mutating func namedMonthFirst(_ word: String) -> WrittenDate.Parts? {
    guard let month = MonthNames.month(word) else { return nil }
    takeMonthGap()
    guard let (day, _) = takeNumber(atMost: 2) else { return nil }
    takeMonthGap()
    guard let (year, length) = takeNumber(), length == 4 else { return nil }
    return WrittenDate.Parts(form: .named, first: month, second: day, year: year)
  }

  /// Two digits are of this century up to 69, as POSIX has it.
  private static func year(_ number: Int, _ digits: Int) -> Int {
    digits == 4 ? number : number < 70 ? 2000 + number : 1900 + number
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == Ascii.point || byte == Ascii.minus
  }

  private mutating func takeNumber(atMost limit: Int = 4) -> (value: Int, digits: Int)? {
    let start = position
    var value = 0
    while let byte = next, Ascii.isDigit(byte) {
      value = value * 10 + Int(byte - Ascii.zero)
      position += 1
      if position - start > limit { return nil }
    }
    return position > start ? (value, position - start) : nil
  }

  private mutating func takeWord() -> String? {
    let start = position
    while let byte = next, byte >= 0x80 || (byte | 32) &- UInt8(ascii: "a") < 26 { position += 1 }
    return position > start ? text.part(start, position).string : nil
  }

  private mutating func takeMonthGap() {
    while let byte = next,
      byte == Ascii.space || byte == Ascii.comma || byte == Ascii.point || byte == Ascii.minus
    {
      position += 1
    }
  }

  /// The "de" of Spanish dates and the "of" of English ones.
  private mutating func takeParticle() {
    let start = position
    let word = takeWord()?.lowercased()
    if word == "de" || word == "of" || word == "del" {
      takeMonthGap()
    } else {
      position = start
    }
  }

  /// What stands between date and time: spaces, a comma, or a T.
  mutating func takeTimeGap() -> Bool {
    let start = position
    if next == Ascii.comma { position += 1 }
    while next == Ascii.space { position += 1 }
    if position == start, next == UInt8(ascii: "T") { position += 1 }
    return position > start
  }

  /// A time of day up to the end of the text.
  mutating func time() -> WrittenTime? {
    guard let (hourWritten, _) = takeNumber(atMost: 2), next == Ascii.colon else { return nil }
    position += 1
    guard let (minute, digits) = takeNumber(atMost: 2), digits == 2, minute < 60 else { return nil }
    var seconds = 0.0
    if next == Ascii.colon {
      position += 1
      guard let (second, digits) = takeNumber(atMost: 2), digits == 2, second < 60 else {
        return nil
      }
      seconds = Double(second)
      if next == Ascii.point || next == Ascii.comma {
        position += 1
        var scale = 0.1
        let start = position
        while let byte = next, Ascii.isDigit(byte) {
          seconds += Double(byte - Ascii.zero) * scale
          scale /= 10
          position += 1
        }
        guard position > start, position - start <= 9 else { return nil }
      }
    }
    var hour = hourWritten
    takeSpaces()
    let afterSpaces = position
    if let word = takeHalfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (word ? 12 : 0)
    } else {
      position = afterSpaces
      guard hour < 24 else { return nil }
    }
    guard let offset = takeOffset() else { return nil }
    return WrittenTime(
      seconds: Double(hour * 3600 + minute * 60) + seconds, offset: offset.minutes)
  }

  private mutating func takeSpaces() {
    while next == Ascii.space { position += 1 }
    // Newer versions of a common date library put a narrow no-break space before AM and PM.
    if position + 3 <= text.count, text[position] == 0xE2, text[position + 1] == 0x80,
      text[position + 2] == 0xAF
    {
      position += 3
    }
  }

  /// "PM" is true, "a.m." false; nil for anything else.
  private mutating func takeHalfOfDay() -> Bool? {
    guard let letter = next.map({ $0 | 32 }),
      letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p")
    else { return nil }
    position += 1
    if next == Ascii.point { position += 1 }
    guard let second = next, second | 32 == UInt8(ascii: "m") else { return nil }
    position += 1
    if next == Ascii.point { position += 1 }
    return letter == UInt8(ascii: "p")
  }

  /// The offset from universal time, where one is written; nil where something else stands there.
  private mutating func takeOffset() -> (minutes: Int?, Void)? {
    takeSpaces()
    let isBracketed = next == UInt8(ascii: "(")
    if isBracketed { position += 1 }
    if isAtEnd { return isBracketed ? nil : (nil, ()) }
    let word = next.map { Ascii.isDigit($0) } == false ? takeWord()?.uppercased() : nil
    if let word, word != "Z", word != "UTC", word != "GMT" { return nil }
    var minutes = 0
    if let sign = next, sign == Ascii.plus || sign == Ascii.minus {
      position += 1
      guard let (number, digits) = takeNumber() else { return nil }
      var hours = number
      var rest = 0
      if digits > 2 {
        (hours, rest) = (number / 100, number % 100)
      } else if next == Ascii.colon {
        position += 1
        guard let (written, _) = takeNumber(atMost: 2) else { return nil }
        rest = written
      }
      guard hours <= 18, rest < 60 else { return nil }
      minutes = (hours * 60 + rest) * (sign == Ascii.minus ? -1 : 1)
    } else if word == nil {
      return nil
    }
    if isBracketed {
      guard next == UInt8(ascii: ")") else { return nil }
      position += 1
    }
    return (minutes, ())
  }
}
