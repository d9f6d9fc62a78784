/// The SHA-256 digest (FIPS 180-4): of input files for the envelope, of the style sheet for the
/// page's security policy.
public struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Creates a digest of nothing yet.
  public init() {}

  /// The digest of some bytes: 32 bytes.
  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of some bytes as 64 hexadecimal digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    hex(digest(of: bytes))
  }

  /// Bytes as hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { add($0) }
    if done == nil { Array(bytes).withUnsafeBufferPointer { add($0) } }
  }

  /// The digest of all bytes added: 32 bytes.
  public consuming func finish() -> [UInt8] {
    var tail: [UInt8] = [0x80]
    while (pending.count + tail.count) % 64 != 56 { tail.append(0) }
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    tail.withUnsafeBufferPointer { add($0) }
    return state.indices.flatMap { place in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: state[place] >> UInt32($0)) }
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      let block = pending
      pending.removeAll(keepingCapacity: true)
      block.withUnsafeBufferPointer { compress($0, from: 0, blocks: 1) }
    }
    let blocks = (bytes.count - start) / 64
    compress(bytes, from: start, blocks: blocks)
    pending.append(contentsOf: bytes[(start + 64 * blocks)...])
  }

  /// Takes in blocks of 64 bytes (FIPS 180-4, §6.2.2).
  private mutating func compress(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, blocks: Int
  ) {
    guard blocks > 0 else { return }
    var sums = state
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      Self.constants.withUnsafeBufferPointer { constants in
        for block in 0..<blocks {
          Self.fill(schedule, with: bytes, at: start + 64 * block)
          var (a, b, c, d) = (sums[0], sums[1], sums[2], sums[3])
          var (e, f, g, h) = (sums[4], sums[5], sums[6], sums[7])
          for index in 0..<64 {
            let sum1 = Self.rotate(e, 6) ^ Self.rotate(e, 11) ^ Self.rotate(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
            let sum0 = Self.rotate(a, 2) ^ Self.rotate(a, 13) ^ Self.rotate(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            h = g
            g = f
            f = e
            e = d &+ first
            d = c
            c = b
            b = a
            a = first &+ sum0 &+ majority
          }
          sums = sums &+ SIMD8(a, b, c, d, e, f, g, h)
        }
      }
    }
    state = sums
  }

  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, with bytes: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) {
    for index in 0..<16 {
      let place = start &+ 4 &* index
      schedule[index] =
        UInt32(bytes[place]) << 24 | UInt32(bytes[place &+ 1]) << 16
        | UInt32(bytes[place &+ 2]) << 8 | UInt32(bytes[place &+ 3])
    }
    for index in 16..<64 {
      let before15 = schedule[index &- 15]
      let before2 = schedule[index &- 2]
      let sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 &>> 3)
      let sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 &>> 10)
      schedule[index] = schedule[index &- 16] &+ sigma0 &+ schedule[index &- 7] &+ sigma1
    }
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1,
    0x923f_82a4, 0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
    0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786,
    0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147,
    0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
    0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a,
    0x5b9c_ca4f, 0x682e_6ff3, 0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
    0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

/// Base64 (RFC 4648 §4).
func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let count = min(3, bytes.count - start)
    var group: UInt32 = 0
    for offset in 0..<3 {
      group = group << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0)
    }
    for place in 0..<4 {
      let digit = Int(group >> UInt32(18 - 6 * place)) & 63
      text.append(place <= count ? digits[digit] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
