import Testing

@testable import Tables

struct ByteBufferTests {
  @Test func growsAndKeepsWhatItHas() {
    let buffer = ByteBuffer(capacity: 0)
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0) }
    for byte in bytes.prefix(1000) { buffer.append(byte) }
    bytes[1000...].withUnsafeBufferPointer { buffer.append(ByteText(rebasing: $0[...])) }
    #expect(Array(buffer.bytes) == bytes)
    buffer.clear()
    #expect(buffer.count == 0)
  }

  @Test func theGuardEndsTheLastLine() {
    for count in [0, 1, 63, 64, 65, 1000] {
      let buffer = ByteBuffer([UInt8](repeating: 65, count: count))
      #expect(buffer.count == count && buffer.base[count] == Ascii.lineFeed)
      #expect((1..<ByteBuffer.guardCount).allSatisfy { buffer.base[count + $0] == 0 })
    }
  }
}
