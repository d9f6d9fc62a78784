import LinearAlgebra
import Statistics

/// How the factorization of a least-squares problem is computed.
public enum LeastSquaresPrecision: String, Codable, Sendable, Equatable, CaseIterable {
  /// LAPACK in double where the columns are well conditioned, double-double where not.
  case automatic
  /// LAPACK in double always: about 16 − 2 log₁₀ κ digits.
  case double
  /// Double-double always: every digit, at two to five times the cost of a whole fit.
  case doubleDouble = "double_double"
}

/// A weighted least-squares problem, solved, with the factor that covariances are made from.
///
/// The design is what the user's decimals say, not what doubles can hold of them: both the design
/// and the response enter as double-doubles. In double, columns are scaled by powers of two,
/// LAPACK factors them with pivoting, and one step of refinement with the residual in
/// double-double corrects the coefficients. Above a condition of `conditionLimit` the factor
/// itself is computed in double-double, because then R, and with it every standard error, has too
/// few digits. Nothing forms XᵀX to solve it.
/// Source: Björck 1996, Numerical Methods for Least Squares Problems, 2.4 and 2.9; Demmel, Hida,
/// Riedy & Li 2009, ACM Transactions on Mathematical Software 35:28.
struct LeastSquares: Sendable {
  /// In double the error of a coefficient is at most about κ² units in the last place: at this
  /// limit twelve digits are left.
  static let conditionLimit = 100.0

  /// The coefficients, in the order of the columns.
  let coefficients: [Double]
  /// The response less the fitted values, n, not multiplied by the root weights.
  let residuals: [Double]
  /// The orthonormal columns Q = √W X M, n × p.
  let q: Matrix
  /// The p × p matrix M with (XᵀWX)⁻¹ = M Mᵀ, rows in the order of the columns.
  let m: Matrix
  /// Σw e², e the residuals.
  let residualSumOfSquares: Double
  /// The estimated 1-norm condition of √W X, its columns scaled to a common length.
  let conditionEstimate: Double
  /// Which arithmetic made the factor: `double` or `doubleDouble`.
  let precision: LeastSquaresPrecision
  /// Whether doubles were read as the decimals they stand for; not in large problems.
  let readsDecimals: Bool

  /// Solves min Σ w (y − Xb)².
  /// - Parameters:
  ///   - design: n × p, finite.
  ///   - response: n, finite.
  ///   - weights: n precision weights, zero or positive, or nil for ones.
  ///   - names: one per column, for errors.
  ///   - precision: of the factorization.
  ///   - tolerance: of the rank decision; nil for the default of `QR`.
  /// - Throws: `rankDeficient` naming the columns, `outOfRange`.
  init(
    design: DoubleDoubleMatrix, response: [DoubleDouble], weights: [Double]? = nil,
    names: [String], precision: LeastSquaresPrecision = .automatic, tolerance: Double? = nil
  ) throws(FitError) {
    readsDecimals = true
    let roots = weights.map { $0.map { DoubleDouble(decimal: $0).squareRoot() } }
    let x = design.rounded
    let weighted = roots.map { x.scalingRows(by: $0.map(\.high)) } ?? x
    let scales = weighted.powerOfTwoColumnScales
    let scaled = weighted.scalingColumns(by: scales)
    guard let qr = try? QR(scaled, tolerance: tolerance) else { throw .outOfRange }
    conditionEstimate = qr.conditionEstimate
    guard qr.hasFullColumnRank else {
      throw .rankDeficient(
        columns: dependentColumns(scaled, names: names, tolerance: qr.tolerance))
    }

    var b: [DoubleDouble]
    if precision == .doubleDouble
      || precision == .automatic && qr.conditionEstimate > Self.conditionLimit
    {
      self.precision = .doubleDouble
      let exact = design.scaling(rows: roots, columns: scales)
      let target = roots.map { zip(response, $0).map { $0 * $1 } } ?? response
      guard let factor = try? DoubleDoubleQR(exact) else { throw .outOfRange }
      b = zip(factor.solve(target), scales).map { $0 * $1 }
      q = factor.q.rounded
      m = factor.rInverse.rounded.scalingRows(by: scales)
    } else {
      self.precision = .double
      b = Array(repeating: .zero, count: x.columns)
      // The first round solves from b = 0; the second corrects what rounding left.
      for _ in 0..<2 {
        let rest = design.residual(of: b, from: response)
        let target = roots.map { zip(rest, $0).map { ($0 * $1).high } } ?? rest.map(\.high)
        guard let step = try? qr.solve(target) else { throw .outOfRange }
        for j in b.indices { b[j] += step[j] * scales[j] }
      }
      guard let inverse = try? qr.rInverse() else { throw .outOfRange }
      q = qr.thinQ.selecting(columns: Array(0..<x.columns))
      m = inverse.scalingRows(by: scales)
    }

    let rest = design.residual(of: b, from: response)
    var sum = CompensatedSum()
    for i in rest.indices {
      let e = roots.map { rest[i] * $0[i] } ?? rest[i]
      sum.add(e * e)
    }
    coefficients = b.map(\.high)
    residuals = rest.map(\.high)
    residualSumOfSquares = sum.value
    guard residualSumOfSquares.isFinite, coefficients.allSatisfy(\.isFinite) else {
      throw .outOfRange
    }
  }

  /// Keeps what was solved in double.
  init(
    coefficients: [Double], residuals: [Double], q: Matrix, m: Matrix,
    residualSumOfSquares: Double, conditionEstimate: Double
  ) {
    self.coefficients = coefficients
    self.residuals = residuals
    self.q = q
    self.m = m
    self.residualSumOfSquares = residualSumOfSquares
    self.conditionEstimate = conditionEstimate
    precision = .double
    readsDecimals = false
  }

  /// The inverse of XᵀWX, exactly symmetric.
  var gramInverse: Matrix { m.outerGram }

  /// Whether some combination of the columns is the same in every row of positive weight.
  func containsConstant(weights: [Double]?) -> Bool {
    let constant = (weights ?? Array(repeating: 1, count: q.rows)).map { $0.squareRoot() }
    let projected = q.tallTransposedTimes(constant)
    let length = constant.reduce(0) { $0 + $1 * $1 }
    return projected.reduce(0) { $0 + $1 * $1 } >= length * (1 - 1e-10)
  }

  /// The diagonal of the weighted projection on the columns.
  var leverages: [Double] { q.rowSumsOfSquares }
}

extension Matrix {
  /// The squared length of each row.
  var rowSumsOfSquares: [Double] {
    var result = [Double](repeating: 0, count: rows)
    values.withUnsafeBufferPointer { entries in
      result.withUnsafeMutableBufferPointer { result in
        for j in 0..<columns {
          let start = j * rows
          for i in 0..<rows { result[i] += entries[start &+ i] * entries[start &+ i] }
        }
      }
    }
    return result
  }

  /// For each column the power of two that brings its length near 1; 1 for a column of zeros.
  var powerOfTwoColumnScales: [Double] {
    (0..<columns).map { j in
      let column = column(j)
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { return 1 }
      // Dividing by the largest entry first keeps the squares in range.
      let length = column.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
      // The power that a subnormal column wants would be infinite.
      let exponent = min(1000, -(largest.exponent + length.exponent))
      return Double(sign: .plus, exponent: Int(exponent), significand: 1)
    }
  }
}

extension DoubleDoubleMatrix {
  /// The matrix with rows multiplied by root weights and columns by powers of two.
  func scaling(rows roots: [DoubleDouble]?, columns scales: [Double]) -> DoubleDoubleMatrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<rows {
        let entry = self[i, j] * scales[j]
        result[i, j] = roots.map { entry * $0[i] } ?? entry
      }
    }
    return result
  }
}
