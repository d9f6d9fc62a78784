import LinearAlgebra
import Statistics

/// A regression reduced to what replicates of the wild cluster bootstrap need of each cluster.
///
/// With Q an orthonormal basis of the columns of X and c the row of (XᵀX)⁻¹Xᵀ that makes the tested
/// coefficient, residuals u multiplied by v_g in cluster g give the coefficient the error Σ v_g s_g
/// and its cluster scores S_g = v_g s_g − a_gᵀ Σ_h v_h z_h, where s_g = Σ c_i u_i, a_g = Σ c_i q_i and
/// z_g = Σ q_i u_i over the rows of the cluster. No replicate touches the rows.
/// Source: Roodman, MacKinnon, Nielsen & Webb 2019, Stata Journal 19:4–60, section 5.
struct WildClusterScores: Sendable {
  let clusters: Int
  let estimate: Double
  /// G(N − 1)/((G − 1)(N − k)).
  let factor: Double
  /// Σ S_g² of the data, times `factor`.
  let variance: Double
  /// Whether the residuals are more than rounding.
  let hasResiduals: Bool
  /// The number of columns of Q.
  let width: Int
  /// Per cluster a_g.
  let loadings: [Double]
  /// Per cluster s_g and z_g of the least-squares residuals.
  let residual: Part
  /// Per cluster s_g and z_g of c/‖c‖²: what restricted residuals have more, per unit of
  /// estimate − null value.
  let shift: Part

  struct Part: Sendable {
    var s: [Double]
    var z: [Double]
  }

  init(
    x: Matrix, y: [Double], clusters codes: [Int], tested: Int, names: [String]
  ) throws(FitError) {
    let n = x.rows
    precondition(y.count == n, "\(y.count) responses for \(n) rows of x")
    precondition(codes.count == n, "\(codes.count) clusters for \(n) rows of x")
    precondition(
      x.columns > tested && tested >= 0, "column \(tested) of a design of \(x.columns) columns")
    precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
    try Self.check(x, y, codes, names)
    var index: [Int: Int] = [:]
    for code in codes where index[code] == nil { index[code] = index.count }
    guard index.count >= 2 else { throw .tooFewClusters(index.count) }
    let solved = try LeastSquares(
      design: DoubleDoubleMatrix(decimals: x), response: y.map(DoubleDouble.init(decimal:)),
      names: names)
    self.init(
      q: solved.q, m: solved.m, residuals: solved.residuals,
      estimate: solved.coefficients[tested],
      hasResiduals: !isRounding(
        solved.residualSumOfSquares, against: y.reduce(0) { $0 + $1 * $1 }),
      rows: Array(0..<n), codes: codes, index: index, tested: tested)
  }

  /// Reduces a model that is already fitted; weighted rows are those times √w.
  init(_ model: LinearModel, clusters codes: [Int], tested: Int) throws(FitError) {
    precondition(
      codes.count == model.y.count, "\(codes.count) clusters for \(model.y.count) rows")
    precondition(
      model.width > tested && tested >= 0,
      "column \(tested) of a design of \(model.width) columns")
    if let row = codes.firstIndex(where: { $0 < 0 }) { throw .missingCluster(row: row) }
    let rows = model.countedRows
    var index: [Int: Int] = [:]
    for row in rows where index[codes[row]] == nil { index[codes[row]] = index.count }
    guard index.count >= 2 else { throw .tooFewClusters(index.count) }
    self.init(
      q: model.q, m: model.m, residuals: model.weightedResiduals,
      estimate: model.fit.coefficients[tested], hasResiduals: !model.isExact, rows: rows,
      codes: codes, index: index, tested: tested)
  }

  private init(
    q: Matrix, m: Matrix, residuals: [Double], estimate: Double, hasResiduals: Bool, rows: [Int],
    codes: [Int], index: [Int: Int], tested: Int
  ) {
    let k = q.columns
    let c = q.times((0..<k).map { m[tested, $0] })
    let length = rows.reduce(0) { $0 + c[$1] * c[$1] }
    var loadings = Array(repeating: 0.0, count: index.count * k)
    var residual = Part(s: Array(repeating: 0, count: index.count), z: loadings)
    var shift = residual
    for row in rows {
      let cluster = index[codes[row]]!
      let (u, w) = (residuals[row], c[row] / length)
      residual.s[cluster] += c[row] * u
      shift.s[cluster] += c[row] * w
      for column in 0..<k {
        let q = q[row, column]
        loadings[cluster * k + column] += c[row] * q
        residual.z[cluster * k + column] += q * u
        shift.z[cluster * k + column] += q * w
      }
    }
    let (groups, count) = (Double(index.count), Double(rows.count))
    clusters = index.count
    width = k
    self.estimate = estimate
    factor = groups * (count - 1) / ((groups - 1) * (count - Double(k)))
    variance = factor * residual.s.reduce(0) { $0 + $1 * $1 }
    self.hasResiduals = hasResiduals
    self.loadings = loadings
    self.residual = residual
    self.shift = shift
  }

  private static func check(
    _ x: Matrix, _ y: [Double], _ codes: [Int], _ names: [String]
  ) throws(FitError) {
    if let row = codes.firstIndex(where: { $0 < 0 }) {
      throw .missingCluster(row: row)
    }
    guard x.rows > x.columns else {
      throw .tooFewRows(rows: x.rows, columns: x.columns)
    }
    for row in 0..<x.rows {
      guard y[row].isFinite else { throw .nonFinite(row: row, column: "response") }
      for column in 0..<x.columns where !x[row, column].isFinite {
        throw .nonFinite(row: row, column: names[column])
      }
    }
  }
}

/// The replicates of one test: for every vector of factors t*² at the null value tested, and numbers
/// from which t* follows for any other.
///
/// With δ = estimate − null value the numerator of t* is `error + δ shift` and its squared standard
/// error is `factor (squares + 2 δ cross + δ² shiftSquares)`. Those sums may cancel; t*² of the tested
/// value comes from its own residuals, so that ties stay ties.
struct WildReplicates: Sendable {
  var tested: [Double]
  var error: [Double]
  var shift: [Double]
  var squares: [Double]
  var cross: [Double]
  var shiftSquares: [Double]
  /// The probability of each vector; nil when all are alike.
  var masses: [Double]?

  init(count: Int, inverted: Bool) {
    tested = Array(repeating: 0.0, count: count)
    let zeros = Array(repeating: 0.0, count: inverted ? count : 0)
    (error, shift, squares, cross, shiftSquares) = (zeros, zeros, zeros, zeros, zeros)
  }
}

extension WildClusterScores {
  /// The residuals e + δ x̃ of a model in which the coefficient is estimate − δ.
  func residual(delta: Double) -> Part {
    Part(
      s: zip(residual.s, shift.s).map { $0 + delta * $1 },
      z: zip(residual.z, shift.z).map { $0 + delta * $1 })
  }

  /// t*² of four vectors of factors, a lane each, so that nothing is added up across lanes.
  /// - Parameters:
  ///   - factors: one per cluster.
  ///   - part: the residuals that they multiply.
  ///   - scratch: of `width` entries.
  func squaredStatistics(
    _ factors: [SIMD4<Double>], _ part: Part, _ scratch: inout [SIMD4<Double>]
  ) -> SIMD4<Double> {
    factors.withUnsafeBufferPointer { factors in
      part.s.withUnsafeBufferPointer { s in
        part.z.withUnsafeBufferPointer { z in
          loadings.withUnsafeBufferPointer { loadings in
            scratch.withUnsafeMutableBufferPointer { totals in
              squaredStatistics(factors, s, z, loadings, totals)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private func squaredStatistics(
    _ factors: UnsafeBufferPointer<SIMD4<Double>>, _ s: UnsafeBufferPointer<Double>,
    _ z: UnsafeBufferPointer<Double>, _ loadings: UnsafeBufferPointer<Double>,
    _ totals: UnsafeMutableBufferPointer<SIMD4<Double>>
  ) -> SIMD4<Double> {
    var top = SIMD4<Double>.zero
    for cluster in 0..<clusters { top += factors[cluster] * s[cluster] }
    for column in 0..<width {
      var total = SIMD4<Double>.zero
      for cluster in 0..<clusters { total += factors[cluster] * z[cluster * width + column] }
      totals[column] = total
    }
    var squares = SIMD4<Double>.zero
    for cluster in 0..<clusters {
      var explained = SIMD4<Double>.zero
      for column in 0..<width { explained += totals[column] * loadings[cluster * width + column] }
      let score = factors[cluster] * s[cluster] - explained
      squares += score * score
    }
    let statistics = top * top / (factor * squares)
    return statistics.replacing(with: .infinity, where: .!(squares .> 0))
  }

  /// What one vector of factors makes of t* at every null value.
  /// - Parameters:
  ///   - factors: one per cluster.
  ///   - scratch: of `width` entries.
  @inline(__always)
  func line(
    _ factors: UnsafePointer<Double>, _ scratch: UnsafeMutablePointer<SIMD2<Double>>
  ) -> (error: Double, shift: Double, squares: Double, cross: Double, shiftSquares: Double) {
    for column in 0..<width { scratch[column] = .zero }
    var (numerators, sums, cross) = (SIMD2<Double>.zero, SIMD2<Double>.zero, 0.0)
    for cluster in 0..<clusters {
      let v = factors[cluster]
      numerators += v * SIMD2(residual.s[cluster], shift.s[cluster])
      for column in 0..<width {
        let place = cluster * width + column
        scratch[column] += v * SIMD2(residual.z[place], shift.z[place])
      }
    }
    for cluster in 0..<clusters {
      var score = factors[cluster] * SIMD2(residual.s[cluster], shift.s[cluster])
      for column in 0..<width {
        score -= loadings[cluster * width + column] * scratch[column]
      }
      sums += score * score
      cross += score.x * score.y
    }
    return (numerators.x, numerators.y, sums.x, cross, sums.y)
  }
}
