extension Mutator {
  /// A damaged copy of one of several binary files: in half of the cases only numbers are other ones, so
  /// that all that follows is where it was.
  package mutating func mutateBinary(oneOf corpus: [[UInt8]]) -> [UInt8] {
    guard !corpus.isEmpty, draw(2) == 0 else { return mutate(oneOf: corpus) }
    var damaged = corpus[draw(corpus.count)]
    for _ in 0..<(1 + draw(4)) {
      if draw(8) == 0 {
        repeatBlock(in: &damaged)
      } else {
        overwriteNumber(in: &damaged, damaged.indices)
      }
    }
    return damaged
  }

  /// Writes another number of one, two, four or eight bytes, of either byte order, over one that may have
  /// been there: counts, sizes and offsets that lie.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - places: where the number may begin.
  package mutating func overwriteNumber(in bytes: inout [UInt8], _ places: Range<Int>) {
    guard !places.isEmpty else { return }
    let width = [1, 2, 4, 8][draw(4)]
    var place = places.lowerBound + draw(places.count)
    // Most numbers stand at a multiple of their width.
    if draw(2) == 0 { place = max(places.lowerBound, place / width * width) }
    let fits = min(width, bytes.count - place)
    var number = (0..<fits).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
    switch draw(4) {
    case 0: number = number &+ UInt64(truncatingIfNeeded: draw(17) - 8)
    case 1: number = UInt64(draw(256))
    default: number = Self.numbers[draw(Self.numbers.count)]
    }
    let isReversed = draw(4) == 0
    for byte in 0..<fits {
      let shift = 8 * UInt64(isReversed ? fits - 1 - byte : byte)
      bytes[place + byte] = UInt8(truncatingIfNeeded: number >> shift)
    }
  }

  private static let numbers: [UInt64] = [
    0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0xFF_FFFF,
    0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, .max, .max / 2, 1 << 63,
  ]

  /// Repeats a few bytes up to two thousand times where they are: records without end.
  private mutating func repeatBlock(in bytes: inout [UInt8]) {
    guard bytes.count >= 8 else { return }
    let start = draw(bytes.count / 4) * 4
    let block = Array(bytes[start..<min(bytes.count, start + 4 * (1 + draw(20)))])
    let times = draw(8) == 0 ? 2000 : 1 + draw(50)
    bytes.insert(contentsOf: repeatElement(block, count: times).joined(), at: start)
  }
}
