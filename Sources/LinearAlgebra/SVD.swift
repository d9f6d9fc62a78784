/// The thin singular value decomposition A = U diag(s) Vᵀ (LAPACK's dgesdd).
///
/// Each pair of singular vectors has its sign fixed so that the leading entry of v is positive:
/// results do not depend on the BLAS in use.
public struct SVD: Sendable {
  /// The left singular vectors, n × min(n, p).
  public let u: Matrix
  /// The singular values in descending order.
  public let singularValues: [Double]
  /// The right singular vectors, p × min(n, p).
  public let v: Matrix

  /// Decomposes a matrix.
  /// - Parameter a: n × p, of any shape, empty included.
  /// - Throws: `nonFinite` naming the entry, `notConverged`.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    try a.checkFinite()
    guard let (u, s, vTransposed) = LAPACK.singularValues(a) else {
      throw .notConverged(routine: "dgesdd")
    }
    let v = vTransposed.transposed
    let signs = v.columnSigns
    self.u = u.scalingColumns(by: signs)
    singularValues = s
    self.v = v.scalingColumns(by: signs)
  }

  /// The ratio of the largest to the smallest singular value; infinite when the smallest is zero,
  /// 1 for an empty matrix.
  public var conditionNumber: Double {
    guard let largest = singularValues.first, let smallest = singularValues.last else { return 1 }
    return smallest == 0 ? .infinity : largest / smallest
  }

  /// The number of singular values above a fraction of the largest.
  /// - Parameter tolerance: max(n, p) units in the last place of one where none is given.
  public func rank(tolerance: Double? = nil) -> Int {
    let fraction = tolerance ?? Double(max(u.rows, v.rows)) * Double.ulpOfOne
    let threshold = fraction * (singularValues.first ?? 0)
    return singularValues.firstIndex { $0 <= threshold } ?? singularValues.count
  }

  /// The Moore–Penrose inverse, p × n, from the singular values that count for the rank.
  public func pseudoInverse(tolerance: Double? = nil) -> Matrix {
    let rank = rank(tolerance: tolerance)
    let inverses = singularValues.enumerated().map { $0 < rank ? 1 / $1 : 0 }
    return v.scalingColumns(by: inverses).timesTransposed(u)
  }
}

extension Matrix {
  /// +1 or −1 for each column, the sign that makes its leading entry positive: the first entry
  /// within 1e-6 of the largest magnitude, so that rounding cannot choose between equal ones.
  var columnSigns: [Double] {
    (0..<columns).map { j in
      let column = column(j)
      let largest = column.reduce(0) { max($0, abs($1)) }
      let leading = column.first { abs($0) >= largest * (1 - 1e-6) } ?? 1
      return leading < 0 ? -1 : 1
    }
  }
}
