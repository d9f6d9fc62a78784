#if Excel
  /// What a number format makes of a number, as far as it changes what the number is.
  enum NumberFormat: Equatable {
    /// A number as it stands.
    case plain
    /// A date, with or without a time of day.
    case date
    /// A time of day without a date.
    case time
    /// A length of time that may exceed a day, `[h]:mm`.
    case duration
    /// A number filled up with zeros, `00000`: an identifier.
    case padded(Int)

    /// The format that a built-in number stands for (ECMA-376, part 1, 18.8.30, with the East Asian
    /// additions).
    init(builtIn id: Int) {
      switch id {
      case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
      case 18...21, 32...35, 45, 47, 55, 56: self = .time
      case 46: self = .duration
      default: self = .plain
      }
    }

    /// The format that a code describes.
    ///
    /// The first section counts. Text in quotes, after a backslash, after `_` and `*`, colours and
    /// locales in brackets say nothing; of what remains, `y`, `d` and `m` beside no hour make a date,
    /// `h`, `s` and minutes a time.
    init(code: String) {
      var letters = Letters()
      var scalars = Array(code.unicodeScalars.prefix(255))[...]
      scan: while let scalar = scalars.popFirst() {
        switch scalar {
        case ";": break scan
        case "\"": scalars = scalars.drop { $0 != "\"" }.dropFirst()
        case "\\", "_", "*", "!": scalars = scalars.dropFirst()
        case "[":
          let inside = scalars.prefix { $0 != "]" }
          scalars = scalars.dropFirst(inside.count + 1)
          let word = String(String.UnicodeScalarView(inside)).lowercased()
          if !word.isEmpty, Set(word).count == 1, let only = word.first, "hms".contains(only) {
            letters.isElapsed = true
          }
        case "a", "A":
          // AM/PM and A/P: the letters are no month.
          let word = String(String.UnicodeScalarView(scalars.prefix(4))).lowercased()
          if word == "m/pm" {
            scalars = scalars.dropFirst(4)
            letters.time = true
          } else if word.hasPrefix("/p") {
            scalars = scalars.dropFirst(2)
            letters.time = true
          } else {
            letters.other = true
          }
        case "G", "g":
          // General, in whatever case; a lone g is an era of the Japanese calendar.
          let word = String(String.UnicodeScalarView(scalars.prefix(6))).lowercased()
          if word == "eneral" { scalars = scalars.dropFirst(6) }
        case "E", "e":
          // 0.00E+00 is a number, ee a year of an era.
          if let next = scalars.first, next == "+" || next == "-" {
            scalars = scalars.dropFirst()
            letters.other = true
          } else {
            letters.date = true
          }
        case "y", "Y", "d", "D", "b", "B": letters.date = true
        case "m", "M": letters.month = true
        case "h", "H", "s", "S": letters.time = true
        case "0": letters.zeros += 1
        case "#", "?", ".", "%", ",", "/", "@": letters.other = true
        case " ", "-", "(", ")", ":": break
        default: letters.other = true
        }
      }
      self = letters.format
    }

    /// What a code is made of.
    private struct Letters {
      var date = false
      var month = false
      var time = false
      var isElapsed = false
      var zeros = 0
      /// Anything that a format of zeros alone has not.
      var other = false

      var format: NumberFormat {
        if isElapsed { return .duration }
        if date || (month && !time) { return .date }
        if time { return .time }
        return zeros > 1 && !other ? .padded(zeros) : .plain
      }
    }
  }
#endif
