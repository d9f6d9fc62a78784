#if SPSS
  public import Tables

  /// Reads SPSS files into tables: `.sav`, `.zsav` and portable files, `.por`.
  public struct SPSSReader: Sendable {
    /// Which texts are missing, which mark is decimal in texts, and which encoding to presume.
    public let options: CSVOptions

    /// A reader with the given options.
    public init(_ options: CSVOptions = CSVOptions()) { self.options = options }

    /// Reads a file.
    ///
    /// - Parameter path: the file; `-` is standard input.
    /// - Throws: `LabelledFileError` with the file and what is wrong with it.
    public func read(_ path: String) throws(LabelledFileError) -> Table {
      try read(LabelledFile.content(path))
    }

    /// Reads a file that is in memory.
    ///
    /// - Throws: `LabelledFileError` with the file and what is wrong with it.
    public func read(_ content: FileContent) throws(LabelledFileError) -> Table {
      let isSystemFile = content.starts(with: "$FL2".utf8) || content.starts(with: "$FL3".utf8)
      return try LabelledFile(
        content: content, dialect: .spss, options: options,
        form: isSystemFile ? .systemFile : .portable
      ).table()
    }
  }
#endif
