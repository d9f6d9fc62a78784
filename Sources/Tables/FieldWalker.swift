/// Walks over fields one at a time, with places: for headers and for messages.
struct FieldWalker {
  /// A field and where it stands.
  struct Field {
    var text: String
    /// The byte after the field: the delimiter, the line break, or the end.
    var end: Int
    /// The line on which the field begins.
    var line: Int
    /// Whether the field ends its record.
    var endsRecord: Bool
    /// Whether the field is a quoted one that is never closed.
    var isUnclosed = false
    /// Whether text follows the closing quote.
    var hasTextAfterQuote = false
  }

  let bytes: ByteText
  let delimiter: UInt8
  private(set) var position: Int
  private(set) var line: Int

  init(_ bytes: ByteText, delimiter: UInt8, from position: Int, line: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.position = position
    self.line = line
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// Moves over blank lines.
  mutating func skipBlankLines() {
    while position < bytes.count, isBreak(bytes[position]) { takeBreak() }
  }

  /// The next field; moves over it and its delimiter or line break.
  ///
  /// - Parameter keepsText: whether its text is wanted, or only its place.
  mutating func next(keepsText: Bool = true) -> Field {
    var field = Field(text: "", end: position, line: line, endsRecord: true)
    if position < bytes.count, bytes[position] == Ascii.quote {
      position += 1
      let text = quoted(&field, keepsText: keepsText)
      if keepsText { field.text = String(decoding: text, as: UTF8.self) }
    } else {
      let start = position
      while position < bytes.count, bytes[position] != delimiter, !isBreak(bytes[position]) {
        position += 1
      }
      if keepsText { field.text = bytes.part(start, position).string }
    }
    field.end = position
    guard position < bytes.count else { return field }
    if bytes[position] == delimiter {
      position += 1
      field.endsRecord = false
    } else {
      takeBreak()
    }
    return field
  }

  private mutating func quoted(_ field: inout Field, keepsText: Bool) -> [UInt8] {
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Ascii.quote {
        position += 1
        if position < bytes.count, bytes[position] == Ascii.quote {
          if keepsText { text.append(Ascii.quote) }
          position += 1
          continue
        }
        let after = position
        while position < bytes.count, bytes[position] != delimiter, !isBreak(bytes[position]) {
          position += 1
        }
        field.hasTextAfterQuote = bytes.part(after, position).trimmed().count > 0
        return text
      }
      let before = position
      if isBreak(byte) {
        takeBreak()
      } else {
        position += 1
      }
      if keepsText { text.append(contentsOf: bytes[before..<position]) }
    }
    field.isUnclosed = true
    return text
  }

  private func isBreak(_ byte: UInt8) -> Bool {
    byte == Ascii.lineFeed || byte == Ascii.carriageReturn
  }

  private mutating func takeBreak() {
    let isPair =
      bytes[position] == Ascii.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Ascii.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }
}
