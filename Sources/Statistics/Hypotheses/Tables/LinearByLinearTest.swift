import Probability

/// The test of linear association of a table whose rows and columns are ordered: (n − 1) r² of the
/// scores on one degree of freedom.
///
/// Mantel (1963), Journal of the American Statistical Association 58:690–700.
public struct LinearByLinearTest: Codable, Sendable, Equatable {
  /// One score per row; nil counts 1, 2, 3, …
  public var rowScores: [Double]?
  /// One score per column; nil counts 1, 2, 3, …
  public var columnScores: [Double]?

  /// Makes a test.
  public init(rowScores: [Double]? = nil, columnScores: [Double]? = nil) {
    self.rowScores = rowScores
    self.columnScores = columnScores
  }

  /// Tests a table; the statistic is χ².
  /// - Returns: nil values with a note when the answers have a single score on one side.
  public func run(_ table: ContingencyTable) -> TestResult {
    guard let r = correlation(table) else {
      return result(nil, [table.total > 0 ? .oneScore : .noCounts])
    }
    return result(Double(table.total - 1) * r * r, [])
  }

  /// The correlation of row and column scores; nil when one of them does not vary.
  public func correlation(_ table: ContingencyTable) -> Double? {
    let rows = rowScores ?? (1...table.rows).map(Double.init)
    let columns = columnScores ?? (1...table.columns).map(Double.init)
    precondition(
      rows.count == table.rows && columns.count == table.columns,
      "\(rows.count) and \(columns.count) scores for \(table.rows) × \(table.columns) classes")
    let total = Double(table.total)
    guard total > 0 else { return nil }
    func centred(_ scores: [Double], _ weights: [Int]) -> (scores: [Double], squares: Double)? {
      let used = scores.indices.filter { weights[$0] > 0 }
      // Equal scores leave a rounding error behind when their mean is taken off.
      guard used.contains(where: { scores[$0] != scores[used[0]] }) else { return nil }
      let mean = scores.indices.reduce(0) { $0 + Double(weights[$1]) * scores[$1] } / total
      let distances = scores.map { $0 - mean }
      return (
        distances,
        distances.indices.reduce(0) { $0 + Double(weights[$1]) * distances[$1] * distances[$1] }
      )
    }
    guard let x = centred(rows, table.rowTotals), let y = centred(columns, table.columnTotals)
    else { return nil }
    var products = 0.0
    for (row, counts) in zip(x.scores, table.counts) {
      for (column, count) in zip(y.scores, counts) { products += Double(count) * row * column }
    }
    return max(-1, min(1, products / (x.squares.squareRoot() * y.squares.squareRoot())))
  }

  private func result(_ statistic: Double?, _ notes: [Note]) -> TestResult {
    TestResult(
      method: "linear_by_linear", null: "the scores of rows and columns are uncorrelated",
      statistic: statistic, degreesOfFreedom: 1,
      pValue: statistic.map { ChiSquared(degreesOfFreedom: 1).survival($0) }, notes: notes)
  }
}

extension Note {
  static let oneScore = Note(
    code: "one_score", sentence: "All answers have the same score, so no trend can be seen.")
}
