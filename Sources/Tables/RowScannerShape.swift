extension RowScanner {
  /// Judges the number of fields of a row; returns false for a line of spaces, which is no row.
  ///
  /// - Parameter fields: how many columns got a field; one more than there are columns when the
  ///   row ended with a delimiter.
  mutating func finishRow(
    _ fields: Int, rowStart: Int, end: Int, rowLine: Int, row: Int
  ) throws(CSVError) -> Bool {
    let columnCount = builders.count
    if fields < columnCount {
      if file.buffer.bytes.part(rowStart, end).trimmed().count == 0 { return false }
      guard file.ragged == .pad else {
        throw ragged(UnsafePointer(file.buffer.base), rowStart, rowLine, found: fields)
      }
      for index in fields..<columnCount { builders.base[index].storeMissing(row: row) }
      if paddedRows == 0 { firstPaddedRow = rowLine }
      paddedRows += 1
      return true
    }
    guard file.ragged == .fail else { return true }
    let ends = fields > columnCount
    if let before = endsWithDelimiter, before != ends {
      throw ragged(UnsafePointer(file.buffer.base), rowStart, rowLine, found: fields)
    }
    endsWithDelimiter = ends
    return true
  }

  /// Short rows that are padded could make a table far larger than its file.
  func checkRoom(rows: Int, line: Int) throws(CSVError) {
    // Codes of texts are 32-bit.
    if rows >= 1 << 30 { throw CSVError(.tooLarge, source: file.source, line: line) }
    let cells = rows.multipliedReportingOverflow(by: builders.count * 2)
    if cells.overflow
      || (cells.partialValue > 1 << 24 && cells.partialValue / 16 > file.buffer.count)
    {
      throw CSVError(.tooLarge, source: file.source, line: line)
    }
  }
}
