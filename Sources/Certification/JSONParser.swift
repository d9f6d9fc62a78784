/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The byte within the line, from 1.
  public let column: Int
  /// What is wrong there.
  public let reason: String

  /// The place and the reason in one sentence.
  public var description: String { "line \(line), column \(column): \(reason)" }
}

/// Reads JSON (RFC 8259) strictly into a `JSONValue`.
///
/// Written for case files rather than taken from Foundation because the order of members matters
/// for reports, a place in the file matters for errors, and a repeated name is a mistake.
public struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// The nesting at which a text is refused, so that a hostile file cannot exhaust the stack.
  public static let deepestNesting = 200

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one JSON text.
  ///
  /// - Parameter bytes: the whole text in UTF-8, with or without a byte order mark
  /// - Throws: `JSONSyntaxError` with line, column and reason
  public static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONValue {
    var parser = JSONParser(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else {
      throw parser.failure("something follows the end of the JSON value")
    }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func failure(_ reason: String, at place: Int? = nil) -> JSONSyntaxError {
    let end = min(place ?? position, bytes.count)
    var line = 1
    var start = 0
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    return JSONSyntaxError(line: line, column: end - start + 1, reason: reason)
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    guard let byte = next else { throw failure("the file ends where a value should be") }
    switch byte {
    case UInt8(ascii: "{"):
      return try nested { (parser) throws(JSONSyntaxError) in
        try parser.object()
      }
    case UInt8(ascii: "["):
      return try nested { (parser) throws(JSONSyntaxError) in
        try parser.array()
      }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONSyntaxError) -> JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    guard depth < Self.deepestNesting else {
      throw failure("nested more than \(Self.deepestNesting) deep")
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONValue {
    let known: [(String, JSONValue)] = [
      ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
    ]
    for (name, value) in known where bytes[position...].starts(with: name.utf8) {
      position += name.utf8.count
      return value
    }
    for name in ["NaN", "Infinity"] where bytes[position...].starts(with: name.utf8) {
      throw failure("\(name) is not JSON; write null, or an infinity as the string \"Infinity\"")
    }
    throw failure("a value should be here")
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    position += 1
    skipSpace()
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { return .array(elements) }
      throw failure("',' or ']' should be here")
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    position += 1
    skipSpace()
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a quoted name should be here") }
      let place = position
      let name = try string()
      guard names.insert(name).inserted else {
        throw failure("the name \"\(name)\" is given twice in one object", at: place)
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("':' should be here") }
      skipSpace()
      members.append(JSONValue.Member(key: name, value: try value()))
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return .object(members) }
      throw failure("',' or '}' should be here")
    }
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0 else { throw failure("a digit should be here") }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
      throw failure("a number may not start with 0", at: start)
    }
    if take(UInt8(ascii: ".")), digits() == 0 { throw failure("a digit should be here") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      guard digits() > 0 else { throw failure("a digit should be here") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw failure("\(text) is too large for a double", at: start)
    }
    return number
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw failure("the string is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        content.append(contentsOf: try escape())
      case 0x00...0x1F:
        throw failure("a control character inside a string must be escaped")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw failure("the string is not closed", at: start)
  }

  private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
    guard let byte = next else { throw failure("the file ends inside a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try unicodeScalar())).utf8)
    default: throw failure("an unknown escape in a string", at: position - 1)
    }
  }

  private mutating func unicodeScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = position
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Only surrogates are refused above: a high one must be followed by its low one.
    guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw failure("half of a surrogate pair", at: start)
    }
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw failure("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(
        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits should be here") }
    position += 4
    return code
  }
}
