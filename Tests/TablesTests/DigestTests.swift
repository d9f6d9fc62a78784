import Testing

@testable import Tables

struct DigestTests {
  /// Values of the reference implementation, seed 0 (xxHash documentation and python-xxhash).
  @Test(
    arguments: [
      ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
      ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
    ] as [(String, String)])
  func knownValues(text: String, digest: String) {
    #expect(text.withByteText { Digest.text($0) } == "xxh64:" + digest)
  }

  @Test func everyLengthAndByteCounts() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var seen = Set<UInt64>()
    for count in 0...200 {
      seen.insert(bytes[..<count].withUnsafeBufferPointer { Digest.hash($0) })
    }
    for place in 0..<200 {
      var changed = bytes
      changed[place] ^= 1
      seen.insert(changed.withUnsafeBufferPointer { Digest.hash($0) })
    }
    #expect(seen.count == 401)
  }

  @Test func theDigestIsOfTheBytesAsTheyWere() throws {
    let plain = try read("a\n1\n")
    #expect(plain.digest == "a\n1\n".withByteText { Digest.text($0) })
    let marked = try read("\u{FEFF}a\n1\n")
    #expect(plain.digest != marked.digest && plain.digest.hasPrefix("xxh64:"))
  }
}
