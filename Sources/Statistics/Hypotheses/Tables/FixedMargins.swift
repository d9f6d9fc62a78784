import Probability

/// The margins of a table, given which its cells follow the multiple hypergeometric law
/// P ∝ Π 1/n!.
struct FixedMargins: Sendable {
  /// Row sums, none of them zero.
  let rows: [Int]
  /// Column sums, none of them zero.
  let columns: [Int]
  /// log 0! … log n!
  let logFactorials: [Double]
  /// The logarithm of what Π 1/n! must be multiplied by.
  let logConstant: Double
  /// Σ −log n! of the observed cells.
  let observed: Double

  /// Two tables whose probabilities differ by less than this share are equally probable, as in R's
  /// `fisher.test`.
  static let tieTolerance = 1e-7

  /// Takes the margins of a table without empty rows and columns.
  init(_ table: ContingencyTable) {
    rows = table.rowTotals
    columns = table.columnTotals
    let logs = (0...table.total).map { logGamma(Double($0) + 1) }
    logFactorials = logs
    logConstant = (rows + columns).reduce(-logs[table.total]) { $0 + logs[$1] }
    observed = table.counts.joined().reduce(0) { $0 - logs[$1] }
  }

  /// The largest Σ −log n! that counts as not above the observed one.
  var threshold: Double { observed + Self.tieTolerance }

  /// log Σ Π 1/n! over all tables with these margins, whose totals agree.
  func logTotal(rows: some Sequence<Int>, columns: [Int]) -> Double {
    var (sum, total) = (0.0, 0)
    for row in rows { sum -= logFactorials[row] }
    for column in columns {
      sum -= logFactorials[column]
      total += column
    }
    return sum + logFactorials[total]
  }
}
