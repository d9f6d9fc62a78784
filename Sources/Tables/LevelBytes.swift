/// The bytes of distinct texts, one after the other.
final class LevelBytes {
  private let buffer: ByteBuffer
  private let ends: [Int]

  init(_ levels: [String]) {
    let buffer = ByteBuffer(capacity: levels.reduce(0) { $0 + $1.utf8.count })
    var ends = [0]
    for level in levels {
      level.withByteText { buffer.append($0) }
      ends.append(buffer.count)
    }
    buffer.seal()
    self.buffer = buffer
    self.ends = ends
  }

  /// The bytes of a text, as long as this object lives.
  func level(_ index: Int) -> ByteText { buffer.bytes.part(ends[index], ends[index + 1]) }
}
