/// Damages bytes in the ways in which files get damaged, or are forged: reproducible from a seed.
public struct Mutator {
  private var state: UInt64

  /// A mutator whose damage depends on the seed alone.
  public init(seed: UInt64) { state = seed }

  /// The bytes with one to four pieces of damage.
  public mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<(1 + below(4)) { damage(&result) }
    return result
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = [UInt8(below(256))]
      return
    }
    switch below(8) {
    case 0: bytes[below(bytes.count)] ^= 1 << UInt8(below(8))
    case 1: bytes[below(bytes.count)] = UInt8(below(256))
    case 2: bytes.removeLast(below(bytes.count))
    case 3:
      let block = block(bytes)
      bytes.insert(contentsOf: bytes[block], at: below(bytes.count))
    case 4:
      let first = block(bytes)
      let second = block(bytes)
      for (a, b) in zip(first, second) { bytes.swapAt(a, b) }
    case 5:
      let inserted = (0..<(1 + below(16))).map { _ in UInt8(below(256)) }
      bytes.insert(contentsOf: inserted, at: below(bytes.count + 1))
    case 6: bytes.removeSubrange(block(bytes))
    default: replaceNumber(&bytes)
    }
  }

  private mutating func block(_ bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    return start..<min(bytes.count, start + 1 + below(64))
  }

  /// Puts another number where digits stand, or where a field of an archive may hold a size.
  private mutating func replaceNumber(_ bytes: inout [UInt8]) {
    let start = below(bytes.count)
    let isDigit = { (byte: UInt8) in byte &- 48 < 10 }
    guard let first = bytes[start...].firstIndex(where: isDigit) else {
      for offset in 0..<min(4, bytes.count - start) { bytes[start + offset] = 0xFF }
      return
    }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count
    let numbers = ["0", "-1", "4294967296", "99999999999999999999", "1e999", "1048577", "", "7"]
    bytes.replaceSubrange(first..<end, with: Array(numbers[below(numbers.count)].utf8))
  }

  /// A number from 0 up to a bound (SplitMix64, Steele, Lea and Flood 2014).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Int(z % UInt64(max(1, bound)))
  }
}
