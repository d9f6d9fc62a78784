extension Matrix {
  /// A triangular matrix R with RᵀR = AᵀA up to the rounding of a QR factorization, from blocks of rows
  /// that stay in cache: for matrices of many more rows than columns.
  ///
  /// Each block is stacked under what the blocks before left and reduced by Householder reflections,
  /// without pivoting; AᵀA itself is never formed. `QR` of the result gives A's rank, condition and
  /// R⁻¹.
  /// Source: Demmel, Grigori, Hoemmen & Langou 2012, SIAM Journal on Scientific Computing 34:A206.
  /// - Parameters:
  ///   - rowFactors: one per row, what rows are multiplied by; nil for ones.
  ///   - columnFactors: one per column, what columns are multiplied by.
  /// - Complexity: O(np²), one pass over the matrix.
  public func tallFactor(rowFactors: [Double]? = nil, columnFactors: [Double]) -> Matrix {
    precondition(
      rowFactors == nil || rowFactors?.count == rows,
      "\(rowFactors?.count ?? 0) factors for \(rows) rows")
    precondition(
      columnFactors.count == columns, "\(columnFactors.count) factors for \(columns) columns")
    let (n, p) = (rows, columns)
    let blockRows = max(4 * p, 256)
    // The first p rows of a block hold R of the blocks before it.
    let height = p + blockRows
    var block = [Double](repeating: 0, count: height * p)
    block.withUnsafeMutableBufferPointer { block in
      values.withUnsafeBufferPointer { entries in
        guard let out = block.baseAddress, let source = entries.baseAddress else { return }
        for start in stride(from: 0, to: n, by: blockRows) {
          let count = min(blockRows, n - start)
          for j in 0..<p {
            let (from, to) = (source + (start + j * n), out + (p + j * height))
            for i in 0..<count { to[i] = from[i] * columnFactors[j] }
            for i in count..<blockRows { to[i] = 0 }
            if let rowFactors {
              for i in 0..<count { to[i] *= rowFactors[start + i] }
            }
          }
          reduceToTriangle(out, rows: height, columns: p)
        }
      }
    }
    var result = Matrix(rows: p, columns: p, repeating: 0)
    for j in 0..<p {
      for i in 0...j { result.values[i + j * p] = block[i + j * height] }
    }
    return result
  }

  /// The product of a tall matrix with a small square one, block by block of rows.
  /// - Parameters:
  ///   - small: p × m.
  ///   - rowFactors: one per row, what rows of the product are multiplied by; nil for ones.
  public func tallTimes(_ small: Matrix, rowFactors: [Double]? = nil) -> Matrix {
    precondition(columns == small.rows, "\(rows) × \(columns) times \(small.rows) rows")
    let (n, p) = (rows, columns)
    let used = (0..<small.columns).map { k in (0..<p).filter { small[$0, k] != 0 } }
    let entries = [Double](unsafeUninitializedCapacity: n * small.columns) { out, count in
      count = n * small.columns
      values.withUnsafeBufferPointer { left in
        guard let source = left.baseAddress, let base = out.baseAddress else { return }
        for start in stride(from: 0, to: n, by: 256) {
          let length = min(256, n - start)
          for k in 0..<small.columns {
            let to = base + (start + k * n)
            for i in 0..<length { to[i] = 0 }
            let terms = used[k]
            var next = 0
            while next + 4 <= terms.count {
              let four = (terms[next], terms[next + 1], terms[next + 2], terms[next + 3])
              addMultiples(
                (small[four.0, k], source + (start + four.0 * n)),
                (small[four.1, k], source + (start + four.1 * n)),
                (small[four.2, k], source + (start + four.2 * n)),
                (small[four.3, k], source + (start + four.3 * n)), to, length)
              next += 4
            }
            for j in terms[next...] {
              addMultiple(small[j, k], source + (start + j * n), to, length)
            }
            if let rowFactors {
              for i in 0..<length { to[i] *= rowFactors[start + i] }
            }
          }
        }
      }
    }
    return Matrix(rows: n, columns: small.columns, entries)
  }

  /// The product Aᵀv for a tall matrix, block by block of rows, in partial sums.
  ///
  /// A reference BLAS adds up each column in one chain, in which every addition waits for the last.
  /// - Parameter vector: one value per row.
  public func tallTransposedTimes(_ vector: [Double]) -> [Double] {
    precondition(
      vector.count == rows, "transpose of \(rows) × \(columns) times a vector of \(vector.count)")
    var result = [Double](repeating: 0, count: columns)
    values.withUnsafeBufferPointer { left in
      vector.withUnsafeBufferPointer { right in
        guard let source = left.baseAddress, let other = right.baseAddress else { return }
        for start in stride(from: 0, to: rows, by: 2_048) {
          let length = min(2_048, rows - start)
          for j in 0..<columns {
            result[j] += dot(source + (start + j * rows), other + start, length)
          }
        }
      }
    }
    return result
  }

  /// The vector b − Ax for a tall matrix, in double, block by block of rows.
  /// - Parameters:
  ///   - x: one value per column.
  ///   - b: one value per row.
  public func tallResidual(of x: [Double], from b: [Double]) -> [Double] {
    precondition(
      x.count == columns && b.count == rows,
      "\(x.count) and \(b.count) values for a \(rows) × \(columns) matrix")
    var result = b
    values.withUnsafeBufferPointer { left in
      result.withUnsafeMutableBufferPointer { out in
        guard let source = left.baseAddress, let to = out.baseAddress else { return }
        for start in stride(from: 0, to: rows, by: 2_048) {
          let length = min(2_048, rows - start)
          for j in 0..<columns {
            addMultiple(-x[j], source + (start + j * rows), to + start, length)
          }
        }
      }
    }
    return result
  }
}

/// Householder reflections in place, column by column; R ends in the upper triangle.
private func reduceToTriangle(
  _ a: UnsafeMutablePointer<Double>, rows: Int, columns: Int
) {
  for k in 0..<columns {
    let column = a + (k + k * rows)
    let length = rows - k
    let squares = dot(column, column, length)
    guard squares > 0 else { continue }
    let norm = squares.squareRoot()
    let head = column[0]
    // The sign that does not cancel.
    let end = head > 0 ? -norm : norm
    column[0] = head - end
    // v = column, β = 2/vᵀv = 1/(norm² − head end).
    let beta = 1 / (squares - head * end)
    for j in (k + 1)..<max(k + 1, columns) {
      let other = a + (k + j * rows)
      addMultiple(-beta * dot(column, other, length), column, other, length)
    }
    column[0] = end
    for i in 1..<length { column[i] = 0 }
  }
}

/// y += factor x, four numbers at a time.
@inline(__always)
private func addMultiple(
  _ factor: Double, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int
) {
  let (left, right) = (UnsafeRawPointer(x), UnsafeMutableRawPointer(y))
  let factors = SIMD4<Double>(repeating: factor)
  var i = 0
  while i &+ 4 <= count {
    let offset = i &* 8
    let sum =
      right.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      + factors * left.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
    right.storeBytes(of: sum, toByteOffset: offset, as: SIMD4<Double>.self)
    i &+= 4
  }
  while i < count {
    y[i] += factor * x[i]
    i &+= 1
  }
}

/// y plus four multiples, so that y is read and written once.
@inline(__always)
private func addMultiples(
  _ a: (Double, UnsafePointer<Double>), _ b: (Double, UnsafePointer<Double>),
  _ c: (Double, UnsafePointer<Double>), _ d: (Double, UnsafePointer<Double>),
  _ y: UnsafeMutablePointer<Double>, _ count: Int
) {
  func four(_ x: UnsafePointer<Double>, _ offset: Int) -> SIMD4<Double> {
    UnsafeRawPointer(x).loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
  }
  let right = UnsafeMutableRawPointer(y)
  var i = 0
  while i &+ 4 <= count {
    let offset = i &* 8
    var sum = right.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
    sum += a.0 * four(a.1, offset)
    sum += b.0 * four(b.1, offset)
    sum += c.0 * four(c.1, offset)
    sum += d.0 * four(d.1, offset)
    right.storeBytes(of: sum, toByteOffset: offset, as: SIMD4<Double>.self)
    i &+= 4
  }
  while i < count {
    var sum = y[i] + a.0 * a.1[i]
    sum += b.0 * b.1[i]
    sum += c.0 * c.1[i]
    sum += d.0 * d.1[i]
    y[i] = sum
    i &+= 1
  }
}

/// xᵀy in eight partial sums.
@inline(__always)
private func dot(
  _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int
) -> Double {
  let (left, right) = (UnsafeRawPointer(x), UnsafeRawPointer(y))
  var (first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
  var i = 0
  while i &+ 8 <= count {
    let offset = i &* 8
    first +=
      left.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      * right.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
    second +=
      left.loadUnaligned(fromByteOffset: offset &+ 32, as: SIMD4<Double>.self)
      * right.loadUnaligned(fromByteOffset: offset &+ 32, as: SIMD4<Double>.self)
    i &+= 8
  }
  var sum = (first + second).sum()
  while i < count {
    sum += x[i] * y[i]
    i &+= 1
  }
  return sum
}
