#if SPSS
  import CReadStat

  /// Bytes in memory behind the calls by which ReadStat opens, seeks and reads a file.
  ///
  /// So that the file is read once: what is parsed is what the digest was made of.
  final class MemoryFile {
    /// Where the next byte is read.
    private(set) var position = 0
    /// Asked before the library goes to a place: whether it may.
    var mayGo: ((Int) -> Bool)?

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The bytes that may still be read. A healthy file is read twice at most, its dictionary once more.
    private var remaining: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      remaining = 8 * bytes.count
    }

    /// Makes a parser read these bytes, whatever path it is given; they must outlive the parsing.
    func attach(to parser: UnsafeMutablePointer<readstat_parser_t>) {
      readstat_set_open_handler(parser) { _, _ in 0 }
      readstat_set_close_handler(parser) { _ in 0 }
      readstat_set_seek_handler(parser) { offset, whence, context in
        MemoryFile.from(context)?.seek(Int(offset), whence) ?? -1
      }
      readstat_set_read_handler(parser) { buffer, count, context in
        guard let buffer else { return -1 }
        return MemoryFile.from(context)?.read(into: buffer, count) ?? -1
      }
      readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
      readstat_set_io_ctx(parser, Unmanaged.passUnretained(self).toOpaque())
      // The context is not the library's to free.
      parser.pointee.io.pointee.io_ctx_needs_free = 0
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> MemoryFile? {
      context.map { Unmanaged<MemoryFile>.fromOpaque($0).takeUnretainedValue() }
    }

    private func seek(_ offset: Int, _ whence: readstat_io_flags_t) -> readstat_off_t {
      let start =
        switch whence {
        case READSTAT_SEEK_CUR: position
        case READSTAT_SEEK_END: bytes.count
        default: 0
        }
      let (target, overflow) = start.addingReportingOverflow(offset)
      // A place after the end is no place to read from: sizes that lie are found here.
      guard !overflow, target >= 0, target <= bytes.count, mayGo?(target) ?? true else { return -1 }
      position = target
      return readstat_off_t(target)
    }

    private func read(into buffer: UnsafeMutableRawPointer, _ wanted: Int) -> Int {
      let count = max(0, min(wanted, bytes.count - position))
      remaining -= count
      guard remaining >= 0 else { return -1 }
      if count > 0, let base = bytes.baseAddress {
        buffer.copyMemory(from: base + position, byteCount: count)
        position += count
      }
      return count
    }
  }
#endif
