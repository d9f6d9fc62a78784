/// Makes damaged copies of a file: flipped bits, other bytes and numbers, cut, doubled, swapped and
/// moved parts. The same seed makes the same damage.
package struct Mutator {
  private var random: SplitMix

  /// A mutator whose damage the seed decides.
  package init(seed: UInt64) { random = SplitMix(state: seed) }

  /// A damaged copy.
  package mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) { damage(&copy) }
    return copy
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes.append(UInt8.random(in: .min ... .max, using: &random))
      return
    }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5:
      let new = (0..<(end - place)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      bytes.insert(contentsOf: new, at: place)
    case 6:
      let other = Int.random(in: 0..<bytes.count, using: &random)
      for offset in 0..<min(end - place, bytes.count - other) {
        bytes.swapAt(place + offset, other + offset)
      }
    case 7: bytes.removeSubrange(place...)
    default: replaceNumber(&bytes, at: place)
    }
  }

  /// A number that sizes and counts should not be, in two, four or eight bytes of either order.
  private mutating func replaceNumber(_ bytes: inout [UInt8], at place: Int) {
    let numbers: [UInt64] = [
      0, 1, 255, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, .max, 1 << 31, 40,
    ]
    let number = numbers.randomElement(using: &random) ?? 0
    let width = [2, 4, 8].randomElement(using: &random) ?? 4
    let isBigEndian = Bool.random(using: &random)
    for offset in 0..<width where place + offset < bytes.count {
      let shift = UInt64(8 * (isBigEndian ? width - 1 - offset : offset))
      bytes[place + offset] = UInt8(truncatingIfNeeded: number >> shift)
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
