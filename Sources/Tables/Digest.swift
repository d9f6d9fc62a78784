/// XXH64, the 64-bit hash of Yann Collet's xxHash specification (version 0.1.1, 2018), seed 0.
///
/// It tells whether two runs read the same bytes and is no defence against forgery: a
/// cryptographic digest written in Swift would take as long as reading the file.
package enum Digest {
  private static let p1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let p2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let p3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let p4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let p5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The digest as text, e.g. `xxh64:ef46db3751d8e999` for no bytes at all.
  package static func text(_ bytes: ByteText) -> String { text(hash(bytes)) }

  static func text(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return "xxh64:" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  static func hash(_ bytes: ByteText) -> UInt64 {
    var lanes = Lanes()
    let whole = bytes.count / 32 * 32
    lanes.take(bytes.part(0, whole))
    return lanes.hash(rest: bytes.part(whole, bytes.count))
  }

  /// The state between blocks, so that a file need not be in memory as a whole.
  struct Lanes {
    private var a = p1 &+ p2
    private var b = p2
    private var c: UInt64 = 0
    private var d: UInt64 = 0 &- p1
    private var count = 0

    /// Takes whole blocks of 32 bytes.
    mutating func take(_ blocks: ByteText) {
      precondition(blocks.count % 32 == 0, "\(blocks.count) bytes are no blocks of 32")
      guard var pointer = blocks.baseAddress else { return }
      for _ in 0..<(blocks.count / 32) {
        a = round(a, Word.load(pointer))
        b = round(b, Word.load(pointer + 8))
        c = round(c, Word.load(pointer + 16))
        d = round(d, Word.load(pointer + 24))
        pointer += 32
      }
      count += blocks.count
    }

    /// The hash of all blocks and the fewer than 32 bytes after them.
    func hash(rest: ByteText) -> UInt64 {
      var hash = p5
      if count > 0 {
        hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
        for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* p1 &+ p4 }
      }
      return finish(hash &+ UInt64(count + rest.count), rest)
    }
  }

  private static func finish(_ start: UInt64, _ rest: ByteText) -> UInt64 {
    var hash = start
    var position = 0
    while position + 8 <= rest.count, let base = rest.baseAddress {
      hash = rotate(hash ^ round(0, Word.load(base + position)), 27) &* p1 &+ p4
      position += 8
    }
    if position + 4 <= rest.count {
      var four: UInt64 = 0
      for offset in 0..<4 { four |= UInt64(rest[position + offset]) << UInt64(8 * offset) }
      hash = rotate(hash ^ (four &* p1), 23) &* p2 &+ p3
      position += 4
    }
    while position < rest.count {
      hash = rotate(hash ^ (UInt64(rest[position]) &* p5), 11) &* p1
      position += 1
    }
    hash = (hash ^ (hash >> 33)) &* p2
    hash = (hash ^ (hash >> 29)) &* p3
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func round(_ accumulator: UInt64, _ lane: UInt64) -> UInt64 {
    rotate(accumulator &+ lane &* p2, 31) &* p1
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value &<< bits) | (value &>> (64 &- bits))
  }
}
