#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes in memory followed by a guard: a line feed that ends the last line whatever the file
/// ends with, and zeros that may be read eight bytes at a time.
package final class ByteBuffer {
  /// How many bytes after the last may be read.
  static let guardCount = 32

  package private(set) var base: UnsafeMutablePointer<UInt8>
  package private(set) var count = 0
  private var capacity: Int

  /// - Parameter capacity: how many bytes to make room for at first.
  package init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = Self.reallocate(nil, self.capacity)
    seal()
  }

  package convenience init(_ bytes: some Collection<UInt8>) {
    self.init(capacity: bytes.count)
    let copied: Void? = bytes.withContiguousStorageIfAvailable { append($0) }
    if copied == nil { for byte in bytes { append(byte) } }
    seal()
  }

  deinit { free(base) }

  private static func reallocate(
    _ old: UnsafeMutablePointer<UInt8>?, _ capacity: Int
  ) -> UnsafeMutablePointer<UInt8> {
    guard let raw = realloc(old, capacity + guardCount) else {
      preconditionFailure("out of memory: \(capacity) bytes")
    }
    return raw.bindMemory(to: UInt8.self, capacity: capacity + guardCount)
  }

  /// Room for at least `extra` more bytes; returns how many there are.
  @discardableResult
  func reserve(_ extra: Int) -> Int {
    if capacity - count < extra {
      capacity = max(count + extra, capacity * 2)
      base = Self.reallocate(base, capacity)
    }
    return capacity - count
  }

  /// Counts bytes that were written directly after the last.
  func advance(_ written: Int) { count += written }

  func append(_ byte: UInt8) {
    if count == capacity { reserve(1) }
    base[count] = byte
    count += 1
  }

  func append(_ bytes: ByteText) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count += bytes.count
  }

  /// Forgets the first bytes and moves the others to the front.
  func removeFirst(_ number: Int) {
    precondition(number <= count, "\(number) of \(count) bytes")
    base.update(from: base + number, count: count - number)
    count -= number
  }

  /// Forgets the bytes and keeps the room.
  func clear() { count = 0 }

  /// Writes the guard after the last byte.
  func seal() {
    (base + count).update(repeating: 0, count: Self.guardCount)
    base[count] = Ascii.lineFeed
  }

  /// All bytes.
  package var bytes: ByteText { ByteText(start: base, count: count) }
}
