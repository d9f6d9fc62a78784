/// What a table would hold on average if its rows and columns were independent.
struct ExpectedCounts {
  let table: ContingencyTable
  private let rowTotals: [Double]
  private let columnTotals: [Double]
  private let total: Double

  init(_ table: ContingencyTable) {
    self.table = table
    rowTotals = table.rowTotals.map(Double.init)
    columnTotals = table.columnTotals.map(Double.init)
    total = Double(table.total)
  }

  /// Row total × column total / total; zeros for an empty table.
  var values: [[Double]] {
    rowTotals.map { row in columnTotals.map { total > 0 ? row * ($0 / total) : 0 } }
  }

  /// (observed − expected)/√[expected (1 − row share)(1 − column share)], standard normal under
  /// independence; nil where a row or column holds nothing or everything.
  ///
  /// Haberman (1973), Biometrics 29:205–220.
  var adjustedResiduals: [[Double?]] {
    let expected = values
    return table.counts.indices.map { i in
      table.counts[i].indices.map { j in
        let variance =
          expected[i][j] * ((total - rowTotals[i]) / total) * ((total - columnTotals[j]) / total)
        return variance > 0
          ? (Double(table.counts[i][j]) - expected[i][j]) / variance.squareRoot() : nil
      }
    }
  }

  /// Σ (O − E)²/E over the cells that can hold something.
  var pearson: Double { sum { ($0 - $1) * ($0 - $1) / $1 } }

  /// 2 Σ O log(O/E), an empty cell adding nothing.
  var likelihoodRatio: Double { max(0, 2 * sum { $0 > 0 ? $0 * logOf($0 / $1) : 0 }) }

  private func sum(_ term: (_ observed: Double, _ expected: Double) -> Double) -> Double {
    zip(table.counts, values).reduce(0) { total, rows in
      zip(rows.0, rows.1).reduce(total) { total, cell in
        cell.1 > 0 ? total + term(Double(cell.0), cell.1) : total
      }
    }
  }
}
