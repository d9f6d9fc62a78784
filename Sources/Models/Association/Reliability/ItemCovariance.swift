import LinearAlgebra
import Statistics

/// The covariances of the items of a scale over the rows that answered every item.
struct ItemCovariance: Sendable {
  let rows: Int
  let items: Int
  /// Covariances with divisor n − 1, item by item.
  let values: [[Double]]

  /// - Parameter columns: the answers to each item, one per row.
  init(_ columns: [[Double]]) {
    rows = columns[0].count
    items = columns.count
    let centred = columns.map(CenteredValues.init)
    let divisor = Double(rows - 1)
    values = centred.map { a in
      centred.map { b in
        guard let u = a.unit, let v = b.unit else { return 0 }
        return zip(u, v).reduce(0) { $0 + $1.0 * $1.1 } * (a.length * b.length / divisor)
      }
    }
  }

  /// The rows of every column that are complete, and how many were not.
  static func complete(_ columns: [[Double?]]) -> (columns: [[Double]], leftOut: Int) {
    let count = columns.first?.count ?? 0
    let kept = (0..<count).filter { row in columns.allSatisfy { $0[row] != nil } }
    return (columns.map { column in kept.compactMap { column[$0] } }, count - kept.count)
  }

  /// Checks items and rows, and leaves out incomplete rows.
  static func checked(
    _ columns: [[Double?]], items needed: Int
  ) throws(AssociationError) -> (columns: [[Double]], notes: [Note]) {
    let count = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == count }, "items have different numbers of rows")
    guard columns.count >= needed else {
      throw .tooFew(what: "items", count: columns.count, needed: needed)
    }
    let (complete, leftOut) = complete(columns)
    for (index, column) in complete.enumerated() { try checkFinite(column, "item \(index + 1)") }
    guard complete[0].count > 1 else {
      throw .tooFew(what: "complete rows", count: complete[0].count, needed: 2)
    }
    return (complete, leftOut > 0 ? [.leftOut(leftOut, of: count, "rows")] : [])
  }

  /// The correlations; nil when an item is constant.
  var correlations: [[Double]]? {
    let deviations = values.indices.map { values[$0][$0].squareRoot() }
    guard deviations.allSatisfy({ $0 > 0 }) else { return nil }
    return values.indices.map { i in
      values.indices.map { i == $0 ? 1 : values[i][$0] / (deviations[i] * deviations[$0]) }
    }
  }

  /// k/(k − 1)·(1 − trace/total) of a covariance matrix; nil when the total does not vary.
  static func alpha(_ matrix: [[Double]], items: [Int]) -> Double? {
    guard items.count > 1 else { return nil }
    let k = Double(items.count)
    let trace = items.reduce(0) { $0 + matrix[$1][$1] }
    let total = items.reduce(0) { sum, i in items.reduce(sum) { $0 + matrix[i][$1] } }
    guard total > 1e-14 * trace, trace > 0 else { return nil }
    return k / (k - 1) * (1 - trace / total)
  }
}
