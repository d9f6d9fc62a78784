import Testing

@testable import Tables

struct TextDictionaryTests {
  @Test func codesFollowFirstAppearance() {
    var dictionary = TextDictionary(seed: 1)
    defer { dictionary.free() }
    let buffer = ByteBuffer(Array("abab".utf8))
    #expect(dictionary.code(buffer.base, 1, isLasting: true) == 0)
    #expect(dictionary.code(buffer.base + 1, 1, isLasting: true) == 1)
    #expect(dictionary.code(buffer.base + 2, 1, isLasting: true) == 0)
    #expect(dictionary.code(buffer.base, 2, isLasting: true) == 2)
    #expect(dictionary.code(buffer.base + 2, 2, isLasting: true) == 2)
    #expect(dictionary.levels[2].text.string == "ab")
  }

  /// Every length around the inline sixteen bytes, texts differing in one byte anywhere.
  @Test func agreesWithAStringDictionary() {
    var random = Seeded(7)
    var texts: [String] = []
    for length in 1...40 {
      let text = String(repeating: "x", count: length)
      texts.append(text)
      for place in 0..<length {
        var bytes = Array(text.utf8)
        bytes[place] = UInt8(ascii: "y")
        texts.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    texts += (0..<5000).map { _ in String(UInt64.random(in: 0..<3000, using: &random)) }
    var expected: [String: Int32] = [:]
    var dictionary = TextDictionary(seed: random.next())
    defer { dictionary.free() }
    for text in texts + texts.shuffled(using: &random) {
      let buffer = ByteBuffer(text.utf8)
      let code = dictionary.code(buffer.base, buffer.count, isLasting: false)
      if let known = expected[text] {
        #expect(code == known)
      } else {
        #expect(code == Int32(expected.count))
        expected[text] = code
      }
    }
    #expect(dictionary.count == expected.count)
    for (text, code) in expected {
      #expect(dictionary.levels[Int(code)].text.string == text)
    }
  }
}
