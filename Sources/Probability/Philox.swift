import CPhilox

/// The counter-based generator Philox 4×32-10 of Salmon, Moraes, Dror and Shaw (SC 2011).
///
/// A stream is named by its seed and its number; any two streams are independent, so replicate r
/// of a computation draws from `Philox(seed: seed, stream: r)` on whichever thread it runs. The
/// stream is a fixed sequence of 64-bit words, and every draw takes the next piece of it that fits:
/// see `Guides/RandomNumbers.md`. The same seed gives the same draws on every machine and in every
/// version.
public struct Philox: RandomNumberGenerator, Sendable {
  /// Seed, the key of the cipher.
  public let seed: UInt64
  /// Number of the stream, the upper half of the cipher's counter.
  public let stream: UInt64
  /// Number of 16-bit pieces used or skipped so far, four to a word; may be set to jump.
  public var position: UInt64 = 0

  // The words 16 buffered ..< 16 (buffered + 1), eight blocks; none of that number before the first.
  private var words = SIMD16<UInt64>()
  private var buffered = UInt64.max

  /// The start of stream number `stream` of `seed`.
  public init(seed: UInt64, stream: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
  }

  /// The first two words of the streams `stream`, `stream` + 1, …, as `next()` of a generator of each
  /// would give them, but many at once; words: an even number, those of one stream together.
  package static func firstWords(seed: UInt64, stream: UInt64, _ words: inout [UInt64]) {
    precondition(words.count % 2 == 0, "\(words.count) words; two a stream are made")
    words.withUnsafeMutableBufferPointer {
      guard let start = $0.baseAddress else { return }
      cphilox_first_words(seed, stream, $0.count / 2, start)
    }
  }

  /// The next 64-bit word of the stream.
  public mutating func next() -> UInt64 {
    let index = position / 4 + (position % 4 == 0 ? 0 : 1)
    position = 4 * (index + 1)
    return word(index)
  }

  /// An unbiased draw from 0 ..< bound; bound: 1 or more.
  ///
  /// Lemire's multiply method with rejection (ACM TOMACS 29(1), 2019) on 16-bit pieces up to a
  /// bound of 2¹⁶, on 32-bit pieces up to 2³², on words above.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound >= 1, "bound must be at least 1, got \(bound)")
    if bound <= 1 << 16 {
      let bound = UInt32(truncatingIfNeeded: bound)
      while true {
        let product = next16() * bound
        let low = product & 0xFFFF
        if low >= bound || low >= 65536 % bound { return Int(product >> 16) }
      }
    }
    if bound <= 1 << 32 {
      let bound = UInt64(bound)
      while true {
        let product = next32() * bound
        let low = product & 0xFFFF_FFFF
        if low >= bound || low >= (1 << 32) % bound { return Int(product >> 32) }
      }
    }
    let wide = UInt64(bound)
    while true {
      let (high, low) = next().multipliedFullWidth(by: wide)
      if low >= wide || low >= (0 &- wide) % wide { return Int(high) }
    }
  }

  /// Draws from 0 ..< below for every element, the same as so many calls of `below(_:)`, but faster;
  /// below: 1…2³¹.
  public mutating func fill(_ draws: inout [Int32], below bound: Int) {
    draws.withUnsafeMutableBufferPointer { fill($0, below: bound) }
  }

  /// Draws from 0 ..< below for every element, the same as so many calls of `below(_:)`, but faster;
  /// below: 1…2³¹.
  public mutating func fill(_ draws: UnsafeMutableBufferPointer<Int32>, below bound: Int) {
    precondition(bound >= 1 && bound <= 1 << 31, "bound must be in 1…2³¹, got \(bound)")
    guard let start = draws.baseAddress, !draws.isEmpty else { return }
    let wide = UInt32(bound)
    position =
      bound <= 1 << 16
      ? cphilox_fill16(seed, stream, position, wide, start, draws.count)
      : cphilox_fill32(seed, stream, position, wide, start, draws.count)
  }

  /// A uniform draw from the open interval (0, 1): the upper 53 bits of a word with the last of them
  /// set, so that neither end can come and u is as likely as 1 − u.
  public mutating func uniform() -> Double {
    Double(next() >> 11 | 1) * 0x1p-53
  }

  /// A standard normal draw: the normal quantile of one uniform draw.
  public mutating func normal() -> Double {
    standardNormalQuantile(uniform())
  }

  private mutating func next16() -> UInt32 {
    let piece = UInt32(truncatingIfNeeded: word(position / 4) >> (16 * (position % 4))) & 0xFFFF
    position += 1
    return piece
  }

  private mutating func next32() -> UInt64 {
    position += position % 2
    let piece = word(position / 4) >> (16 * (position % 4)) & 0xFFFF_FFFF
    position += 2
    return piece
  }

  private mutating func word(_ index: UInt64) -> UInt64 {
    if index / 16 != buffered { refill(index / 16) }
    return words[Int(truncatingIfNeeded: index % 16)]
  }

  private mutating func refill(_ group: UInt64) {
    buffered = group
    withUnsafeMutableBytes(of: &words) { bytes in
      let start = bytes.baseAddress!.assumingMemoryBound(to: UInt64.self)
      cphilox_blocks(seed, stream, 8 * group, 8, start)
    }
  }
}
