/// Zip archives as APPNOTE 6.3 describes them, with nothing but what is needed.
package enum Archive {
  /// An archive of parts.
  ///
  /// - Parameters:
  ///   - parts: names and contents.
  ///   - packed: for some parts the deflated bytes that the contents become.
  ///   - flags: the general purpose flags; bit 0 says that parts are encrypted.
  package static func bytes(
    _ parts: [(name: String, bytes: [UInt8])], packed: [String: [UInt8]] = [:], flags: Int = 0
  ) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let stored = packed[part.name] ?? part.bytes
      let method = packed[part.name] == nil ? 0 : 8
      let name = Array(part.name.utf8)
      let common =
        number(20, 2) + number(flags, 2) + number(method, 2) + number(0, 4)
        + number(Int(checksum(part.bytes)), 4) + number(stored.count, 4)
        + number(part.bytes.count, 4) + number(name.count, 2) + number(0, 2)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      directory += number(archive.count, 4) + name
      archive += [0x50, 0x4B, 3, 4] + common + name + stored
    }
    let end =
      [0x50, 0x4B, 5, 6] + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 with the polynomial 0xEDB88320.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes { crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in (crc >> 1) ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
