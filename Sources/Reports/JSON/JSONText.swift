/// Writes a JSON value as text, with two spaces for each level and short arrays on one line.
struct JSONText {
  /// An array of numbers, or of other plain values, stays on one line up to this many characters.
  private static let lineLength = 80
  private var bytes: [UInt8] = []

  /// The text of a value, without a newline at the end.
  static func text(of value: JSONValue, isPretty: Bool) -> String {
    var writer = JSONText()
    if isPretty {
      writer.writePretty(value, depth: 0)
    } else {
      writer.writeCompact(value, space: false)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private mutating func writePretty(_ value: JSONValue, depth: Int) {
    switch value {
    case .array(let values) where !values.isEmpty:
      if values.allSatisfy(\.isPlain) {
        let start = bytes.count
        writeCompact(value, space: true)
        if bytes.count - start <= Self.lineLength { return }
        bytes.removeSubrange(start...)
      }
      writeLines(open: "[", close: "]", count: values.count, depth: depth) { writer, index in
        writer.writePretty(values[index], depth: depth + 1)
      }
    case .object(let members) where !members.isEmpty:
      writeLines(open: "{", close: "}", count: members.count, depth: depth) { writer, index in
        writer.write(members[index].key)
        writer.append(": ")
        writer.writePretty(members[index].value, depth: depth + 1)
      }
    default: writeCompact(value, space: true)
    }
  }

  private mutating func writeLines(
    open: String, close: String, count: Int, depth: Int, item: (inout JSONText, Int) -> Void
  ) {
    append(open)
    for index in 0..<count {
      append(index == 0 ? "\n" : ",\n")
      indent(depth + 1)
      item(&self, index)
    }
    append("\n")
    indent(depth)
    append(close)
  }

  private mutating func writeCompact(_ value: JSONValue, space: Bool) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let digits): append(digits)
    case .number(let value): append(value.isFinite ? Format.raw(value) : "null")
    case .string(let value): write(value)
    case .array(let values):
      append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(space ? ", " : ",") }
        writeCompact(value, space: space)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(space ? ", " : ",") }
        write(member.key)
        append(space ? ": " : ":")
        writeCompact(member.value, space: space)
      }
      append("}")
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func indent(_ depth: Int) {
    for _ in 0..<depth { append("  ") }
  }

  /// Escapes what RFC 8259 asks for, and the two line separators that end a line in JavaScript.
  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    if string.utf8.allSatisfy(Self.isPlain) {
      append(string)
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escape(scalar)
      default: append(String(scalar))
      }
    }
  }

  /// Whether a byte is ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let hex = String(scalar.value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
  }
}

extension JSONValue {
  /// Whether the value is neither an array nor an object.
  fileprivate var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
