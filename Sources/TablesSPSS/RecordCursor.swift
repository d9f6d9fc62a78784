#if SPSS
  /// A place in bytes, from which numbers in either byte order are taken one after the other.
  ///
  /// Whatever reaches beyond the end is nil, and the place stays.
  struct RecordCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether numbers begin with their highest byte.
    var isBigEndian: Bool
    private(set) var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, isBigEndian: Bool = false) {
      self.bytes = bytes
      self.isBigEndian = isBigEndian
      self.position = max(0, min(position, bytes.count))
    }

    mutating func skip(_ count: Int) -> Void? {
      guard count >= 0, count <= bytes.count - position else { return nil }
      position += count
      return ()
    }

    mutating func byte() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    mutating func number<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
      let size = MemoryLayout<Value>.size
      guard size <= bytes.count - position, let base = bytes.baseAddress else { return nil }
      let raw = UnsafeRawPointer(base + position).loadUnaligned(as: Value.self)
      position += size
      return isBigEndian ? Value(bigEndian: raw) : Value(littleEndian: raw)
    }

    mutating func count() -> Int? { number(UInt32.self).map(Int.init) }
  }
#endif
