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
  /// - Parameter path: the file; `-` is standard input.
  /// - Throws: `CSVError` with file, line and column.
  public func read(_ path: String) throws(CSVError) -> Table {
    let buffer = try FileBytes.read(path)
    return try read(buffer, source: path == "-" ? Self.standardInputName : path)
  }

  /// Reads bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: what messages should call it.
  /// - Throws: `CSVError` with line and column.
  public func read(
    bytes: some Collection<UInt8>, source: String
  ) throws(CSVError) -> Table {
    try read(ByteBuffer(bytes), source: source)
  }

  /// Reads bytes that are in memory already; see `read(bytes:source:)`.
  package func read(_ raw: ByteBuffer, source: String) throws(CSVError) -> Table {
    let digest = Digest.text(raw.bytes)
    let text = try CSVText(raw, options: options, source: source)
    let header = try CSVHeader(text, options: options, source: source)
    let file = RowScanner.File(
      source: source, buffer: text.buffer, delimiter: header.delimiter, headers: header.headers,
      names: header.names,
      emptyHeadersAtEnd: header.emptyAtEnd, start: header.end, line: header.endLine,
      ragged: options.ragged,
      maximumFieldLength: options.maximumFieldLength)
    return try CSVPasses(file: file, options: options).table(digest: digest)
  }
}
