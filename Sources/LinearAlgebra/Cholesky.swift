#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The factorization A = L Lᵀ of a symmetric positive definite matrix (LAPACK's dpotrf).
public struct Cholesky: Sendable {
  /// The lower triangular factor L, zeros above its diagonal.
  public let lower: Matrix

  /// Factors a matrix.
  /// - Parameter a: p × p and symmetric; only its lower triangle is read.
  /// - Throws: `notPositiveDefinite` with the order of the first minor that fails, `nonFinite`.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "a \(a.rows) × \(a.columns) matrix is not square")
    try a.checkFinite()
    var factor = a
    let minor = LAPACK.factorCholesky(&factor)
    if minor > 0 { throw .notPositiveDefinite(minor: minor) }
    for j in 0..<factor.columns {
      for i in 0..<j { factor[i, j] = 0 }
    }
    lower = factor
  }

  /// The solution of A x = b.
  /// - Parameter b: one value per row.
  public func solve(_ b: [Double]) -> [Double] {
    precondition(b.count == lower.rows, "\(b.count) values for \(lower.rows) rows")
    return solve(Matrix(rows: b.count, columns: 1, b)).values
  }

  /// The solution of A X = B.
  /// - Parameter b: p × m.
  public func solve(_ b: Matrix) -> Matrix {
    precondition(
      b.rows == lower.rows, "\(b.rows) rows on the right of a system of \(lower.rows) rows")
    var right = b
    LAPACK.solveCholesky(lower, &right)
    return right
  }

  /// The product L⁻¹B, which whitens: Lᵀ⁻¹L⁻¹ = A⁻¹.
  /// - Parameter b: p × m.
  public func solveLower(_ b: Matrix) -> Matrix {
    precondition(
      b.rows == lower.rows, "\(b.rows) rows on the right of a system of \(lower.rows) rows")
    var right = b
    let solved = LAPACK.solveTriangular(lower, order: lower.rows, upper: false, &right)
    precondition(solved, "a Cholesky factor has a zero on its diagonal")
    return right
  }

  /// The inverse of A, exactly symmetric.
  public var inverse: Matrix { LAPACK.invertCholesky(lower) }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    2 * lower.diagonal.reduce(0) { $0 + log($1) }
  }
}
