/// The bytes of a cell.
package typealias ByteText = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// The part from `start` up to `end`.
  @inline(__always)
  func part(_ start: Int, _ end: Int) -> ByteText {
    ByteText(start: baseAddress.map { $0 + start }, count: end - start)
  }

  /// The bytes without surrounding spaces and tabs, no-break spaces among them.
  package func trimmed() -> ByteText {
    var start = 0
    var end = count
    while start < end {
      let length = spaceLength(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let byte = self[end - 1]
      if byte == Ascii.space || byte == Ascii.tab {
        end -= 1
      } else if byte >= 0x80, end - 2 >= start, spaceLength(at: end - 2, before: end) == 2 {
        end -= 2
      } else if byte >= 0x80, end - 3 >= start, spaceLength(at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return part(start, end)
  }

  /// The length of the space here, 0 where there is none: space, tab, U+00A0, U+2007, U+202F, and
  /// U+FEFF, which is none to see either.
  @inline(__always)
  private func spaceLength(at position: Int, before end: Int) -> Int {
    let byte = self[position]
    if byte == Ascii.space || byte == Ascii.tab { return 1 }
    guard byte >= 0xC2, position + 1 < end else { return 0 }
    let next = self[position + 1]
    if byte == 0xC2 { return next == 0xA0 ? 2 : 0 }
    guard position + 2 < end else { return 0 }
    let last = self[position + 2]
    if byte == 0xE2, next == 0x80, last == 0x87 || last == 0xAF { return 3 }
    return byte == 0xEF && next == 0xBB && last == 0xBF ? 3 : 0
  }

  /// The bytes as text; they have been checked to be UTF-8.
  package var string: String { String(decoding: self, as: UTF8.self) }
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
