import Statistics

extension CaseObject {
  /// The largest count that a case may hold: sums of many stay exact.
  static let largestCount = 1_000_000_000

  /// An array of counts.
  func counts(_ key: String) throws(CaseError) -> [Int] {
    try Self.counts(array(key), at: key, in: self)
  }

  /// An array of numbers.
  func numbers(_ key: String) throws(CaseError) -> [Double] {
    var numbers: [Double] = []
    for (index, element) in try array(key).enumerated() {
      guard case .number(let number) = element, number.isFinite else {
        throw unusable("\(key)[\(index)]", "a number should be here, not \(element)")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// A table of counts, given as an array of its rows.
  func table(_ key: String) throws(CaseError) -> ContingencyTable {
    try Self.table(array(key), at: key, in: self)
  }

  private static func table(
    _ elements: [JSONValue], at place: String, in object: CaseObject
  ) throws(CaseError) -> ContingencyTable {
    var rows: [[Int]] = []
    for (index, element) in elements.enumerated() {
      guard case .array(let cells) = element else {
        throw object.unusable("\(place)[\(index)]", "a row should be here, not \(element)")
      }
      rows.append(try counts(cells, at: "\(place)[\(index)]", in: object))
    }
    guard let columns = rows.first?.count, columns > 0, rows.allSatisfy({ $0.count == columns })
    else { throw object.unusable(place, "a table needs rows of the same length") }
    return ContingencyTable(rows)
  }

  private static func counts(
    _ elements: [JSONValue], at place: String, in object: CaseObject
  ) throws(CaseError) -> [Int] {
    var counts: [Int] = []
    for (index, element) in elements.enumerated() {
      guard case .number(let number) = element, let count = Int(exactly: number),
        (0...largestCount).contains(count)
      else {
        throw object.unusable(
          "\(place)[\(index)]",
          "a whole number from 0 to \(largestCount) should be here, not \(element)")
      }
      counts.append(count)
    }
    return counts
  }
}
