import Statistics

/// What is missing where: counts, patterns, and moments of the values that are there.
///
/// Source: Little & Rubin 2019, Statistical Analysis with Missing Data, chapters 1 and 3.
public struct MissingDataSummary: Codable, Sendable, Equatable {
  /// There is nothing to choose.
  public init() {}

  /// Describes the columns of a table.
  /// - Parameters:
  ///   - columns: of equal length, nil where missing.
  ///   - names: one per column.
  /// - Throws: `AssociationError.nonFinite`, `outOfRange`.
  public func run(
    _ columns: [[Double?]], names: [String]
  ) throws(AssociationError) -> MissingDataResult {
    precondition(names.count == columns.count, "\(names.count) names for \(columns.count) columns")
    let rows = columns.first?.count ?? 0
    for (name, column) in zip(names, columns) {
      precondition(
        column.count == rows, "\(name) has \(column.count) rows where the first has \(rows)")
      for (row, value) in column.enumerated() {
        guard let value else { continue }
        if !value.isFinite { throw .nonFinite(variable: name, row: row) }
        if value.magnitude > 1e150 { throw .outOfRange(variable: name, row: row) }
      }
    }
    return MissingDataResult(columns, rows: rows, names: names)
  }
}

/// What is missing where, and what the values that are there look like.
public struct MissingDataResult: Codable, Sendable, Equatable {
  /// One variable.
  public struct Variable: Codable, Sendable, Equatable {
    /// The name.
    public let name: String
    /// How many values are missing.
    public let missing: Int
    /// The mean of the values that are there; nil without values.
    public let mean: Double?
    /// Their standard deviation; nil under two values.
    public let standardDeviation: Double?
    /// The mean over the complete rows; nil without any.
    public let completeMean: Double?
    /// The standard deviation over the complete rows; nil under two.
    public let completeStandardDeviation: Double?
  }

  /// Rows in which the same variables are missing.
  public struct Pattern: Codable, Sendable, Equatable {
    /// The names of the missing variables, in the order of the variables; empty for complete rows.
    public let missing: [String]
    /// The number of rows.
    public let rows: Int
  }

  /// The number of rows.
  public let rows: Int
  /// The rows in which nothing is missing.
  public let completeRows: Int
  /// The variables in the order given.
  public let variables: [Variable]
  /// The patterns, the most frequent first, then those with less missing.
  public let patterns: [Pattern]
  /// Pearson's correlations over the complete rows; nil where a variable does not vary there.
  public let completeCorrelation: [[Double?]]
  /// Pearson's correlations over the rows in which both variables are there; together they need be
  /// no correlation matrix.
  public let pairwiseCorrelation: [[Double?]]
  /// The number of rows in which both variables are there.
  public let pairCounts: [[Int]]
  /// Whether what is missing is monotone: the variables can be ordered so that where one is missing
  /// all later ones are.
  public let isMonotone: Bool

  init(_ columns: [[Double?]], rows: Int, names: [String]) {
    self.rows = rows
    let masks = (0..<rows).map { row in columns.map { $0[row] == nil } }
    let complete = masks.indices.filter { !masks[$0].contains(true) }
    completeRows = complete.count
    let described = zip(names, columns).map { name, column in
      let present = column.compactMap { $0 }
      // Values are finite, which is all that a summary refuses.
      let all = try? Summary(present)
      let some = try? Summary(complete.compactMap { column[$0] })
      return Variable(
        name: name, missing: rows - present.count, mean: all?.mean,
        standardDeviation: all?.standardDeviation, completeMean: some?.mean,
        completeStandardDeviation: some?.standardDeviation)
    }
    variables = described
    var counts: [[Bool]: Int] = [:]
    for mask in masks { counts[mask, default: 0] += 1 }
    patterns = counts.sorted { a, b in
      if a.value != b.value { return a.value > b.value }
      let (left, right) = (a.key.count { $0 }, b.key.count { $0 })
      if left != right { return left < right }
      return a.key.lexicographicallyPrecedes(b.key) { $0 && !$1 }
    }.map { mask, count in
      Pattern(missing: zip(names, mask).filter(\.1).map(\.0), rows: count)
    }
    let ordered = names.indices.sorted {
      (described[$0].missing, $0) < (described[$1].missing, $1)
    }
    isMonotone = counts.keys.allSatisfy { mask in
      zip(ordered, ordered.dropFirst()).allSatisfy { !mask[$0] || mask[$1] }
    }
    func pairs(_ i: Int, _ j: Int) -> [Int] {
      (0..<rows).filter { !masks[$0][i] && !masks[$0][j] }
    }
    func correlation(_ i: Int, _ j: Int, over rows: [Int]) -> Double? {
      pearsonCorrelation(rows.compactMap { columns[i][$0] }, rows.compactMap { columns[j][$0] })
    }
    completeCorrelation = symmetric(columns.count) { correlation($0, $1, over: complete) }
    pairwiseCorrelation = symmetric(columns.count) { correlation($0, $1, over: pairs($0, $1)) }
    pairCounts = columns.indices.map { i in columns.indices.map { pairs(i, $0).count } }
  }
}

/// A square table whose two halves are alike, from its lower one.
private func symmetric(_ size: Int, _ value: (Int, Int) -> Double?) -> [[Double?]] {
  var result = [[Double?]](repeating: [Double?](repeating: nil, count: size), count: size)
  for i in 0..<size {
    for j in 0...i {
      result[i][j] = value(i, j)
      result[j][i] = result[i][j]
    }
  }
  return result
}
