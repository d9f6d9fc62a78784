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
      try read(LabelledFile.content(path))
    }

    /// Reads a file that is in memory.
    ///
    /// - Throws: `LabelledFileError` with the file and what is wrong with it.
    public func read(_ content: FileContent) throws(LabelledFileError) -> Table {
      try LabelledFile(
        content: content, dialect: .stata, options: options, form: .stata
      ).table()
    }
  }
#endif
