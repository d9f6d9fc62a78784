extension RowScanner {
  /// The position after the line break here: CR LF is one break.
  @inline(__always)
  func afterBreak(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    base[position] == Ascii.carriageReturn && base[position &+ 1] == Ascii.lineFeed
      ? position &+ 2 : position &+ 1
  }

  /// The position after a row of nothing but delimiters, nil where the row has more.
  func emptyRowEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ columnCount: Int) -> Int? {
    var end = start
    while base[end] == file.delimiter { end += 1 }
    guard base[end] == Ascii.lineFeed || base[end] == Ascii.carriageReturn else { return nil }
    let fields = end - start + 1
    // Another number of fields is for the ragged rule to judge.
    guard file.ragged == .pad || fields == columnCount || fields == columnCount + 1 else {
      return nil
    }
    return afterBreak(base, end)
  }

  @inline(never)
  func store(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ index: Int, row: Int) {
    builders.base[index].store(
      ByteText(start: base + start, count: end - start), isLasting: true, row: row,
      capacity: builders.capacity, rules: rules)
  }

  /// Stores the quoted field here; returns the position of the delimiter or break after it.
  func storeQuoted(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: inout Int, _ index: Int, row: Int
  ) throws(CSVError) -> Int {
    let field = try quoted(base, start, &line, index)
    let content = ByteText(start: base + start + 1, count: field.end - start - 1)
    if content.count > file.maximumFieldLength { throw tooLong(base, start + 1, line, index) }
    let column = builders.base + index
    if field.hasDoubledQuote, column.pointee.mode != .skipped, column.pointee.mode != .refused {
      unescape(content)
      column.pointee.store(
        scratch.bytes, isLasting: false, row: row, capacity: builders.capacity, rules: rules)
    } else {
      column.pointee.store(
        content, isLasting: true, row: row, capacity: builders.capacity, rules: rules)
    }
    return field.next
  }

  /// Finds the end of the quoted field here.
  ///
  /// - Returns: the closing quote, the position of the delimiter or break after it, and whether
  ///   quotes are doubled inside.
  func quoted(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: inout Int, _ index: Int
  ) throws(CSVError) -> (end: Int, next: Int, hasDoubledQuote: Bool) {
    let count = file.buffer.count
    let quotes = Word.repeating(Ascii.quote)
    let lineFeeds = Word.repeating(Ascii.lineFeed)
    let carriageReturns = Word.repeating(Ascii.carriageReturn)
    let openLine = line
    var hasDoubledQuote = false
    var position = start + 1
    while true {
      let word = Word.load(base + position)
      let marks =
        Word.zeroBytes(word ^ quotes) | Word.zeroBytes(word ^ lineFeeds)
        | Word.zeroBytes(word ^ carriageReturns)
      if marks == 0 {
        position += 8
        continue
      }
      position += marks.trailingZeroBitCount >> 3
      // The guard after the last byte is a line feed, so the search ends there at the latest.
      if position >= count { throw unclosed(base, start, openLine, index) }
      if base[position] != Ascii.quote {
        let next = afterBreak(base, position)
        if next > count { throw unclosed(base, start, openLine, index) }
        position = next
        line += 1
      } else if base[position + 1] == Ascii.quote, position + 1 < count {
        hasDoubledQuote = true
        position += 2
      } else {
        break
      }
    }
    var next = position + 1
    while base[next] != file.delimiter, base[next] == Ascii.space || base[next] == Ascii.tab {
      next += 1
    }
    let after = base[next]
    guard after == file.delimiter || after == Ascii.lineFeed || after == Ascii.carriageReturn
    else { throw textAfterQuote(base, start, line, index) }
    return (position, next, hasDoubledQuote)
  }

  private func unescape(_ content: ByteText) {
    scratch.clear()
    var start = 0
    var position = 0
    while position < content.count {
      if content[position] == Ascii.quote {
        scratch.append(content.part(start, position + 1))
        position += 2
        start = position
      } else {
        position += 1
      }
    }
    scratch.append(content.part(start, content.count))
    scratch.seal()
  }

  /// Walks over fields beyond the last column, all of which must be empty; returns the position of
  /// the break after them.
  ///
  /// One empty field is a delimiter at the end of the row; `finishRow` sees to it that either all
  /// rows have it or none.
  func extraFields(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ line: inout Int, rowStart: Int, rowLine: Int
  ) throws(CSVError) -> Int {
    var position = start
    var extra = 1
    var isEmpty = true
    while true {
      let fieldStart = position
      if base[position] == Ascii.quote {
        position = try quoted(base, position, &line, file.names.count + extra - 1).next
        if position - fieldStart > 2 { isEmpty = false }
      } else {
        while base[position] != file.delimiter, base[position] != Ascii.lineFeed,
          base[position] != Ascii.carriageReturn
        {
          if base[position] != Ascii.space, base[position] != Ascii.tab { isEmpty = false }
          position += 1
        }
      }
      if base[position] != file.delimiter { break }
      position += 1
      extra += 1
    }
    if !isEmpty || (extra > 1 && file.ragged == .fail) {
      throw ragged(base, rowStart, rowLine, found: file.names.count + extra)
    }
    return position
  }
}
