/// Finds the delimiter from the first lines.
enum DelimiterDetection {
  /// In order of preference where the lines do not tell.
  static let candidates: [UInt8] = [Ascii.comma, Ascii.semicolon, Ascii.tab, Ascii.pipe]

  private static let recordsLooked = 50
  private static let bytesLooked = 1 << 18

  /// The delimiter that the header has and the lines after it have equally often, outside quotes;
  /// a comma where there is none.
  ///
  /// - Parameter start: where the header begins.
  static func detect(_ bytes: ByteText, from start: Int) -> UInt8 {
    let records = counts(bytes, from: start)
    guard let header = records.first else { return Ascii.comma }
    var best = Ascii.comma
    var bestAgreement = -1.0
    var bestCount = 0
    for (index, candidate) in candidates.enumerated() where header[index] > 0 {
      let wanted = header[index]
      // A row that ends with a delimiter has one more; so may the header alone.
      let agreeing = records.count { $0[index] == wanted }
      let near = records.count { abs($0[index] - wanted) == 1 }
      let agreement =
        (Double(agreeing) + 0.5 * Double(near)) / Double(records.count)
      if agreement > bestAgreement || (agreement == bestAgreement && wanted > bestCount) {
        best = candidate
        bestAgreement = agreement
        bestCount = wanted
      }
    }
    return best
  }

  /// How often each candidate stands in each of the first records, blank lines left out.
  private static func counts(_ bytes: ByteText, from start: Int) -> [[Int]] {
    let end = min(bytes.count, start + bytesLooked)
    let none = [Int](repeating: 0, count: candidates.count)
    var records: [[Int]] = []
    var current = none
    var isBlank = true
    var atFieldStart = true
    var inQuotes = false
    var position = start
    while position < end, records.count < recordsLooked {
      let byte = bytes[position]
      position += 1
      if inQuotes {
        if byte == Ascii.quote {
          if position < end, bytes[position] == Ascii.quote {
            position += 1
          } else {
            inQuotes = false
          }
        }
        continue
      }
      if byte == Ascii.lineFeed || byte == Ascii.carriageReturn {
        if !isBlank { records.append(current) }
        current = none
        isBlank = true
        atFieldStart = true
      } else if let index = candidates.firstIndex(of: byte) {
        current[index] += 1
        isBlank = false
        atFieldStart = true
      } else {
        if byte == Ascii.quote, atFieldStart { inQuotes = true }
        isBlank = false
        atFieldStart = false
      }
    }
    // The last record counts only when it is whole, or when there is no other.
    if !isBlank, records.isEmpty || (end == bytes.count && !inQuotes) { records.append(current) }
    return records
  }
}
