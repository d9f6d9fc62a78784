/// Reads CSV and TSV files into tables, finding out delimiter, encoding and the types of columns.
public struct CSVReader: Sendable {
  /// What messages call standard input.
  public static let standardInputName = "standard input"

  /// How to read.
  public let options: CSVOptions

  /// A reader with the given options.
  public init(_ options: CSVOptions = CSVOptions()) { self.options = options }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - header: says from the first rows which of them are headers; nil takes the first alone.
  /// - Throws: `CSVError` with file, line and column.
  public func read(
    _ path: String, header: HeaderLayout.Rule? = nil
  ) throws(CSVError) -> Table {
    let buffer = try FileBytes.read(path)
    return try read(buffer, source: path == "-" ? Self.standardInputName : path, header: header)
  }

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: what messages should call it.
  ///   - header: says from the first rows which of them are headers; nil takes the first alone.
  /// - Throws: `CSVError` with line and column.
  public func read(
    bytes: some Collection<UInt8>, source: String, header: HeaderLayout.Rule? = nil
  ) throws(CSVError) -> Table {
    try read(ByteBuffer(bytes), source: source, header: header)
  }

  /// Reads bytes that are in memory already; see `read(bytes:source:header:)`.
  package func read(
    _ raw: ByteBuffer, source: String, header rule: HeaderLayout.Rule? = nil
  ) throws(CSVError) -> Table {
    let digest = Digest.text(raw.bytes)
    let text = try CSVText(raw, options: options, source: source)
    let header = try CSVHeader(text, options: options, source: source, rule: rule)
    let file = RowScanner.File(
      source: source, buffer: text.buffer, delimiter: header.delimiter, headers: header.headers,
      names: header.names,
      emptyHeadersAtEnd: header.emptyAtEnd, start: header.end, line: header.endLine,
      ragged: options.ragged,
      maximumFieldLength: options.maximumFieldLength)
    let table = try CSVPasses(file: file, options: options).table(digest: digest)
    return text.note.map { table.adding(notes: [$0]) } ?? table
  }
}
