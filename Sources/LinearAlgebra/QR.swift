/// The factorization A P = Q R with column pivoting, by Householder reflections (LAPACK's dgeqp3).
///
/// Pivoting puts the columns in an order of decreasing distance from the span of those before, so
/// that the rank shows on the diagonal of R. Results are given in the column order of A.
/// Source: Golub & Van Loan 2013, Matrix Computations, section 5.4.2.
public struct QR: Sendable {
  /// The number of rows of A.
  public let rows: Int
  /// The number of columns of A.
  public let columns: Int
  /// The rank is the number of diagonal entries of R above this fraction of the first.
  public let tolerance: Double
  /// The numerical rank of A under `tolerance`.
  public let rank: Int
  /// Column k of A P is column `pivots[k]` of A.
  public let pivots: [Int]
  /// An estimate of the 1-norm condition number of R; infinite when A lacks full column rank.
  public let conditionEstimate: Double

  private let factor: Matrix
  private let scales: [Double]

  /// The tolerance used where none is given: 16 max(n, p) units in the last place of one.
  public static func defaultTolerance(rows: Int, columns: Int) -> Double {
    16 * Double(max(rows, columns)) * Double.ulpOfOne
  }

  /// Factors a matrix.
  /// - Parameters:
  ///   - a: n × p, of any shape, n < p and empty included.
  ///   - tolerance: the fraction of the largest diagonal entry of R at which a column counts as a
  ///     combination of the others. It compares columns as they are: scale them to a common
  ///     length first where their units differ.
  /// - Throws: `nonFinite` naming the entry.
  public init(_ a: Matrix, tolerance: Double? = nil) throws(LinearAlgebraError) {
    try a.checkFinite()
    rows = a.rows
    columns = a.columns
    let tolerance = tolerance ?? Self.defaultTolerance(rows: a.rows, columns: a.columns)
    precondition(tolerance >= 0 && tolerance < 1, "a tolerance of \(tolerance) is not in 0..<1")
    self.tolerance = tolerance

    var factor = a
    (scales, pivots) = LAPACK.factorQR(&factor)
    self.factor = factor
    let diagonal = factor.diagonal.map { abs($0) }
    let threshold = tolerance * (diagonal.first ?? 0)
    let rank = diagonal.firstIndex { $0 <= threshold } ?? diagonal.count
    self.rank = rank
    conditionEstimate =
      rank < a.columns ? .infinity : 1 / LAPACK.reciprocalCondition(factor, order: rank)
  }

  /// Whether the columns of A are linearly independent under `tolerance`.
  public var hasFullColumnRank: Bool { rank == columns }

  /// The upper trapezoidal factor, min(n, p) × p, in pivoted column order.
  public var r: Matrix {
    let k = scales.count
    var result = Matrix(rows: k, columns: columns, repeating: 0)
    for j in 0..<columns {
      for i in 0..<min(j + 1, k) { result[i, j] = factor[i, j] }
    }
    return result
  }

  /// The first min(n, p) columns of Q; with full column rank they span the columns of A.
  public var thinQ: Matrix { LAPACK.formQ(factor, scales) }

  /// The product Qᵀb with the full n × n Q.
  public func transposedQTimes(_ b: [Double]) -> [Double] {
    precondition(b.count == rows, "\(b.count) values for \(rows) rows")
    var right = Matrix(rows: rows, columns: 1, b)
    LAPACK.multiplyQ(factor, scales, &right, transposed: true)
    return right.values
  }

  /// The product Qb with the full n × n Q.
  public func qTimes(_ b: [Double]) -> [Double] {
    precondition(b.count == rows, "\(b.count) values for \(rows) rows")
    var right = Matrix(rows: rows, columns: 1, b)
    LAPACK.multiplyQ(factor, scales, &right, transposed: false)
    return right.values
  }

  /// The coefficients that minimise ‖A x − b‖, in the column order of A.
  /// - Parameter b: one value per row.
  /// - Throws: `rankDeficient` when A lacks full column rank, `nonFinite` for b.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    precondition(b.count == rows, "\(b.count) values for \(rows) rows")
    return try solve(Matrix(rows: rows, columns: 1, b)).values
  }

  /// The p × m coefficients that minimise ‖A X − B‖ column by column.
  /// - Parameter b: n × m.
  /// - Throws: `rankDeficient` when A lacks full column rank, `nonFinite` for B.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(b.rows == rows, "\(b.rows) rows on the right of a system of \(rows) rows")
    try checkRank()
    try b.checkFinite()
    var right = b
    LAPACK.multiplyQ(factor, scales, &right, transposed: true)
    guard LAPACK.solveTriangular(factor, order: columns, upper: true, &right) else {
      throw .singular(condition: conditionEstimate)
    }
    return unpivotingRows(of: right)
  }

  /// The p × p matrix M with A M = thin Q: P R⁻¹, its rows in the column order of A.
  ///
  /// Coefficients are M Qᵀb and (AᵀA)⁻¹ is M Mᵀ, so covariances need no second factorization.
  /// - Throws: `rankDeficient` when A lacks full column rank.
  public func rInverse() throws(LinearAlgebraError) -> Matrix {
    try checkRank()
    var right = Matrix.identity(columns)
    guard LAPACK.solveTriangular(factor, order: columns, upper: true, &right) else {
      throw .singular(condition: conditionEstimate)
    }
    return unpivotingRows(of: right)
  }

  /// The inverse of AᵀA, in the column order of A, from R alone.
  /// - Throws: `rankDeficient` when A lacks full column rank.
  public func gramInverse() throws(LinearAlgebraError) -> Matrix {
    try rInverse().outerGram
  }

  /// The diagonal of the projection on the columns of A: squared row lengths of the thin Q, of
  /// which only the first `rank` columns count.
  public var leverages: [Double] {
    let q = thinQ
    var result = [Double](repeating: 0, count: rows)
    for j in 0..<rank {
      for i in 0..<rows { result[i] += q[i, j] * q[i, j] }
    }
    return result
  }

  private func checkRank() throws(LinearAlgebraError) {
    if rank < columns {
      throw .rankDeficient(
        rank: rank, columns: columns, dependent: pivots[rank...].sorted())
    }
  }

  private func unpivotingRows(of x: Matrix) -> Matrix {
    var result = Matrix(rows: columns, columns: x.columns, repeating: 0)
    for j in 0..<x.columns {
      for k in 0..<columns { result[pivots[k], j] = x[k, j] }
    }
    return result
  }
}
