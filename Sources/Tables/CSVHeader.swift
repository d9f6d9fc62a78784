/// The header of a file: its first line, or several lines where a rule says so.
struct CSVHeader {
  let delimiter: UInt8
  /// The headers as written, and the names made of them.
  let headers: [String]
  let names: [String]
  /// How many headers at the end are empty: delimiters at the end of the line.
  let emptyAtEnd: Int
  /// Where the rows begin, and the line there.
  let end: Int
  let endLine: Int

  init(
    _ text: CSVText, options: CSVOptions, source: String, rule: HeaderLayout.Rule? = nil
  ) throws(CSVError) {
    var walker = Self.walker(text.buffer.bytes, options: options)
    guard !walker.isAtEnd else { throw CSVError(.empty, source: source) }
    var headers: [String] = []
    var count = 0
    while true {
      let begin = walker.position
      let field = walker.next()
      count += 1
      if field.isUnclosed || field.hasTextAfterQuote {
        throw CSVError(
          field.isUnclosed ? .unclosedQuote : .textAfterQuote, source: source, line: field.line,
          column: count, excerpt: RowScanner.excerpt(text.buffer, from: begin))
      }
      if count <= options.maximumColumns { headers.append(field.text) }
      if field.endsRecord { break }
    }
    if count > options.maximumColumns {
      throw CSVError(
        .tooManyColumns(found: count, limit: options.maximumColumns), source: source,
        line: walker.line)
    }
    delimiter = walker.delimiter
    if let rule {
      let (rows, ends) = Self.rows(below: headers, walker)
      if let layout = rule(rows), layout.rowCount <= rows.count,
        layout.headers.count == headers.count
      {
        headers = layout.headers
        walker = ends[layout.rowCount - 1]
      }
    }
    emptyAtEnd = headers.reversed().prefix { $0.isEmpty }.count
    self.headers = headers
    names = HeaderNames(headers: headers).names
    end = walker.position
    endLine = walker.line
  }

  /// The first rows as text, and a walker that stands after each; rows of another length, or with
  /// quotes that are at fault, end the list.
  private static func rows(
    below header: [String], _ start: FieldWalker
  ) -> (rows: [[String]], ends: [FieldWalker]) {
    var (rows, ends) = ([header], [start])
    var walker = start
    while rows.count < HeaderLayout.rowsShown {
      walker.skipBlankLines()
      var row: [String] = []
      while !walker.isAtEnd, row.count <= header.count {
        let field = walker.next()
        if field.isUnclosed || field.hasTextAfterQuote { return (rows, ends) }
        row.append(field.text)
        if field.endsRecord { break }
      }
      guard row.count == header.count else { break }
      rows.append(row)
      ends.append(walker)
    }
    return (rows, ends)
  }

  /// A walker that stands at the header: after a byte order mark, a line that names the separator,
  /// and blank lines.
  static func walker(_ bytes: ByteText, options: CSVOptions) -> FieldWalker {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var start = hasMark ? 3 : 0
    var line = 1
    var told = options.delimiter.byte
    if let (delimiter, next) = separatorLine(bytes, from: start) {
      told = told ?? delimiter
      start = next
      line = 2
    }
    let delimiter = told ?? DelimiterDetection.detect(bytes, from: start)
    var walker = FieldWalker(bytes, delimiter: delimiter, from: start, line: line)
    walker.skipBlankLines()
    return walker
  }

  /// Excel's hint on the first line, `sep=;`, and where the next line begins.
  private static func separatorLine(_ bytes: ByteText, from start: Int) -> (UInt8, next: Int)? {
    let hint = Array("sep=".utf8)
    guard start + hint.count + 1 < bytes.count,
      hint.indices.allSatisfy({ bytes[start + $0] | 32 == hint[$0] | 32 })
    else { return nil }
    let delimiter = bytes[start + hint.count]
    guard DelimiterDetection.candidates.contains(delimiter) else { return nil }
    let next = start + hint.count + 1
    if bytes[next] == Ascii.lineFeed { return (delimiter, next + 1) }
    guard bytes[next] == Ascii.carriageReturn else { return nil }
    let isPair = next + 1 < bytes.count && bytes[next + 1] == Ascii.lineFeed
    return (delimiter, next + (isPair ? 2 : 1))
  }
}

extension CSVOptions.Delimiter {
  /// The byte of the delimiter, nil where it is to be found.
  var byte: UInt8? {
    switch self {
    case .detect: nil
    case .comma: Ascii.comma
    case .semicolon: Ascii.semicolon
    case .tab: Ascii.tab
    case .pipe: Ascii.pipe
    }
  }
}
