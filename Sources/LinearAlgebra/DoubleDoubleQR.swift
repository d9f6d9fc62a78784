/// The thin factorization A = Q R in double-double arithmetic, by modified Gram–Schmidt.
///
/// For systems so ill-conditioned that LAPACK's factors have few correct digits. With condition κ
/// the columns of Q are orthogonal to about κ × 1e-31, so up to κ = 1e15 all results are correct
/// to the last digit of a double. It costs some twenty times as much as a factorization in double.
/// Source: Björck 1967, BIT 7:1; Björck 1996, Numerical Methods for Least Squares Problems, 2.4.
public struct DoubleDoubleQR: Sendable {
  /// The orthonormal columns, n × p.
  public let q: DoubleDoubleMatrix
  /// The upper triangular factor, p × p.
  public let r: DoubleDoubleMatrix

  /// Factors a matrix.
  /// - Parameter a: n × p with n ≥ p and independent columns; let `QR` decide on the rank first.
  /// - Throws: `singular` when a column vanishes, `nonFinite` naming the entry.
  public init(_ a: DoubleDoubleMatrix) throws(LinearAlgebraError) {
    try a.rounded.checkFinite()
    let (n, p) = (a.rows, a.columns)
    var columns = a.values
    var triangle = DoubleDoubleMatrix(
      rows: p, columns: p, Array(repeating: .zero, count: p * p))
    for k in 0..<p {
      let norm = Self.dot(columns, k * n, k * n, count: n).squareRoot()
      if norm.high == 0 || !norm.high.isFinite { throw .singular(condition: .infinity) }
      triangle[k, k] = norm
      let inverse = DoubleDouble(1) / norm
      for i in (k * n)..<((k + 1) * n) { columns[i] = columns[i] * inverse }
      for j in (k + 1)..<max(k + 1, p) {
        let projection = Self.dot(columns, k * n, j * n, count: n)
        triangle[k, j] = projection
        Self.subtract(&columns, projection, from: j * n, column: k * n, count: n)
      }
    }
    q = DoubleDoubleMatrix(rows: n, columns: p, columns)
    r = triangle
  }

  /// The coefficients that minimise ‖A x − b‖.
  /// - Parameter b: one value per row.
  public func solve(_ b: [DoubleDouble]) -> [DoubleDouble] {
    precondition(b.count == q.rows, "\(b.count) values for \(q.rows) rows")
    // Projecting b column by column, as if it were one more column of A, is what makes modified
    // Gram–Schmidt backward stable; Qᵀb in one go is not.
    let n = q.rows
    var storage = q.values + b
    var x = [DoubleDouble]()
    for k in 0..<q.columns {
      let projection = Self.dot(storage, k * n, q.columns * n, count: n)
      Self.subtract(&storage, projection, from: q.columns * n, column: k * n, count: n)
      x.append(projection)
    }
    backSubstitute(&x)
    return x
  }

  /// The inverse of R, upper triangular: A R⁻¹ = Q and (AᵀA)⁻¹ = R⁻¹R⁻ᵀ.
  public var rInverse: DoubleDoubleMatrix {
    let p = r.columns
    var entries = [DoubleDouble]()
    for j in 0..<p {
      var unit = [DoubleDouble](repeating: .zero, count: p)
      unit[j] = DoubleDouble(1)
      backSubstitute(&unit)
      entries += unit
    }
    return DoubleDoubleMatrix(rows: p, columns: p, entries)
  }

  private func backSubstitute(_ x: inout [DoubleDouble]) {
    for i in stride(from: x.count - 1, through: 0, by: -1) {
      var sum = x[i]
      for j in (i + 1)..<max(i + 1, x.count) { sum -= r[i, j] * x[j] }
      x[i] = sum / r[i, i]
    }
  }

  private static func dot(
    _ values: [DoubleDouble], _ first: Int, _ second: Int, count: Int
  ) -> DoubleDouble {
    values.withUnsafeBufferPointer { v in
      var sum = DoubleDouble.zero
      for i in 0..<count { sum += v[first + i] * v[second + i] }
      return sum
    }
  }

  private static func subtract(
    _ values: inout [DoubleDouble], _ factor: DoubleDouble, from target: Int, column: Int,
    count: Int
  ) {
    values.withUnsafeMutableBufferPointer { v in
      for i in 0..<count { v[target + i] -= v[column + i] * factor }
    }
  }
}
