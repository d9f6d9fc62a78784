/// Reads rows into column builders in one pass over the bytes.
struct RowScanner {
  /// What all passes over a file share.
  struct File {
    let source: String
    let buffer: ByteBuffer
    let delimiter: UInt8
    /// The headers as written, and the names made of them.
    let headers: [String]
    let names: [String]
    /// How many headers at the end are empty.
    let emptyHeadersAtEnd: Int
    /// Where the rows begin, after the header.
    let start: Int
    /// The line there.
    let line: Int
    let ragged: CSVOptions.Ragged
    let maximumFieldLength: Int
  }

  let file: File
  let rules: CellRules
  let builders: ColumnBuilders

  private(set) var rowCount = 0
  private(set) var lines = LineNumbers()
  /// Lines of nothing but delimiters, which are no rows.
  private(set) var emptyRows = 0
  private(set) var firstEmptyRow = 0
  var paddedRows = 0
  var firstPaddedRow = 0

  /// Whether rows end with one delimiter more than they need; nil before the first row.
  var endsWithDelimiter: Bool?
  let scratch = ByteBuffer(capacity: 256)

  init(file: File, rules: CellRules, modes: [ColumnBuilder.Mode], capacity: Int) {
    self.file = file
    self.rules = rules
    builders = ColumnBuilders(modes, capacity: capacity, seed: rules.seed)
  }

  /// Reads up to `rowLimit` rows.
  mutating func run(rowLimit: Int) throws(CSVError) {
    let base = UnsafePointer(file.buffer.base)
    let count = file.buffer.count
    let delimiter = file.delimiter
    let delimiters = Word.repeating(delimiter)
    let lineFeeds = Word.repeating(Ascii.lineFeed)
    let carriageReturns = Word.repeating(Ascii.carriageReturn)
    let decimal = rules.decimal.byte
    let longest = file.maximumFieldLength
    let columns = builders.base
    let columnCount = builders.count
    let powers = UnsafeMutablePointer<Double>.allocate(capacity: 16)
    defer { powers.deallocate() }
    for power in 0..<16 { powers[power] = NumberParser.powersOfTen[power] }
    var capacity = builders.capacity
    var position = file.start
    var line = file.line
    var row = 0

    @inline(__always) func ends(_ byte: UInt8) -> Bool {
      byte == delimiter || byte == Ascii.lineFeed || byte == Ascii.carriageReturn
    }
    @inline(__always) func fieldEnd(_ start: Int) -> Int {
      var end = start
      while true {
        let word = Word.load(base + end)
        let marks =
          Word.zeroBytes(word ^ delimiters) | Word.zeroBytes(word ^ lineFeeds)
          | Word.zeroBytes(word ^ carriageReturns)
        if marks != 0 { return end &+ marks.trailingZeroBitCount &>> 3 }
        end &+= 8
      }
    }

    while position < count {
      let first = base[position]
      if first == Ascii.lineFeed || first == Ascii.carriageReturn {
        position = afterBreak(base, position)
        line += 1
        continue
      }
      if first == delimiter, let next = emptyRowEnd(base, position, columnCount) {
        if emptyRows == 0 { firstEmptyRow = line }
        emptyRows += 1
        position = next
        line += 1
        continue
      }
      if row == rowLimit { break }
      if row == capacity {
        try checkRoom(rows: row, line: line)
        builders.grow(rows: row)
        capacity = builders.capacity
      }
      lines.set(line: line, ofRow: row)
      let rowStart = position
      let rowLine = line
      var index = 0
      while index < columnCount {
        let column = columns + index
        if base[position] == Ascii.quote {
          position = try storeQuoted(base, position, &line, index, row: row)
        } else {
          switch column.pointee.mode {
          case .number:
            var end = position
            let isNegative = base[end] == Ascii.minus
            if isNegative { end &+= 1 }
            let wholeStart = end
            var mantissa: UInt64 = 0
            var digit = base[end] &- Ascii.zero
            while digit < 10 {
              mantissa = mantissa &* 10 &+ UInt64(digit)
              end &+= 1
              digit = base[end] &- Ascii.zero
            }
            let whole = end &- wholeStart
            var fraction = 0
            if base[end] == decimal, decimal != delimiter {
              end &+= 1
              let fractionStart = end
              digit = base[end] &- Ascii.zero
              while digit < 10 {
                mantissa = mantissa &* 10 &+ UInt64(digit)
                end &+= 1
                digit = base[end] &- Ascii.zero
              }
              fraction = end &- fractionStart
            }
            // Up to fifteen digits are exact, and so is every power of ten they are divided by.
            if whole &+ fraction >= 1, whole &+ fraction <= 15, ends(base[end]),
              whole <= 1 || base[wholeStart] != Ascii.zero
            {
              var value = Double(mantissa)
              if fraction > 0 {
                value /= powers[fraction]
                if fraction == 3, whole >= 1, whole <= 3, base[wholeStart] != Ascii.zero {
                  column.pointee.hasAmbiguousMark = true
                } else {
                  column.pointee.hasCertainMark = true
                }
              }
              column.pointee.numbers.unsafelyUnwrapped[row] = isNegative ? 0 - value : value
            } else {
              end = fieldEnd(position)
              store(base, position, end, index, row: row)
            }
            position = end
          case .date:
            if ends(base[position &+ 10]), let day = DateParser.calendarDay(base + position) {
              column.pointee.numbers.unsafelyUnwrapped[row] = Double(day)
              position &+= 10
            } else {
              let end = fieldEnd(position)
              store(base, position, end, index, row: row)
              position = end
            }
          case .text:
            let end = fieldEnd(position)
            let length = end &- position
            if length == 0 {
              column.pointee.codes.unsafelyUnwrapped[row] = -1
            } else {
              if length > longest { throw tooLong(base, position, line, index) }
              column.pointee.codes.unsafelyUnwrapped[row] =
                column.pointee.dictionary.unsafelyUnwrapped.pointee.code(
                  base + position, length, isLasting: true)
            }
            position = end
          case .undecided:
            let end = fieldEnd(position)
            if end > position {
              if end &- position > longest { throw tooLong(base, position, line, index) }
              store(base, position, end, index, row: row)
            }
            position = end
          case .refused, .skipped:
            position = fieldEnd(position)
          }
        }
        index &+= 1
        if base[position] != delimiter { break }
        position &+= 1
        if index == columnCount {
          position = try extraFields(
            base, position, &line, rowStart: rowStart, rowLine: rowLine)
          // One more than there are columns marks a row that ended with a delimiter.
          index = columnCount + 1
        }
      }
      var isRow = true
      if index != columnCount || endsWithDelimiter != false {
        isRow = try finishRow(
          index, rowStart: rowStart, end: position, rowLine: rowLine, row: row)
      }
      position = afterBreak(base, position)
      line += 1
      if isRow { row += 1 }
    }
    rowCount = row
  }
}
