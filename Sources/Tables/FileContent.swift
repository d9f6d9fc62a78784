/// A file that was read whole: its bytes, and what messages call it.
///
/// The bytes are read once, so that what recognises a file, its digest and its reader see the same.
public struct FileContent {
  /// The file, or "standard input".
  public let source: String

  let buffer: ByteBuffer

  /// Reads a file.
  ///
  /// - Parameter path: the file; `-` is standard input.
  /// - Throws: `CSVError` where the bytes cannot be had.
  public init(reading path: String) throws(CSVError) {
    buffer = try FileBytes.read(path)
    source = path == "-" ? CSVReader.standardInputName : path
  }

  /// A file made in code.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: what messages should call it.
  public init(bytes: some Collection<UInt8>, source: String) {
    buffer = ByteBuffer(bytes)
    self.source = source
  }

  /// How many bytes there are.
  public var count: Int { buffer.count }

  /// The digest of the bytes, e.g. `xxh64:0123456789abcdef`.
  public var digest: String { Digest.text(buffer.bytes) }

  /// Whether the bytes begin with these.
  public func starts(with prefix: some Sequence<UInt8>) -> Bool {
    buffer.bytes.starts(with: prefix)
  }

  /// The first bytes.
  public func prefix(_ count: Int) -> [UInt8] { Array(buffer.bytes.prefix(count)) }

  /// Calls `body` with the bytes in place.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(buffer) {} }
    return try body(buffer.bytes)
  }
}
