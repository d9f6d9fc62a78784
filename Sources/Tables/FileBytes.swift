#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads whole files and standard input.
package enum FileBytes {
  /// The bytes of a file, `-` for standard input.
  ///
  /// A copy and no mapping: a mapped file that someone shortens meanwhile ends the program.
  package static func read(_ path: String) throws(CSVError) -> ByteBuffer {
    let buffer = ByteBuffer(capacity: 64)
    try forEachPart(of: path, in: buffer) { _ in }
    buffer.seal()
    return buffer
  }

  /// Reads a file into a buffer, part by part.
  ///
  /// - Parameters:
  ///   - limit: the most bytes to read at a time.
  ///   - body: is called after each part, and may take the bytes out of the buffer.
  static func forEachPart(
    of path: String, in buffer: ByteBuffer, atMost limit: Int = .max,
    _ body: (ByteBuffer) -> Void
  ) throws(CSVError) {
    let isStandardInput = path == "-"
    let source = isStandardInput ? CSVReader.standardInputName : path
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw CSVError(.notFound, source: source)
    }
    let descriptor = isStandardInput ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CSVError(reason(errno), source: source) }
    defer { if !isStandardInput { _ = close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw CSVError(reason(errno), source: source) }
    let type = status.st_mode & S_IFMT
    if type == S_IFDIR { throw CSVError(.isDirectory, source: source) }
    let expected = type == S_IFREG ? max(0, Int(status.st_size)) : 0
    buffer.reserve(min(expected + 1, limit))
    let isDevice = (type == S_IFCHR || type == S_IFBLK) && isatty(descriptor) == 0
    while true {
      let room = min(buffer.reserve(1 << 16), 1 << 30, limit)
      // The name `read` is this function's own, so the library's is spelled out.
      let count = systemRead(descriptor, buffer.base + buffer.count, room)
      if count < 0 {
        if errno == EINTR { continue }
        throw CSVError(reason(errno), source: source)
      }
      if count == 0 { break }
      // A device such as /dev/zero never ends.
      if isDevice { throw CSVError(.isDevice, source: source) }
      buffer.advance(count)
      body(buffer)
    }
  }

  private static func systemRead(
    _ descriptor: Int32, _ pointer: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, pointer, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, pointer, count)
    #else
      Darwin.read(descriptor, pointer, count)
    #endif
  }

  private static func reason(_ code: Int32) -> CSVError.Reason {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG: .notFound
    case EACCES, EPERM: .notPermitted
    case EISDIR: .isDirectory
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
