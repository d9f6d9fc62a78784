import LinearAlgebra

/// Columns about their means, of length one, in as few coordinates as they need.
///
/// Lengths and angles between columns are all that shares of variance depend on. A triangular factor
/// keeps them, without the loss of digits that a correlation matrix means.
struct CentredColumns {
  /// The number of coordinates of each column.
  let coordinates: Int
  /// The number of columns.
  let count: Int
  /// The columns, one after the other; one that is constant is all zeros.
  let values: [Double]
  /// The length at which what is left of a column counts as rounding.
  let tolerance: Double

  /// Reduces columns given one after the other.
  /// - Parameters:
  ///   - columns: `rows` × `count` numbers.
  ///   - rows: at least one.
  ///   - count: the number of columns.
  init(_ columns: [Double], rows: Int, count: Int) {
    precondition(rows > 0 && columns.count == rows * count, "\(columns.count) values")
    var values = columns
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for column in 0..<count { Self.standardise(base + column * rows, rows) }
    }
    tolerance = QR.defaultTolerance(rows: rows, columns: count)
    self.count = count
    if rows > count {
      coordinates = count
      self.values = Self.triangular(&values, rows, count)
    } else {
      coordinates = rows
      self.values = values
    }
  }

  /// Column j.
  subscript(column: Int) -> ArraySlice<Double> {
    values[(column * coordinates)..<((column + 1) * coordinates)]
  }

  /// The columns with these indices as a matrix.
  func matrix(_ columns: [Int]) -> Matrix {
    Matrix(rows: coordinates, columns: columns.count, columns.flatMap { self[$0] })
  }

  /// The product of two columns: their correlation.
  func correlation(_ i: Int, _ j: Int) -> Double {
    zip(self[i], self[j]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Subtracts the mean and divides by the length; what is rounding becomes zero.
  private static func standardise(_ column: UnsafeMutablePointer<Double>, _ rows: Int) {
    var (sum, size) = (0.0, 0.0)
    for row in 0..<rows { size = max(size, abs(column[row])) }
    guard size >= .leastNormalMagnitude else { return column.update(repeating: 0, count: rows) }
    // A power of two rounds nothing and keeps squares in range.
    let unit = Double(sign: .plus, exponent: -size.exponent, significand: 1)
    for row in 0..<rows {
      column[row] *= unit
      sum += column[row]
    }
    let largest = size * unit
    let mean = sum / Double(rows)
    var (squares, rest) = (0.0, 0.0)
    for row in 0..<rows {
      column[row] -= mean
      rest += column[row]
    }
    // What rounding left of the mean.
    let correction = rest / Double(rows)
    for row in 0..<rows {
      column[row] -= correction
      squares += column[row] * column[row]
    }
    let length = squares.squareRoot()
    let isRounding = length <= 8 * Double.ulpOfOne * largest * Double(rows).squareRoot()
    for row in 0..<rows { column[row] = isRounding ? 0 : column[row] / length }
  }

  /// The triangular factor by Householder reflections, count × count, column by column.
  ///
  /// Source: Golub & Van Loan 2013, Matrix Computations, algorithm 5.2.1.
  private static func triangular(_ values: inout [Double], _ rows: Int, _ count: Int) -> [Double] {
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for step in 0..<count {
        let own = base + step * rows
        var squares = 0.0
        for row in step..<rows { squares += own[row] * own[row] }
        guard squares > 0 else { continue }
        let length = own[step] < 0 ? squares.squareRoot() : -squares.squareRoot()
        let head = own[step] - length
        // The reflection is I − v vᵀ/(length·−head) with v the column, its first entry `head`.
        own[step] = head
        let scale = -1 / (length * head)
        for other in (step + 1)..<max(count, step + 1) {
          let column = base + other * rows
          var product = 0.0
          for row in step..<rows { product += own[row] * column[row] }
          product *= scale
          for row in step..<rows { column[row] -= product * own[row] }
        }
        own[step] = length
        for row in (step + 1)..<rows { own[row] = 0 }
      }
    }
    var factor: [Double] = []
    factor.reserveCapacity(count * count)
    for column in 0..<count { factor += values[(column * rows)..<(column * rows + count)] }
    return factor
  }
}
