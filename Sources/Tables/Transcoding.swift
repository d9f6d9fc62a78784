/// Turns the bytes of other encodings into UTF-8.
enum Transcoding {
  /// What went wrong; the text read so far tells where.
  struct Failure: Error {
    let reason: CSVError.Reason
  }

  /// The encoding that bytes without instructions are in.
  static func detect(_ bytes: ByteText) -> CSVOptions.Encoding {
    if bytes.count >= 2 {
      if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
      if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
    }
    return withoutMark(bytes)
  }

  /// UTF-16 without a mark is unmistakable where most bytes of one parity are zero and none of the
  /// other: mostly Latin letters, as headers and delimiters are.
  private static func withoutMark(_ bytes: ByteText) -> CSVOptions.Encoding {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs >= 2 else { return .utf8 }
    var evenZeros = 0
    var oddZeros = 0
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { evenZeros += 1 }
      if bytes[2 * pair + 1] == 0 { oddZeros += 1 }
    }
    if evenZeros == 0, oddZeros * 10 >= pairs * 7 { return .utf16LittleEndian }
    if oddZeros == 0, evenZeros * 10 >= pairs * 7 { return .utf16BigEndian }
    return .utf8
  }

  /// Appends UTF-16 as UTF-8, without its byte order mark.
  static func utf16(
    _ bytes: ByteText, bigEndian: Bool, into result: ByteBuffer
  ) throws(Failure) {
    // Latin text becomes half as long; the buffer grows for others.
    result.reserve(bytes.count / 2 + bytes.count / 8)
    let high = bigEndian ? 0 : 1
    let low = 1 - high
    func unit(_ index: Int) -> UInt32 {
      UInt32(bytes[2 * index + high]) << 8 | UInt32(bytes[2 * index + low])
    }
    let units = bytes.count / 2
    var index = units > 0 && unit(0) == 0xFEFF ? 1 : 0
    while index < units {
      var scalar = unit(index)
      index += 1
      if scalar & 0xF800 == 0xD800 {
        guard scalar < 0xDC00, index < units, unit(index) & 0xFC00 == 0xDC00 else {
          throw Failure(reason: .invalidUTF16)
        }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (unit(index) & 0x3FF)
        index += 1
      }
      append(scalar, to: result)
    }
    if bytes.count % 2 != 0 { throw Failure(reason: .invalidUTF16) }
  }

  /// Appends Windows-1252 as UTF-8.
  static func windows1252(_ bytes: ByteText, into result: ByteBuffer) throws(Failure) {
    result.reserve(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard let scalar = windows1252(byte) else {
        throw Failure(reason: .undefinedWindows1252(byte))
      }
      append(scalar, to: result)
    }
  }

  /// The character of a byte in Windows-1252, nil for the five bytes without one.
  static func windows1252(_ byte: UInt8) -> UInt32? {
    guard byte &- 0x80 < 0x20 else { return UInt32(byte) }
    let scalar = upperControls[Int(byte - 0x80)]
    return scalar == 0 ? nil : scalar
  }

  /// 0x80…0x9F, from the Unicode consortium's mapping table CP1252.TXT.
  private static let upperControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  @inline(__always)
  private static func append(_ scalar: UInt32, to buffer: ByteBuffer) {
    if scalar < 0x80 {
      buffer.append(UInt8(scalar))
      return
    }
    if scalar < 0x800 {
      buffer.append(UInt8(0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        buffer.append(UInt8(0xE0 | scalar >> 12))
      } else {
        buffer.append(UInt8(0xF0 | scalar >> 18))
        buffer.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      }
      buffer.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    }
    buffer.append(UInt8(0x80 | scalar & 0x3F))
  }
}
