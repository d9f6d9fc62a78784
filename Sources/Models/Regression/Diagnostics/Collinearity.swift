import LinearAlgebra
import Statistics

/// The condition indices of a design and where each sends its variance.
///
/// Source: Belsley, Kuh & Welsch 1980, Regression Diagnostics, section 3.2.
public struct CollinearityDiagnostics: Codable, Sendable, Equatable {
  /// One singular value of the columns scaled to unit length.
  public struct Direction: Codable, Sendable, Equatable {
    /// The largest singular value over this one; above 30 the columns are strongly collinear.
    public let conditionIndex: Double
    /// The share of each coefficient's variance that comes from this direction; two or more above
    /// one half beside a large index are the columns to look at.
    public let varianceProportions: [Double]
  }

  /// The names of the columns.
  public let terms: [String]
  /// The directions, the best determined first.
  public let directions: [Direction]
}

extension LinearModel {
  /// Condition indices and variance-decomposition proportions of the weighted columns, the
  /// intercept among them, not centred.
  public var collinearity: CollinearityDiagnostics {
    let roots = (weights ?? ones).map { $0.squareRoot() }
    let rows = x.scalingRows(by: roots)
    let scales = (0..<width).map { j in
      1 / rows.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    // Entries are finite and of length at most one.
    guard let svd = try? SVD(rows.scalingColumns(by: scales)), let top = svd.singularValues.first
    else { return CollinearityDiagnostics(terms: fit.terms, directions: []) }
    let parts = (0..<width).map { j in
      svd.singularValues.indices.map { k in
        svd.v[j, k] * svd.v[j, k] / (svd.singularValues[k] * svd.singularValues[k])
      }
    }
    let totals = parts.map { $0.reduce(0, +) }
    return CollinearityDiagnostics(
      terms: fit.terms,
      directions: svd.singularValues.indices.map { k in
        CollinearityDiagnostics.Direction(
          conditionIndex: top / svd.singularValues[k],
          varianceProportions: (0..<width).map { parts[$0][k] / totals[$0] })
      })
  }
}
