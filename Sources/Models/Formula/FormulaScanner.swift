/// A piece of a formula and where it stands, in Unicode scalars from the start.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    /// A name; one in backticks is never a function, a number or a point.
    case name(String, isQuoted: Bool)
    /// Digits and points.
    case number(String)
    /// A reference level in brackets.
    case reference(String)
    /// One of + - * : ( ) , ~
    case sign(Character)
    case end
  }

  let kind: Kind
  let place: Range<Int>
}

/// Cuts a formula into tokens, in one pass over its Unicode scalars.
struct FormulaScanner {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var next = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The tokens of a text, the last of them `end`.
  static func tokens(_ text: String) throws(FormulaError) -> [FormulaToken] {
    var scanner = FormulaScanner(text)
    var tokens: [FormulaToken] = []
    while true {
      let token = try scanner.token()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func token() throws(FormulaError) -> FormulaToken {
    skipSpaces()
    guard next < scalars.count else {
      return FormulaToken(kind: .end, place: scalars.count..<scalars.count)
    }
    let start = next
    let scalar = scalars[next]
    if scalar == "`" {
      let name = try quotedName()
      return FormulaToken(kind: .name(name, isQuoted: true), place: start..<next)
    }
    if scalar == "[" {
      let level = try reference()
      return FormulaToken(kind: .reference(level), place: start..<next)
    }
    if FormulaNames.isNameScalar(scalar) {
      while next < scalars.count, FormulaNames.isNameScalar(scalars[next]) { next += 1 }
      let name = string(start..<next)
      let isNumber = FormulaNames.isNumber(name) && name != "."
      return FormulaToken(
        kind: isNumber ? .number(name) : .name(name, isQuoted: false), place: start..<next)
    }
    guard "+-*:(),~".unicodeScalars.contains(scalar) else {
      throw error(.unsupportedSign(String(Character(scalar))), start..<(start + 1))
    }
    next += 1
    return FormulaToken(kind: .sign(Character(scalar)), place: start..<next)
  }

  /// The name between backticks; two backticks stand for one.
  private mutating func quotedName() throws(FormulaError) -> String {
    let start = next
    var name = String.UnicodeScalarView()
    next += 1
    while next < scalars.count {
      if scalars[next] == "`" {
        next += 1
        guard next < scalars.count, scalars[next] == "`" else {
          if name.isEmpty { throw error(.emptyName, start..<next) }
          return String(name)
        }
      }
      name.append(scalars[next])
      next += 1
    }
    throw error(.unclosed("backtick"), start..<(start + 1))
  }

  /// The level in `[ref=level]`: in backticks, or all up to the bracket without outer spaces.
  private mutating func reference() throws(FormulaError) -> String {
    let start = next
    next += 1
    skipSpaces()
    for expected in "ref=".unicodeScalars {
      if expected == "=" { skipSpaces() }
      guard next < scalars.count, scalars[next] == expected else {
        throw error(.missing("ref=, as in role[ref=User],"), next..<min(next + 1, scalars.count))
      }
      next += 1
    }
    skipSpaces()
    let level: String
    if next < scalars.count, scalars[next] == "`" {
      level = try quotedName()
      skipSpaces()
    } else {
      let first = next
      while next < scalars.count, scalars[next] != "]" { next += 1 }
      var last = next
      while last > first, scalars[last - 1].properties.isWhitespace { last -= 1 }
      level = string(first..<last)
    }
    guard next < scalars.count else { throw error(.unclosed("bracket"), start..<(start + 1)) }
    guard scalars[next] == "]" else {
      throw error(.missing("the closing ]"), next..<(next + 1))
    }
    if level.isEmpty { throw error(.missing("the reference level"), next..<(next + 1)) }
    next += 1
    return level
  }

  private mutating func skipSpaces() {
    while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private func error(_ problem: FormulaError.Problem, _ place: Range<Int>) -> FormulaError {
    FormulaError(problem, formula: text, place: place)
  }
}
