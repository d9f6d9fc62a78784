extension RowScanner {
  /// How many bytes of a place go into a message at most.
  private static let excerptBytes = 200

  func unclosed(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: Int, _ index: Int
  ) -> CSVError {
    failure(.unclosedQuote, base, start, line, index)
  }

  func textAfterQuote(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: Int, _ index: Int
  ) -> CSVError {
    failure(.textAfterQuote, base, start, line, index)
  }

  func tooLong(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: Int, _ index: Int
  ) -> CSVError {
    failure(.fieldTooLong(limit: file.maximumFieldLength), base, start, line, index)
  }

  func ragged(_ base: UnsafePointer<UInt8>, _ start: Int, _ line: Int, found: Int) -> CSVError {
    CSVError(
      .ragged(expected: file.names.count, found: found), source: file.source, line: line,
      excerpt: Self.excerpt(file.buffer, from: start))
  }

  private func failure(
    _ reason: CSVError.Reason, _ base: UnsafePointer<UInt8>, _ start: Int, _ line: Int,
    _ index: Int
  ) -> CSVError {
    CSVError(
      reason, source: file.source, line: line, column: index + 1,
      columnName: index < file.names.count ? file.names[index] : nil,
      excerpt: Self.excerpt(file.buffer, from: start))
  }

  /// The text of a place up to the end of its line, fit for a message.
  static func excerpt(_ buffer: ByteBuffer, from start: Int) -> String {
    let limit = min(buffer.count, start + excerptBytes)
    var end = start
    while end < limit, buffer.base[end] != Ascii.lineFeed, buffer.base[end] != Ascii.carriageReturn
    {
      end += 1
    }
    return Excerpt.escaped(buffer.bytes.part(start, max(start, end)).string, limit: 40)
  }
}
