/// Finds the first byte that is not UTF-8, or zero.
enum UTF8Check {
  /// A byte that has no place in a text.
  enum Fault: Equatable {
    case zero(at: Int)
    case invalid(at: Int)

    var position: Int {
      switch self {
      case .zero(let at), .invalid(let at): at
      }
    }
  }

  /// The first fault, nil where the bytes are UTF-8 without zeros.
  ///
  /// Well-formed sequences as in the Unicode standard, table 3-7.
  static func firstFault(_ bytes: ByteText) -> Fault? {
    guard let base = bytes.baseAddress else { return nil }
    let count = bytes.count
    var position = 0
    while position < count {
      // Thirty-two plain bytes at a time: a byte is at fault here when its high bit is set or
      // when taking one from it sets it.
      while position + 32 <= count {
        let a = Word.load(base + position)
        let b = Word.load(base + position + 8)
        let c = Word.load(base + position + 16)
        let d = Word.load(base + position + 24)
        let high = a | b | c | d
        let low = (a &- Word.ones) | (b &- Word.ones) | (c &- Word.ones) | (d &- Word.ones)
        if (high | low) & Word.highs != 0 { break }
        position += 32
      }
      let stop = min(count, position + 32)
      while position < stop {
        let byte = base[position]
        if byte < 0x80 {
          if byte == 0 { return .zero(at: position) }
          position += 1
        } else {
          let length = sequenceLength(base + position, count - position)
          if length == 0 { return .invalid(at: position) }
          position += length
        }
      }
    }
    return nil
  }

  /// The length of the sequence of two to four bytes here, 0 where it is none.
  static func sequenceLength(_ start: UnsafePointer<UInt8>, _ left: Int) -> Int {
    let first = start[0]
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      lowest = 0xA0
    case 0xED:
      length = 3
      highest = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      lowest = 0x90
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      highest = 0x8F
    default: return 0
    }
    guard length <= left, start[1] >= lowest, start[1] <= highest else { return 0 }
    var position = 2
    while position < length {
      if start[position] & 0xC0 != 0x80 { return 0 }
      position += 1
    }
    return length
  }
}
