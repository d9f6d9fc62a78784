/// The eigendecomposition A = V diag(λ) Vᵀ of a symmetric matrix (LAPACK's dsyevd).
public struct SymmetricEigen: Sendable {
  /// The eigenvalues in ascending order.
  public let values: [Double]
  /// The orthonormal eigenvectors as columns, the leading entry of each positive.
  public let vectors: Matrix

  /// Decomposes a matrix.
  /// - Parameter a: p × p and symmetric; only its lower triangle is read.
  /// - Throws: `nonFinite` naming the entry, `notConverged`.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "a \(a.rows) × \(a.columns) matrix is not square")
    try a.checkFinite()
    guard let (values, vectors) = LAPACK.eigen(a) else {
      throw .notConverged(routine: "dsyevd")
    }
    self.values = values
    self.vectors = vectors.scalingColumns(by: vectors.columnSigns)
  }

  /// The symmetric matrix V diag(f(λ)) Vᵀ: a square root, an inverse square root, an inverse.
  /// - Parameter function: applied to each eigenvalue; decide there what a zero becomes.
  public func map(_ function: (Double) -> Double) -> Matrix {
    var result = vectors.scalingColumns(by: values.map(function)).timesTransposed(vectors)
    result.mirrorLowerTriangle()
    return result
  }
}
