import LinearAlgebra
import Statistics

/// Orthonormal columns that span a design, with the way back to its own.
struct OrthonormalDesign {
  /// n × p, orthonormal columns.
  let q: Matrix
  /// The design times this is q.
  let transform: Matrix
  /// log |XᵀX|.
  let logDeterminant: Double

  /// Factors a design whose entries are finite.
  /// - Throws: `rankDeficient` naming the columns and what they depend on.
  init(_ x: Matrix, names: [String]) throws(HierarchicalError) {
    let lengths = (0..<x.columns).map { euclideanLength(x.column($0)) }
    let inverse = lengths.map { $0 > 0 ? 1 / $0 : 0 }
    let scaled = x.scalingColumns(by: inverse)
    let tolerance = QR.defaultTolerance(rows: x.rows, columns: x.columns)
    guard let qr = try? QR(scaled, tolerance: tolerance), let back = try? qr.rInverse() else {
      throw .rankDeficient(
        columns: dependentColumns(scaled, names: names, tolerance: tolerance))
    }
    q = qr.thinQ
    transform = back.scalingRows(by: inverse)
    let diagonal = qr.r.diagonal.reduce(0.0) { $0 + logOf(abs($1)) }
    let units = lengths.reduce(0.0) { $0 + logOf($1) }
    logDeterminant = 2 * (diagonal + units)
  }

  /// The coefficients of least squares in the columns of the design, and the residuals.
  func residuals(of y: [Double]) -> (coefficients: [Double], residuals: [Double]) {
    var left = y
    var shares = [Double](repeating: 0, count: q.columns)
    // A second pass takes away what the first left by rounding.
    for _ in 0..<2 {
      let step = q.transposedTimes(left)
      for (j, share) in step.enumerated() { shares[j] += share }
      for (row, fitted) in q.times(step).enumerated() { left[row] -= fitted }
    }
    return (transform.times(shares), left)
  }
}

/// Sums of orthonormal columns and residuals, within and between groups.
struct GroupedSums {
  private(set) var sizes: [Double]
  private(set) var sums: [Double]
  private(set) var residualSums: [Double]
  let withinGram: Matrix
  let withinCross: [Double]
  let withinSquares: Double

  /// Takes the sums of a group for each code in 0..<groups, all of which occur.
  init(q: Matrix, e: [Double], codes: [Int], groups: Int) {
    let p = q.columns
    sizes = [Double](repeating: 0, count: groups)
    sums = [Double](repeating: 0, count: groups * p)
    residualSums = [Double](repeating: 0, count: groups)
    for code in codes { sizes[code] += 1 }
    var centred = [Double](repeating: 0, count: q.rows * (p + 1))
    for j in 0...p {
      let column = j < p ? q.column(j) : e
      var totals = [Double](repeating: 0, count: groups)
      for (code, value) in zip(codes, column) { totals[code] += value }
      for (row, code) in codes.enumerated() {
        centred[row + j * q.rows] = column[row] - totals[code] / sizes[code]
      }
      for group in 0..<groups {
        if j < p {
          sums[group * p + j] = totals[group]
        } else {
          residualSums[group] = totals[group]
        }
      }
    }
    let gram = Matrix(rows: q.rows, columns: p + 1, centred).gram
    var within = Matrix(rows: p, columns: p, repeating: 0)
    for j in 0..<p {
      for i in 0..<p { within[i, j] = gram[i, j] }
    }
    withinGram = within
    withinCross = (0..<p).map { gram[$0, p] }
    withinSquares = gram[p, p]
  }

  /// How many columns vary within groups, and what they leave of the residuals there.
  func withinFit() -> (rank: Int, residual: Double) {
    // Entries are finite, which is all that the decomposition needs to converge.
    guard let eigen = try? SymmetricEigen(withinGram) else { return (0, withinSquares) }
    // Columns have length one: less than a millionth of it within groups is rounding.
    let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-12 }
    let residual = kept.reduce(withinSquares) { left, j in
      let share = zip(eigen.vectors.column(j), withinCross).reduce(0.0) { $0 + $1.0 * $1.1 }
      return left - share * share / eigen.values[j]
    }
    return (kept.count, max(0, residual))
  }
}
