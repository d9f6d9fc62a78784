import LinearAlgebra
import Statistics

/// The correlation of two columns of a matrix.
public struct CorrelationPair: Codable, Sendable, Equatable {
  /// The index of the first column.
  public let first: Int
  /// The index of the second column, above the first.
  public let second: Int
  /// The correlation over the rows where both are known.
  public let result: CorrelationResult
  /// The p-value: of the permutation test where there is one, otherwise of the test by formula.
  public let pValue: Double?
  /// The p-value corrected for all pairs of the matrix; nil where it is not corrected.
  public let adjustedPValue: Double?
}

/// What a matrix of correlations returns.
public struct CorrelationMatrixResult: Codable, Sendable, Equatable {
  /// The names of the columns.
  public let names: [String]
  /// Every pair of columns, in the order of the upper triangle's rows.
  public let pairs: [CorrelationPair]
  /// How p-values were corrected; nil where they were not.
  public let adjustment: String?

  /// The coefficients as rows; 1 on the diagonal, nil where a column is constant.
  public var coefficients: [[Double?]] {
    var rows = names.indices.map { _ in [Double?](repeating: nil, count: names.count) }
    for index in names.indices { rows[index][index] = 1 }
    for pair in pairs {
      rows[pair.first][pair.second] = pair.result.estimate
      rows[pair.second][pair.first] = pair.result.estimate
    }
    return rows
  }

  /// The eigenvalues of the coefficients, descending; nil when one is missing. Over pairwise rows
  /// some may be negative: no data have such a matrix as a whole.
  public var eigenvalues: [Double]? {
    let rows = coefficients.map { $0.compactMap { $0 } }
    guard rows.allSatisfy({ $0.count == names.count }), !rows.isEmpty else { return nil }
    return (try? SymmetricEigen(Matrix(rowVectors: rows)))?.values.reversed()
  }
}

/// The correlations of every pair of columns, each over the rows where both are known.
///
/// Pairwise rows use all there is, and correlations of a matrix may rest on different rows: n is
/// given with each.
public struct CorrelationMatrix: Sendable {
  /// Coefficient, interval and tests of each pair.
  public var correlation: Correlation
  /// How p-values are corrected for the number of pairs; nil leaves them.
  public var adjustment: PValueAdjustment?

  /// Makes the configuration.
  public init(_ correlation: Correlation = Correlation(), adjustment: PValueAdjustment? = .holm) {
    self.correlation = correlation
    self.adjustment = adjustment
  }

  /// Correlates every pair.
  /// - Parameters:
  ///   - columns: of the same length, nil where missing.
  ///   - names: one per column.
  /// - Throws: `nonFinite`, `outOfRange`.
  public func run(
    _ columns: [[Double?]], names: [String]
  ) throws(AssociationError) -> CorrelationMatrixResult {
    precondition(
      columns.count == names.count, "\(names.count) names for \(columns.count) columns")
    var found: [(first: Int, second: Int, result: CorrelationResult)] = []
    for first in columns.indices {
      for second in columns.indices where second > first {
        let (x, y) = completePairs(columns[first], columns[second])
        found.append((first, second, try correlation.run(x, y)))
      }
    }
    let raw = found.map { $0.result.permutation?.pValue ?? $0.result.test?.pValue }
    let adjusted = adjustment?.adjusted(raw) ?? raw.map { _ in nil }
    return CorrelationMatrixResult(
      names: names,
      pairs: found.indices.map {
        CorrelationPair(
          first: found[$0].first, second: found[$0].second, result: found[$0].result,
          pValue: raw[$0], adjustedPValue: adjusted[$0])
      }, adjustment: adjustment?.name)
  }
}

/// The rows of two columns where both are known.
package func completePairs(_ x: [Double?], _ y: [Double?]) -> (x: [Double], y: [Double]) {
  precondition(x.count == y.count, "columns of \(x.count) and \(y.count) rows")
  var (a, b) = ([Double](), [Double]())
  for row in x.indices {
    if let u = x[row], let v = y[row] {
      a.append(u)
      b.append(v)
    }
  }
  return (a, b)
}
