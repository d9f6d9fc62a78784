import CPhilox
import Testing

@Suite("Philox cipher")
struct CPhiloxTests {
  struct Vector: Sendable {
    var counter: [UInt32]
    var key: [UInt32]
    var result: [UInt32]
  }

  /// Random123's known answers for philox4x32 with 10 rounds.
  static let known: [Vector] = [
    Vector(
      counter: [0, 0, 0, 0], key: [0, 0],
      result: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    Vector(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      result: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    Vector(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
      key: [0xa409_3822, 0x299f_31d0],
      result: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  static func words(
    seed: UInt64, stream: UInt64, first: UInt64, count: Int
  ) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: 2 * count)
    cphilox_blocks(seed, stream, first, count, &words)
    return words
  }

  static func scalar(seed: UInt64, stream: UInt64, block: UInt64) -> [UInt64] {
    let counter = [block, block >> 32, stream, stream >> 32].map(UInt32.init(truncatingIfNeeded:))
    let key = [seed, seed >> 32].map(UInt32.init(truncatingIfNeeded:))
    var result = [UInt32](repeating: 0, count: 4)
    cphilox_cipher(counter, key, &result)
    return [
      UInt64(result[0]) | UInt64(result[1]) << 32, UInt64(result[2]) | UInt64(result[3]) << 32,
    ]
  }

  @Test("Known answers", arguments: 0..<3)
  func knownAnswers(_ index: Int) {
    let vector = Self.known[index]
    var result = [UInt32](repeating: 0, count: 4)
    cphilox_cipher(vector.counter, vector.key, &result)
    #expect(result == vector.result)

    func wide(_ low: UInt32, _ high: UInt32) -> UInt64 { UInt64(low) | UInt64(high) << 32 }
    let words = Self.words(
      seed: wide(vector.key[0], vector.key[1]),
      stream: wide(vector.counter[2], vector.counter[3]),
      first: wide(vector.counter[0], vector.counter[1]), count: 1)
    #expect(
      words == [wide(result[0], result[1]), wide(result[2], result[3])])
  }

  @Test(
    "Vectorised blocks are the scalar ones, whatever their number and start",
    arguments: [0, 1, 77, UInt64(UInt32.max) - 5, UInt64.max - 9])
  func vectorised(_ first: UInt64) {
    let (seed, stream): (UInt64, UInt64) = (0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210)
    for count in 0...37 {
      let expected = (0..<UInt64(count)).flatMap {
        Self.scalar(seed: seed, stream: stream, block: first &+ $0)
      }
      #expect(Self.words(seed: seed, stream: stream, first: first, count: count) == expected)
    }
  }

  @Test("First words of many streams", arguments: [0, 1, 7, 8, 9, 64])
  func firstWords(_ count: Int) {
    for stream in [0, 3, 0xFFFF_FFFC, .max - 5] as [UInt64] {
      var words = [UInt64](repeating: 0, count: 2 * count)
      cphilox_first_words(11, stream, count, &words)
      let expected = (0..<UInt64(count)).flatMap {
        Self.scalar(seed: 11, stream: stream &+ $0, block: 0)
      }
      #expect(words == expected)
    }
  }
}
