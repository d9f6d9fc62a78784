/// Makes a `.zsav` of a compressed `.sav`: the same dictionary, the same codes, packed once more with a true
/// checksum, so that damage to the codes is there to be read.
package enum PackedTwice {
  /// - Parameters:
  ///   - file: a compressed `.sav` in the byte order of this machine, little-endian.
  ///   - change: what is done to its codes before they are packed.
  /// - Returns: nil where the file has no end of the dictionary.
  package static func file(
    _ file: [UInt8], change: (inout [UInt8]) -> Void = { _ in }
  ) -> [UInt8]? {
    // Record 999 ends the dictionary; four bytes of filling follow.
    let end: [UInt8] = [0xE7, 3, 0, 0, 0, 0, 0, 0]
    guard file.count > 176, let start = file.firstRange(of: end)?.upperBound else { return nil }
    var dictionary = Array(file[..<start])
    dictionary.replaceSubrange(0..<4, with: Array("$FL3".utf8))
    // The kind of compression stands at byte 72.
    dictionary.replaceSubrange(72..<76, with: number(2, 4))
    var codes = Array(file[start...])
    change(&codes)
    let packed = Deflate.stream(codes)
    let trailer = start + 24 + packed.count
    return dictionary + number(start, 8) + number(trailer, 8) + number(48, 8) + packed
      + number(-100, 8) + number(0, 8) + number(0x3FF000, 4) + number(1, 4)
      + number(start, 8) + number(start + 24, 8) + number(codes.count, 4) + number(packed.count, 4)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
