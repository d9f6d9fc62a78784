/// The texts of a column as codes into a list of distinct levels.
public struct Labels: Sendable, Equatable {
  /// One code per row, an index into `levels`; −1 where the cell is missing.
  public let codes: [Int32]
  /// The distinct texts in order of first appearance.
  public let levels: [String]

  /// Labels from codes and levels made elsewhere.
  ///
  /// - Parameters:
  ///   - codes: one per row, −1 or an index into `levels`.
  ///   - levels: the distinct texts.
  public init(codes: [Int32], levels: [String]) {
    for (row, code) in codes.enumerated() {
      precondition(
        code >= -1 && Int(code) < levels.count,
        "code \(code) of row \(row) is outside the \(levels.count) levels")
    }
    self.init(trusted: codes, levels: levels)
  }

  /// Labels whose codes are in range by construction.
  package init(trusted codes: [Int32], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// Labels of texts, nil where a text is missing.
  public init(_ texts: some Sequence<String?>) {
    var builder = LabelBuilder()
    builder.reserveCapacity(texts.underestimatedCount)
    for text in texts {
      if let text { builder.append(text) } else { builder.appendMissing() }
    }
    self = builder.labels
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The text of a row, nil where it is missing.
  public subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : levels[Int(code)]
  }

  /// How many rows have each level, in the order of `levels`.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    return counts
  }

  /// The rows of each level, in the order of `levels`; missing rows are in none.
  public var rowsByLevel: [[Int]] {
    var rows = counts.map { count in
      var list: [Int] = []
      list.reserveCapacity(count)
      return list
    }
    for (row, code) in codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
    return rows
  }

  /// The labels of some rows; levels that no longer occur are dropped.
  ///
  /// - Parameter rows: row numbers from 0, in the order wanted, repeats allowed.
  public func selecting(rows: some Sequence<Int>) -> Labels {
    var renumbered = [Int32](repeating: -1, count: levels.count)
    var kept: [String] = []
    var selected: [Int32] = []
    selected.reserveCapacity(rows.underestimatedCount)
    for row in rows {
      let code = codes[row]
      guard code >= 0 else {
        selected.append(-1)
        continue
      }
      if renumbered[Int(code)] < 0 {
        renumbered[Int(code)] = Int32(kept.count)
        kept.append(levels[Int(code)])
      }
      selected.append(renumbered[Int(code)])
    }
    return Labels(trusted: selected, levels: kept)
  }
}
