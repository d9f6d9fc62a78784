#if SPSS
  import CZlib

  /// The blocks of a `.zsav`: codes packed with zlib, and a list of the blocks at the end of the file.
  struct PackedBlocks {
    /// A block: where it stands, and its bytes packed and unpacked.
    struct Block {
      let start: Int
      let packed: Int
      let unpacked: Int
    }

    /// The most bytes that the library takes for a block, in either state; the usual block has 4 MB.
    static let largest = 0xFF_F000

    /// The blocks that the library would unpack: it stops at the first that cannot be.
    private(set) var blocks: [Block] = []

    /// - Parameter start: where the dictionary ends.
    /// - Returns: nil where the list is not as it must be; the library reads no case then.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, isBigEndian: Bool) {
      var cursor = RecordCursor(bytes, at: start, isBigEndian: isBigEndian)
      guard cursor.number(UInt64.self) == UInt64(start), let place = cursor.number(UInt64.self),
        let length = cursor.number(UInt64.self), let listStart = Int(exactly: place),
        listStart <= bytes.count
      else { return nil }
      cursor = RecordCursor(bytes, at: listStart, isBigEndian: isBigEndian)
      guard cursor.skip(20) != nil, let count = cursor.number(Int32.self),
        count == Int32(truncatingIfNeeded: (length &- 24) / 24), count >= 0,
        24 * Int(count) <= Self.largest
      else { return nil }
      for _ in 0..<count {
        guard cursor.skip(8) != nil, let start = cursor.number(Int64.self).map(Int.init),
          let unpacked = cursor.number(Int32.self).map(Int.init),
          let packed = cursor.number(Int32.self).map(Int.init)
        else { return nil }
        guard start >= 0, (1...Self.largest).contains(packed),
          (1...Self.largest).contains(unpacked), start <= bytes.count - packed
        else { return }
        blocks.append(Block(start: start, packed: packed, unpacked: unpacked))
      }
    }

    /// The bytes of all blocks as they stand in the file, and unpacked.
    var packed: Int { blocks.reduce(0) { $0 + $1.packed } }
    var unpacked: Int { blocks.reduce(0) { $0 + $1.unpacked } }

    /// Hands out one block after the other, unpacked, until one cannot be or no more is wanted.
    func unpack(
      _ bytes: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Bool
    ) {
      guard let base = bytes.baseAddress else { return }
      var buffer = [UInt8](repeating: 0, count: blocks.map(\.unpacked).max() ?? 0)
      for block in blocks {
        var count = uLongf(block.unpacked)
        let goesOn = buffer.withUnsafeMutableBufferPointer { buffer in
          uncompress(buffer.baseAddress, &count, base + block.start, uLong(block.packed)) == Z_OK
            && count == uLongf(block.unpacked)
            && take(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[..<block.unpacked]))
        }
        guard goesOn else { return }
      }
    }
  }
#endif
