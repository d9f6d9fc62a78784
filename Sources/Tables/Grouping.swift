/// The rows of a table by the values of one or more columns.
public struct Grouping: Sendable, Equatable {
  /// The columns grouped by.
  public let columns: [String]
  /// The values of each group, one per column, nil where the cell is missing; groups come in
  /// order of first appearance.
  public let keys: [[String?]]
  /// The group of each row.
  public let codes: [Int32]

  /// The number of groups.
  public var count: Int { keys.count }

  /// The rows of each group, in the order of `keys`.
  public var rows: [[Int]] {
    var sizes = [Int](repeating: 0, count: keys.count)
    for code in codes { sizes[Int(code)] += 1 }
    var rows = sizes.map { size in
      var list: [Int] = []
      list.reserveCapacity(size)
      return list
    }
    for (row, code) in codes.enumerated() { rows[Int(code)].append(row) }
    return rows
  }
}

extension Table {
  /// Groups the rows by the values of columns; a missing value is a value of its own.
  ///
  /// - Parameter names: the columns; none gives one group of all rows.
  /// - Throws: `TableError` when a name is unknown.
  /// - Complexity: one pass per column.
  public func grouping(by names: [String]) throws(TableError) -> Grouping {
    var codes = [Int32](repeating: 0, count: rowCount)
    var keys: [[String?]] = rowCount == 0 ? [] : [[]]
    var found: [String] = []
    for name in names {
      let column = try column(name)
      let labels = column.labels
      found.append(column.name)
      // Levels are numbered from 1 with missing as 0, so a pair of codes is one integer.
      let width = Int64(labels.levels.count + 1)
      var index: [Int64: Int32] = [:]
      var finer: [[String?]] = []
      for row in 0..<rowCount {
        let level = labels.codes[row]
        let pair = Int64(codes[row]) * width + Int64(level + 1)
        if let known = index[pair] {
          codes[row] = known
        } else {
          let code = Int32(finer.count)
          index[pair] = code
          finer.append(keys[Int(codes[row])] + [level < 0 ? nil : labels.levels[Int(level)]])
          codes[row] = code
        }
      }
      keys = finer
    }
    return Grouping(columns: found, keys: keys, codes: codes)
  }
}
