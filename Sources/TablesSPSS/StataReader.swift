#if SPSS
  public import Tables

  /// Reads Stata files, `.dta`, into tables.
  public struct StataReader: Sendable {
    /// Which texts are missing, which mark is decimal in texts, and which encoding to presume.
    public let options: CSVOptions

    /// A reader with the given options.
    public init(_ options: CSVOptions = CSVOptions()) { self.options = options }

    /// Reads a file.
    ///
    /// - Parameter path: the file; `-` is standard input.
    /// - Throws: `LabelledFileError` with the file and what is wrong with it.
    public func read(_ path: String) throws(LabelledFileError) -> Table {
      try read(LabelledFile.bytes(path), source: LabelledFile.source(path))
    }

    /// Reads bytes.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - source: what messages should call it.
    /// - Throws: `LabelledFileError` with the file and what is wrong with it.
    public func read(
      bytes: some Collection<UInt8>, source: String
    ) throws(LabelledFileError) -> Table {
      try read(ByteBuffer(bytes), source: source)
    }

    /// Reads bytes that are in memory already; see `read(bytes:source:)`.
    package func read(
      _ raw: ByteBuffer, source: String
    ) throws(LabelledFileError) -> Table {
      try LabelledFile(raw: raw, source: source, options: options, form: .stata).table()
    }
  }
#endif
