/// The bytes of a cell.
package typealias ByteText = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The part from `start` up to `end`.
  @inline(__always)
  func part(_ start: Int, _ end: Int) -> ByteText {
    ByteText(start: baseAddress.map { $0 + start }, count: end - start)
  }

  /// The bytes without surrounding spaces and tabs.
  func trimmed() -> ByteText {
    var start = 0
    var end = count
    while start < end, self[start] == Ascii.space || self[start] == Ascii.tab { start += 1 }
    while end > start, self[end - 1] == Ascii.space || self[end - 1] == Ascii.tab { end -= 1 }
    return part(start, end)
  }

  /// The bytes as text; they have been checked to be UTF-8.
  var string: String { String(decoding: self, as: UTF8.self) }
}

/// Bytes with a meaning in the format.
enum Ascii {
  static let tab: UInt8 = 9
  static let lineFeed: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let quote: UInt8 = 34
  static let apostrophe: UInt8 = 39
  static let plus: UInt8 = 43
  static let comma: UInt8 = 44
  static let minus: UInt8 = 45
  static let point: UInt8 = 46
  static let zero: UInt8 = 48
  static let colon: UInt8 = 58
  static let semicolon: UInt8 = 59
  static let pipe: UInt8 = 124

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
}

extension String {
  /// Calls `body` with the UTF-8 bytes of the text.
  func withByteText<Result>(_ body: (ByteText) -> Result) -> Result {
    var copy = self
    return copy.withUTF8(body)
  }
}
