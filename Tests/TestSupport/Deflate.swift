/// Packing by RFC 1951 with its fixed codes: single bytes, and repetitions of the byte before. As little as is
/// needed to write archives whose parts are damaged and whose checksums are true.
package enum Deflate {
  /// The packed form of bytes; a run of one byte takes 13 bits for each 258 of it.
  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var out = BitWriter()
    // The last block, of fixed codes.
    out.put(0b011, 3)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      out.put(code: byte)
      place += 1
      var run = 0
      while place + run < bytes.count, run < 258, bytes[place + run] == byte { run += 1 }
      if run == 258 {
        // Length 258 is symbol 285, distance 1 symbol 0.
        out.put(Self.reversed(0b1100_0101, 8), 8)
        out.put(0, 5)
        place += run
      }
    }
    out.put(0, 7)
    return out.finished
  }

  /// The same as a stream of RFC 1950, with its header and checksum.
  package static func stream(_ bytes: [UInt8]) -> [UInt8] {
    var (low, high) = (UInt32(1), UInt32(0))
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let sum = high << 16 | low
    return [0x78, 0x01] + packed(bytes)
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  /// The lowest bits of a number in the other order: codes are written from their highest bit.
  fileprivate static func reversed(_ code: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 1 | (code >> $1) & 1 }
  }

  /// The fixed code of each byte, ready to be written, and its bits.
  fileprivate static let codes: [(bits: Int, count: Int)] = (0..<256).map { byte in
    byte < 144
      ? (reversed(0b0011_0000 + byte, 8), 8) : (reversed(0b1_1001_0000 + byte - 144, 9), 9)
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var held = 0
    private var count = 0

    mutating func put(code byte: UInt8) {
      let code = Deflate.codes[Int(byte)]
      put(code.bits, code.count)
    }

    mutating func put(_ bits: Int, _ width: Int) {
      held |= bits << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(held & 255))
        held >>= 8
        count -= 8
      }
    }

    var finished: [UInt8] { count > 0 ? bytes + [UInt8(held & 255)] : bytes }
  }
}
