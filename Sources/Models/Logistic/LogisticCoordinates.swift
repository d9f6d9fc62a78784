import LinearAlgebra
import Statistics

/// The columns of a design made orthonormal once, Z = X M, so that every later iteration works on
/// well-conditioned columns whatever the units and correlations of the drivers.
///
/// LAPACK's pivoted QR decides on the rank; coefficients are b = M γ. Rows of weight zero are zero
/// in Z: they take no part.
struct LogisticCoordinates: Sendable {
  /// The orthonormal columns, n × p.
  let z: Matrix
  /// The map from coordinates to coefficients, p × p.
  let m: Matrix
  /// log |det M|.
  let logDeterminant: Double

  /// Factors the columns.
  /// - Throws: `rankDeficient` naming the columns.
  init(_ data: LogisticData) throws(LogisticError) {
    let x =
      data.weights.allSatisfy { $0 > 0 }
      ? data.x : data.x.scalingRows(by: data.weights.map { $0 > 0 ? 1 : 0 })
    let scales = x.powerOfTwoColumnScales
    let scaled = x.scalingColumns(by: scales)
    guard let qr = try? QR(scaled) else { throw .design(.outOfRange) }
    guard qr.hasFullColumnRank, let inverse = try? qr.rInverse() else {
      throw .design(
        .rankDeficient(
          columns: dependentColumns(scaled, names: data.terms, tolerance: qr.tolerance)))
    }
    z = qr.thinQ.selecting(columns: Array(0..<x.columns))
    m = inverse.scalingRows(by: scales)
    var sum = 0.0
    for diagonal in qr.r.diagonal { sum -= logOf(abs(diagonal)) }
    for scale in scales { sum += logOf(scale) }
    logDeterminant = sum
  }

  private init(z: Matrix, m: Matrix, logDeterminant: Double) {
    self.z = z
    self.m = m
    self.logDeterminant = logDeterminant
  }

  /// Coordinates in which these coefficients depend on the last coordinates alone: holding those
  /// at zero holds the coefficients at zero.
  ///
  /// One Householder reflection per coefficient turns its row of M onto one coordinate.
  func isolating(_ coefficients: [Int]) -> LogisticCoordinates {
    var (z, m) = (z, m)
    for (step, j) in coefficients.enumerated() {
      let last = m.columns - 1 - step
      var v = (0...last).map { m[j, $0] }
      let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      v[last] += v[last] < 0 ? -length : length
      z.reflectColumns(by: v)
      m.reflectColumns(by: v)
    }
    return LogisticCoordinates(z: z, m: m, logDeterminant: logDeterminant)
  }

  /// The coordinates of coefficients: Zᵀ X b, X having no rows of weight zero left.
  func coordinates(ofLinearPredictor eta: [Double]) -> [Double] { z.transposedTimes(eta) }
}

extension Matrix {
  /// Multiplies the leading columns from the right by I − 2vvᵀ/vᵀv.
  fileprivate mutating func reflectColumns(by v: [Double]) {
    let length = v.reduce(0) { $0 + $1 * $1 }
    if length == 0 { return }
    var along = [Double](repeating: 0, count: rows)
    for j in v.indices {
      for i in 0..<rows { along[i] += self[i, j] * v[j] }
    }
    for j in v.indices {
      let factor = 2 * v[j] / length
      for i in 0..<rows { self[i, j] -= factor * along[i] }
    }
  }
}
