/// Writes tables as CSV (RFC 4180, with line feeds unless told otherwise).
public struct CSVWriter: Sendable, Equatable {
  /// The lines' ends.
  public enum LineEnding: String, Sendable, Codable {
    /// LF
    case lineFeed = "\n"
    /// CR LF, as RFC 4180 has it.
    case carriageReturnLineFeed = "\r\n"
  }

  /// What stands between two fields.
  public var delimiter: CSVOptions.Delimiter
  /// The lines' ends.
  public var lineEnding: LineEnding
  /// Whether texts that a spreadsheet would take for a formula get an apostrophe in front.
  public var neutralizesFormulas: Bool
  /// Whether the file begins with a UTF-8 byte order mark, which some versions of Excel need.
  public var writesByteOrderMark: Bool

  /// A writer; `.detect` as delimiter writes commas.
  public init(
    delimiter: CSVOptions.Delimiter = .comma, lineEnding: LineEnding = .lineFeed,
    neutralizesFormulas: Bool = false, writesByteOrderMark: Bool = false
  ) {
    self.delimiter = delimiter
    self.lineEnding = lineEnding
    self.neutralizesFormulas = neutralizesFormulas
    self.writesByteOrderMark = writesByteOrderMark
  }

  /// For files that people open in a spreadsheet: formulas are neutralised.
  public static let forPeople = CSVWriter(neutralizesFormulas: true)
  /// For files that programs read: texts stay as they are.
  public static let forMachines = CSVWriter()

  /// The table as CSV; missing cells are empty, numbers have the shortest text that reads back as
  /// the same number.
  public func write(_ table: Table) -> String {
    String(decoding: bytes(table), as: UTF8.self)
  }

  /// The table as the bytes of a CSV file in UTF-8.
  public func bytes(_ table: Table) -> [UInt8] {
    var output: [UInt8] = writesByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    let separator = delimiter.byte ?? Ascii.comma
    let cells = table.columns.map { Cells($0, self, separator) }
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.append(separator) }
      let isQuoted = index == 0 && Self.misleadsReaders(column.name)
      output += field(column.name, separator, quoted: isQuoted)
    }
    output += lineEnding.rawValue.utf8
    for row in 0..<table.rowCount {
      let start = output.count
      for index in cells.indices {
        if index > 0 { output.append(separator) }
        cells[index].append(row, to: &output)
      }
      // Where every cell is missing the first is written as two quotes: a line that is blank, or of
      // delimiters alone, would be no row.
      if output.count - start == cells.count - 1 {
        output.insert(contentsOf: [Ascii.quote, Ascii.quote], at: start)
      }
      output += lineEnding.rawValue.utf8
    }
    return output
  }

  /// Whether a file that began with this header would be taken for something else: Excel's hint at the
  /// separator (sep=;), a byte order mark, or a file of another kind.
  private static func misleadsReaders(_ header: String) -> Bool {
    header.lowercased().hasPrefix("sep=") || header.unicodeScalars.first == "\u{FEFF}"
      || header.withByteText { FileSignature.otherFormat($0) != nil }
  }

  /// The bytes of each distinct text, made once.
  private enum Cells {
    case coded([Int32], [[UInt8]])
    case single(Column)

    init(_ column: Column, _ writer: CSVWriter, _ separator: UInt8) {
      switch column.kind {
      case .text:
        let labels = column.labels
        self = .coded(labels.codes, labels.levels.map { writer.field($0, separator) })
      case .number, .date, .empty: self = .single(column)
      }
    }

    func append(_ row: Int, to output: inout [UInt8]) {
      switch self {
      case .coded(let codes, let levels):
        if codes[row] >= 0 { output += levels[Int(codes[row])] }
      case .single(let column):
        if let text = column.text(row: row) { output += text.utf8 }
      }
    }
  }

  /// A text as a field.
  private func field(_ text: String, _ separator: UInt8, quoted isQuoted: Bool = false) -> [UInt8] {
    var bytes = Array(text.utf8)
    if neutralizesFormulas, let first = bytes.first, Self.formulaStarts.contains(first),
      bytes.withUnsafeBufferPointer({ NumberParser.plain($0, identifiers: true) }) == nil
    {
      bytes.insert(Ascii.apostrophe, at: 0)
    }
    let needsQuotes =
      isQuoted || bytes.isEmpty || bytes.first == Ascii.space || bytes.last == Ascii.space
      || bytes.contains {
        $0 == separator || $0 == Ascii.quote || $0 == Ascii.lineFeed || $0 == Ascii.carriageReturn
      }
    guard needsQuotes else { return bytes }
    var quoted: [UInt8] = [Ascii.quote]
    for byte in bytes {
      if byte == Ascii.quote { quoted.append(Ascii.quote) }
      quoted.append(byte)
    }
    quoted.append(Ascii.quote)
    return quoted
  }

  /// = + - @, tab, carriage return and line feed: what spreadsheets evaluate or skip before it.
  private static let formulaStarts: [UInt8] = [
    UInt8(ascii: "="), Ascii.plus, Ascii.minus, UInt8(ascii: "@"), Ascii.tab,
    Ascii.carriageReturn, Ascii.lineFeed,
  ]
}
