#if Excel
  import CZip
  import Tables

  /// A zip archive in memory, of which no more is unpacked than the limits allow.
  final class ZipArchive {
    private let archive: OpaquePointer
    // libzip reads from these bytes as long as the archive is open.
    private let buffer: ByteBuffer
    private let limits: ExcelLimits
    private var unpacked = 0

    init(_ buffer: ByteBuffer, limits: ExcelLimits) throws(ExcelError) {
      self.buffer = buffer
      self.limits = limits
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard
        let source = zip_source_buffer_create(buffer.base, zip_uint64_t(buffer.count), 0, &error)
      else { throw ExcelError(.damaged("the archive cannot be opened")) }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        throw ExcelError(
          .damaged("the zip archive is not whole (\(String(cString: zip_error_strerror(&error))))"))
      }
      self.archive = archive
    }

    deinit { zip_discard(archive) }

    /// Whether the archive has a part of this name, in whatever case.
    func has(_ name: String) -> Bool {
      zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0
    }

    /// The names of the parts, as many as tell what kind of archive it is.
    var firstNames: [String] {
      (0..<min(zip_get_num_entries(archive, 0), 1000)).compactMap { index in
        zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
      }
    }

    /// Unpacks a part in pieces of 256 KB.
    ///
    /// - Parameters:
    ///   - name: the part's name, in whatever case.
    ///   - limit: bytes that it may have.
    ///   - body: takes each piece and says whether it wants more.
    /// - Returns: false where there is no such part.
    func read(
      _ name: String, limit: Int = .max,
      _ body: (UnsafeBufferPointer<UInt8>) throws(ExcelError) -> Bool
    ) throws(ExcelError) -> Bool {
      let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
      guard index >= 0 else { return false }
      var status = zip_stat_t()
      zip_stat_init(&status)
      if zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
        status.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0,
        Int(status.encryption_method) != Int(ZIP_EM_NONE)
      {
        throw ExcelError(.encrypted)
      }
      guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
        throw ExcelError(.damaged("its part \(Excerpt.quoted(name)) cannot be unpacked"))
      }
      defer { zip_fclose(file) }
      let size = 1 << 18
      let chunk = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
      defer { chunk.deallocate() }
      var total = 0
      while true {
        let count = Int(zip_fread(file, chunk, zip_uint64_t(size)))
        if count < 0 {
          throw ExcelError(.damaged("its part \(Excerpt.quoted(name)) is not as it was packed"))
        }
        if count == 0 { return true }
        total += count
        unpacked += count
        try check(total, limit: limit, name)
        if try !body(UnsafeBufferPointer(start: chunk, count: count)) { return true }
      }
    }

    private func check(_ total: Int, limit: Int, _ name: String) throws(ExcelError) {
      if total > limit {
        throw ExcelError(.tooLarge("its part \(Excerpt.quoted(name)) exceeds \(limit) bytes"))
      }
      if unpacked > limits.unpackedBytes {
        throw ExcelError(.tooLarge("it unpacks to more than \(limits.unpackedBytes) bytes"))
      }
      if unpacked > limits.freeBytes, unpacked / limits.ratio > buffer.count {
        throw ExcelError(.suspiciousCompression(limits.ratio))
      }
    }
  }
#endif
