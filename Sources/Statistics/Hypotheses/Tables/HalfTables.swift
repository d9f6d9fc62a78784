/// Lists all tables with given row and column sums, as the values of Σ −log n! of their cells.
struct HalfTables {
  private let rows: Int
  private let columns: [Int]
  private let logFactorials: [Double]

  /// Prepares for two rows or more and at least one column.
  init(rows: Int, columns: [Int], logFactorials: [Double]) {
    self.rows = rows
    self.columns = columns
    self.logFactorials = logFactorials
  }

  /// Appends the value of every table with these row sums, whose total is that of the columns.
  func append(rowSums: [Int], to list: inout [Double]) {
    var residual = rowSums
    residual.withUnsafeMutableBufferPointer { residual in
      columns.withUnsafeBufferPointer { columns in
        logFactorials.withUnsafeBufferPointer { logFactorials in
          var filling = Filling(
            rows: rows, columns: columns, logFactorials: logFactorials, residual: residual,
            list: [])
          swap(&filling.list, &list)
          filling.column(0, 0)
          swap(&filling.list, &list)
        }
      }
    }
  }
}

/// The recursion over the cells of a table, column by column.
private struct Filling {
  let rows: Int
  let columns: UnsafeBufferPointer<Int>
  let logFactorials: UnsafeBufferPointer<Double>
  /// What is left of each row.
  let residual: UnsafeMutableBufferPointer<Int>
  var list: [Double]

  mutating func column(_ j: Int, _ sum: Double) {
    if j == columns.count - 1 {
      list.append(residual.reduce(sum) { $0 - logFactorials[$1] })
    } else {
      cell(j, 0, columns[j], residual.reduce(0, +), sum)
    }
  }

  /// Fills cell i of column j and those below it.
  /// - Parameters:
  ///   - remaining: what is left of the column
  ///   - available: what is left of the rows from i on
  ///   - sum: Σ −log n! so far
  private mutating func cell(
    _ j: Int, _ i: Int, _ remaining: Int, _ available: Int, _ sum: Double
  ) {
    let own = residual[i]
    if i == rows - 1 {
      residual[i] = own - remaining
      column(j + 1, sum - logFactorials[remaining])
      residual[i] = own
      return
    }
    // The last two columns of a row decide each other.
    let isClosing = j == columns.count - 2
    let range = max(0, remaining - available + own)...min(own, remaining)
    if isClosing, i == rows - 2 {
      let offset = residual[i + 1] - remaining
      for value in range {
        let pair = logFactorials[value] + logFactorials[own - value]
        let below = logFactorials[remaining - value] + logFactorials[offset + value]
        list.append(sum - pair - below)
      }
      return
    }
    for value in range {
      let step = logFactorials[value] + (isClosing ? logFactorials[own - value] : 0)
      residual[i] = own - value
      cell(j, i + 1, remaining - value, available - own, sum - step)
    }
    residual[i] = own
  }
}
