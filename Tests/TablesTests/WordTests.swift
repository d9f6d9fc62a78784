import Testing

@testable import Tables

struct WordTests {
  @Test func theLowestZeroByteIsFound() {
    for place in 0..<8 {
      var bytes = [UInt8](repeating: 0x80, count: 8)
      bytes[place] = 0
      // A one above a zero is where marks may be false, so it must not matter.
      if place < 7 { bytes[place + 1] = 1 }
      let word = bytes.withUnsafeBufferPointer { Word.load($0.baseAddress!) }
      #expect(Word.zeroBytes(word).trailingZeroBitCount / 8 == place)
    }
    #expect(Word.zeroBytes(Word.repeating(7)) == 0)
  }

  @Test func prefixes() {
    #expect(Word.prefix(.max, 0) == 0 && Word.prefix(.max, 1) == 0xFF)
    #expect(Word.prefix(.max, 7) == .max >> 8 && Word.prefix(.max, 8) == .max)
  }

  @Test func folding() {
    #expect(Word.fold(3, 5) == 15)
    #expect(Word.fold(1 << 63, 4) == 2)
  }
}
