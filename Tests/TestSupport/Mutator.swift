import Probability

/// Damages files the way disks, mail gateways, editors and attackers do, the same way every time.
///
/// A mutation is one to six steps, each of them small; so that many damaged files still get past the first
/// checks of a reader.
package struct Mutator {
  private var random: Philox

  /// A mutator whose damage depends on the seed and the stream alone.
  package init(seed: UInt64, stream: UInt64 = 0) {
    random = Philox(seed: seed, stream: stream)
  }

  /// A number from 0 to below the bound, for damage that knows the format.
  package mutating func draw(_ bound: Int) -> Int { random.below(bound) }

  /// A damaged copy of a file.
  package mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var damaged = bytes
    for _ in 0..<(1 + random.below(6)) { step(&damaged) }
    return damaged
  }

  /// A damaged copy of one file of several, in one of four cases joined to a part of another.
  package mutating func mutate(oneOf corpus: [[UInt8]]) -> [UInt8] {
    guard !corpus.isEmpty else { return mutate([]) }
    let base = corpus[random.below(corpus.count)]
    guard random.below(4) == 0 else { return mutate(base) }
    return mutate(splice(base, corpus[random.below(corpus.count)]))
  }

  /// The beginning of one file and the end of another.
  package mutating func splice(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    var joined = Array(first[..<random.below(first.count + 1)])
    joined += second[random.below(second.count + 1)...]
    return joined
  }

  /// Texts that readers give a meaning to, or should not.
  package static let tokens: [[UInt8]] = texts.map { Array($0.utf8) } + binary

  private static let texts: [String] =
    [
      "\"", "\"\"", "'", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\n", ":", "{", "}", "[", "]",
      "(", ")", "<", ">", "&",
      "=", "-", "+", "#", "~", "*", "^", "0", "9", ".", "e", "NaN", "-inf", "Infinity", "null",
      "NA", "true",
      "9999999999999999999999", "-9223372036854775808", "18446744073709551616", "4294967296",
      "1e309", "-1e-400", "1.234,5", "1,234.5", "00012", "0x1F", "12:60", "2024-02-30",
      "0000-00-00", "9999-12-31T23:59:60Z", "03/04/2026", "sep=;\n", "=cmd|'/c calc'!A1", "@SUM(1)",
      "\\u0000", "\\ud800", "\\", "%n%s", "../../etc/passwd", "\u{202E}", "\u{FEFF}", "\u{0301}",
      "\u{1F469}\u{200D}\u{1F4BB}", "ß", "İ", "\u{A0}",
    ]

  private static let binary: [[UInt8]] =
    [
      [0], [0, 0, 0, 0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3],
      [0xC0, 0x80],
      [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0x7F], [0x1A],
      [0xFF, 0xFF, 0xFF, 0xFF],
      [0xFF, 0xFF, 0xFF, 0x7F], [0x50, 0x4B, 3, 4], [0x1F, 0x8B],
    ]

  private mutating func step(_ bytes: inout [UInt8]) {
    switch random.below(12) {
    case 0, 1:
      guard let place = place(in: bytes) else { return }
      bytes[place] ^= 1 << UInt8(random.below(8))
    case 2:
      guard let place = place(in: bytes) else { return }
      bytes[place] = UInt8(random.below(256))
    case 3:
      bytes.removeLast(random.below(min(bytes.count, 64) + 1))
    case 4:
      bytes.removeLast(bytes.count - random.below(bytes.count + 1))
    case 5:
      bytes.removeSubrange(block(in: bytes))
    case 6:
      let copy = bytes[block(in: bytes)]
      bytes.insert(contentsOf: copy, at: random.below(bytes.count + 1))
    case 7: swap(&bytes)
    case 8, 9, 10:
      let token = Self.tokens[random.below(Self.tokens.count)]
      bytes.insert(contentsOf: token, at: random.below(bytes.count + 1))
    default: stretch(&bytes)
    }
  }

  private mutating func place(in bytes: [UInt8]) -> Int? {
    bytes.isEmpty ? nil : random.below(bytes.count)
  }

  /// A stretch of the file, mostly short.
  private mutating func block(in bytes: [UInt8]) -> Range<Int> {
    let start = random.below(bytes.count + 1)
    let reach = random.below(4) == 0 ? bytes.count : 24
    return start..<(start + random.below(min(reach, bytes.count - start) + 1))
  }

  /// Exchanges two stretches.
  private mutating func swap(_ bytes: inout [UInt8]) {
    let (a, b) = (block(in: bytes), block(in: bytes))
    let (left, right) = a.lowerBound <= b.lowerBound ? (a, b) : (b, a)
    guard left.upperBound <= right.lowerBound else { return }
    var swapped = Array(bytes[..<left.lowerBound])
    swapped += bytes[right]
    swapped += bytes[left.upperBound..<right.lowerBound]
    swapped += bytes[left]
    swapped += bytes[right.upperBound...]
    bytes = swapped
  }

  /// Repeats a byte or a token very often: long fields, deep nesting, thousands of columns.
  private mutating func stretch(_ bytes: inout [UInt8]) {
    let token = Self.tokens[random.below(Self.tokens.count)]
    let times = random.below(16) == 0 ? 20_000 : 1 + random.below(300)
    var long: [UInt8] = []
    long.reserveCapacity(token.count * times)
    for _ in 0..<times { long += token }
    bytes.insert(contentsOf: long, at: random.below(bytes.count + 1))
  }
}
