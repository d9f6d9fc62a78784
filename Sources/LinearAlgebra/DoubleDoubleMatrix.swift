/// A dense matrix of double-doubles, column-major.
public struct DoubleDoubleMatrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, one column after the other.
  public internal(set) var values: [DoubleDouble]

  /// Makes a matrix from its entries in column-major order.
  public init(rows: Int, columns: Int, _ values: [DoubleDouble]) {
    precondition(
      rows >= 0 && columns >= 0 && values.count == rows * columns,
      "\(values.count) values do not fill a \(rows) × \(columns) matrix")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Makes a matrix from a rounded matrix and what rounding left.
  public init(_ matrix: Matrix, remainder: Matrix) {
    precondition(
      remainder.rows == matrix.rows && remainder.columns == matrix.columns,
      "a \(remainder.rows) × \(remainder.columns) remainder of a "
        + "\(matrix.rows) × \(matrix.columns) matrix")
    self.init(
      rows: matrix.rows, columns: matrix.columns,
      zip(matrix.values, remainder.values).map { DoubleDouble(sum: $0, $1) })
  }

  /// Makes a matrix from the decimals that its entries stand for.
  public init(decimals matrix: Matrix) {
    self.init(
      rows: matrix.rows, columns: matrix.columns, matrix.values.map(DoubleDouble.init(decimal:)))
  }

  /// The entry in row i and column j, counted from zero.
  public subscript(i: Int, j: Int) -> DoubleDouble {
    get {
      checkIndex(i, j)
      return values[i + j * rows]
    }
    set {
      checkIndex(i, j)
      values[i + j * rows] = newValue
    }
  }

  /// The matrix rounded to doubles.
  public var rounded: Matrix { Matrix(rows: rows, columns: columns, values.map(\.high)) }

  /// What rounding to doubles leaves.
  public var remainder: Matrix { Matrix(rows: rows, columns: columns, values.map(\.low)) }

  /// The vector b − Ax, formed without rounding to double in between.
  /// - Parameters:
  ///   - x: one value per column.
  ///   - b: one value per row.
  public func residual(of x: [DoubleDouble], from b: [DoubleDouble]) -> [DoubleDouble] {
    precondition(
      x.count == columns && b.count == rows,
      "\(x.count) and \(b.count) values for a \(rows) × \(columns) matrix")
    var result = b
    values.withUnsafeBufferPointer { a in
      result.withUnsafeMutableBufferPointer { r in
        for j in 0..<columns {
          let factor = x[j]
          for i in 0..<rows { r[i] -= a[i + j * rows] * factor }
        }
      }
    }
    return result
  }

  private func checkIndex(_ i: Int, _ j: Int) {
    precondition(
      i >= 0 && i < rows && j >= 0 && j < columns,
      "entry (\(i), \(j)) of a \(rows) × \(columns) matrix")
  }
}
