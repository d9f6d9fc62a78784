extension Matrix {
  /// The matrix product a b.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.columns == b.rows, "\(a.rows) × \(a.columns) times \(b.rows) × \(b.columns)")
    return LAPACK.product(a, b)
  }

  /// The matrix with every entry multiplied by a number.
  public static func * (factor: Double, a: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, a.values.map { factor * $0 })
  }

  /// The entrywise sum of two matrices of the same shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "\(a.rows) × \(a.columns) plus \(b.rows) × \(b.columns)")
    return Matrix(rows: a.rows, columns: a.columns, zip(a.values, b.values).map(+))
  }

  /// The entrywise difference of two matrices of the same shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "\(a.rows) × \(a.columns) minus \(b.rows) × \(b.columns)")
    return Matrix(rows: a.rows, columns: a.columns, zip(a.values, b.values).map(-))
  }

  /// The product AᵀB, A being this matrix.
  public func transposedTimes(_ b: Matrix) -> Matrix {
    precondition(
      rows == b.rows, "transpose of \(rows) × \(columns) times \(b.rows) × \(b.columns)")
    return LAPACK.product(self, b, transposeA: true)
  }

  /// The product ABᵀ, A being this matrix.
  public func timesTransposed(_ b: Matrix) -> Matrix {
    precondition(
      columns == b.columns, "\(rows) × \(columns) times transpose of \(b.rows) × \(b.columns)")
    return LAPACK.product(self, b, transposeB: true)
  }

  /// The product Av.
  /// - Parameter vector: one entry per column.
  public func times(_ vector: [Double]) -> [Double] {
    precondition(
      columns == vector.count, "\(rows) × \(columns) times a vector of \(vector.count)")
    return LAPACK.product(self, vector, transposed: false)
  }

  /// The product Aᵀv.
  /// - Parameter vector: one entry per row.
  public func transposedTimes(_ vector: [Double]) -> [Double] {
    precondition(
      rows == vector.count, "transpose of \(rows) × \(columns) times a vector of \(vector.count)")
    return LAPACK.product(self, vector, transposed: true)
  }

  /// The product AᵀA, exactly symmetric; it squares the condition number, so solve with `QR`.
  public var gram: Matrix { LAPACK.symmetricProduct(self, transposed: true) }

  /// The product AAᵀ, exactly symmetric.
  public var outerGram: Matrix { LAPACK.symmetricProduct(self, transposed: false) }

  /// The matrix with row i multiplied by the i-th factor.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "\(factors.count) factors for \(rows) rows")
    var result = self
    for j in 0..<columns {
      for i in 0..<rows { result.values[i + j * rows] *= factors[i] }
    }
    return result
  }

  /// The matrix with column j multiplied by the j-th factor.
  public func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columns, "\(factors.count) factors for \(columns) columns")
    var result = self
    for j in 0..<columns {
      for i in 0..<rows { result.values[i + j * rows] *= factors[j] }
    }
    return result
  }
}
