/// The bytes of a file as checked UTF-8.
struct CSVText {
  private(set) var buffer: ByteBuffer
  /// What was decided about the encoding that the analyst should know.
  private(set) var note: TableNote?

  init(_ raw: ByteBuffer, options: CSVOptions, source: String) throws(CSVError) {
    if let other = FileSignature.otherFormat(raw.bytes) { throw CSVError(other, source: source) }
    let encoding =
      options.encoding == .detect ? Transcoding.detect(raw.bytes) : options.encoding
    let needsCopy = encoding != .utf8 && encoding != .detect
    buffer = needsCopy ? ByteBuffer(capacity: 0) : raw
    do throws(Transcoding.Failure) {
      switch encoding {
      case .utf16LittleEndian:
        try Transcoding.utf16(raw.bytes, bigEndian: false, into: buffer)
      case .utf16BigEndian:
        try Transcoding.utf16(raw.bytes, bigEndian: true, into: buffer)
      case .windows1252: try Transcoding.windows1252(raw.bytes, into: buffer)
      case .utf8, .detect: break
      }
    } catch {
      // A stand-in for the character that could not be read gives its place a field.
      let position = buffer.count
      buffer.append(UInt8(ascii: "?"))
      buffer.seal()
      throw Self.located(
        error.reason, at: position, in: buffer, options: options, source: source)
    }
    buffer.seal()
    let bytes = buffer.bytes
    guard let fault = UTF8Check.firstFault(bytes) else { return }
    if encoding != .windows1252, options.encoding == .detect,
      let windows = Self.windows(raw.bytes, options: options)
    {
      (buffer, note) = windows
      return
    }
    let reason: CSVError.Reason =
      switch fault {
      case .zero: .zeroByte
      case .invalid(let at): Self.invalid(bytes, at: at)
      }
    throw Self.located(reason, at: fault.position, in: buffer, options: options, source: source)
  }

  /// Bytes that are not UTF-8, read as Windows-1252 where that makes sense; nil where it does not.
  private static func windows(
    _ raw: ByteText, options: CSVOptions
  ) -> (ByteBuffer, TableNote)? {
    guard let first = WindowsEvidence.firstByte(raw) else { return nil }
    let buffer = ByteBuffer(capacity: 0)
    do throws(Transcoding.Failure) {
      try Transcoding.windows1252(raw, into: buffer)
    } catch {
      return nil
    }
    buffer.seal()
    guard UTF8Check.firstFault(buffer.bytes) == nil else { return nil }
    // ASCII before the byte is as long in both.
    var start = first
    while start > 0, first - start < 30, isWordPart(raw[start - 1]) { start -= 1 }
    var end = first
    while end < raw.count, end - first < 30, isWordPart(raw[end]) { end += 1 }
    let word = ByteBuffer(capacity: 64)
    var shown = ""
    for byte in raw.part(start, end) {
      shown += byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x" + hexadecimal(byte)
    }
    do throws(Transcoding.Failure) {
      try Transcoding.windows1252(raw.part(start, end), into: word)
    } catch {
      return nil
    }
    let line = lineBreaks(raw, upTo: first) + 1
    return (
      buffer,
      TableNote(
        code: "windows_1252",
        sentence: "The file is not UTF-8 and was read as Windows-1252: on line \(line) "
          + "\(Excerpt.quoted(shown)) became \(Excerpt.quoted(word.bytes.string)). If that is wrong, "
          + "save the file as UTF-8, or say its encoding (--encoding).")
    )
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 32) &- UInt8(ascii: "a") < 26 || Ascii.isDigit(byte)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(byte, radix: 16, uppercase: true)
  }

  private static func invalid(_ bytes: ByteText, at position: Int) -> CSVError.Reason {
    var end = position + 1
    while end < bytes.count, end < position + 4, bytes[end] >= 0x80 { end += 1 }
    let wrong = Array(bytes[position..<end])
    var reading: String? = ""
    for byte in wrong {
      guard let scalar = Transcoding.windows1252(byte).flatMap(Unicode.Scalar.init) else {
        reading = nil
        break
      }
      reading?.unicodeScalars.append(scalar)
    }
    return .invalidUTF8(bytes: wrong, windows1252: reading)
  }

  /// The error with line, column and text of a position.
  private static func located(
    _ reason: CSVError.Reason, at position: Int, in buffer: ByteBuffer, options: CSVOptions,
    source: String
  ) -> CSVError {
    let bytes = buffer.bytes
    var walker = CSVHeader.walker(bytes, options: options)
    var headers: [String] = []
    var column = 0
    var isHeader = true
    while !walker.isAtEnd {
      let field = walker.next(keepsText: isHeader)
      if isHeader { headers.append(field.text) }
      if field.end >= position || walker.isAtEnd {
        let lines = lineBreaks(bytes, upTo: position)
        let name = isHeader || column >= headers.count ? nil : headers[column]
        let shown: Bool =
          switch reason {
          case .invalidUTF8: true
          default: false
          }
        return CSVError(
          reason, source: source, line: lines + 1, column: column + 1, columnName: name,
          excerpt: shown ? around(bytes, position) : nil)
      }
      column += 1
      if field.endsRecord {
        column = 0
        isHeader = false
        walker.skipBlankLines()
      }
    }
    return CSVError(reason, source: source, line: 1)
  }

  private static func lineBreaks(_ bytes: ByteText, upTo end: Int) -> Int {
    var breaks = 0
    for position in 0..<min(end, bytes.count) {
      let byte = bytes[position]
      let isPair =
        byte == Ascii.carriageReturn && position + 1 < bytes.count
        && bytes[position + 1] == Ascii.lineFeed
      if byte == Ascii.lineFeed || (byte == Ascii.carriageReturn && !isPair) { breaks += 1 }
    }
    return breaks
  }

  /// The text around a position on its line, fit for a message, with bytes that are not UTF-8 as
  /// `\xE9`.
  private static func around(_ bytes: ByteText, _ position: Int) -> String {
    func isBreak(_ byte: UInt8) -> Bool {
      byte == Ascii.lineFeed || byte == Ascii.carriageReturn
    }
    var start = position
    while start > 0, position - start < 15, !isBreak(bytes[start - 1]) { start -= 1 }
    while start < position, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var end = position
    while end < bytes.count, end - position < 15, !isBreak(bytes[end]) { end += 1 }
    var text = Excerpt.escaped(bytes.part(start, position).string)
    var next = position
    while next < end, bytes[next] >= 0x80 {
      text += "\\x" + hexadecimal(bytes[next])
      next += 1
    }
    while end > next, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var rest = next
    while rest < end, bytes[rest] < 0x80 { rest += 1 }
    return text + Excerpt.escaped(bytes.part(next, rest).string)
  }
}
