import LinearAlgebra
import Statistics

extension LeastSquares {
  /// From this many entries on, a well-conditioned problem is solved in double alone.
  ///
  /// Reading a double as the decimal it stands for and forming residuals in double-double cost more
  /// there than the whole fit, and at a condition of at most `conditionLimit` they change nothing
  /// before the thirteenth digit.
  static let largeSize = 1 << 18

  /// Solves a large, well-conditioned problem by blocks of rows, with one step of refinement.
  ///
  /// R comes from Householder reflections on blocks (`tallFactor`), Q = √W X R⁻¹ is orthonormal to
  /// about the condition times the rounding unit, and XᵀWX is not formed.
  /// - Returns: nil when the problem is small, ill-conditioned or rank deficient: then the general
  ///   solver decides.
  init?(large x: Matrix, response y: [Double], weights: [Double]?, tolerance: Double?) {
    guard x.rows * x.columns >= Self.largeSize, x.rows >= 8 * x.columns else { return nil }
    let roots = weights.map { $0.map { $0.squareRoot() } }
    let scales = Self.scales(of: x)
    let factor = x.tallFactor(rowFactors: roots, columnFactors: scales)
    let limit = tolerance ?? QR.defaultTolerance(rows: x.rows, columns: x.columns)
    guard factor.values.allSatisfy(\.isFinite), let qr = try? QR(factor, tolerance: limit),
      qr.hasFullColumnRank, qr.conditionEstimate <= Self.conditionLimit,
      let inverse = try? qr.rInverse()
    else { return nil }
    let m = inverse.scalingRows(by: scales)
    let q = x.tallTimes(m, rowFactors: roots)
    var coefficients = [Double](repeating: 0, count: x.columns)
    var rest = y
    for _ in 0..<2 {
      let target = roots.map { zip(rest, $0).map { $0 * $1 } } ?? rest
      let step = m.times(q.tallTransposedTimes(target))
      for j in coefficients.indices { coefficients[j] += step[j] }
      rest = x.tallResidual(of: coefficients, from: y)
    }
    var sum = CompensatedSum()
    for i in rest.indices {
      let e = roots.map { rest[i] * $0[i] } ?? rest[i]
      sum.add(product: e, e)
    }
    guard sum.value.isFinite, coefficients.allSatisfy(\.isFinite) else { return nil }
    self.init(
      coefficients: coefficients, residuals: rest, q: q, m: m, residualSumOfSquares: sum.value,
      conditionEstimate: qr.conditionEstimate)
  }

  /// For each column a power of two near the inverse of its largest entries; 1 for zeros.
  private static func scales(of x: Matrix) -> [Double] {
    // A few thousand rows are enough to bring units together.
    let step = max(1, x.rows / 4_096)
    return (0..<x.columns).map { j in
      let sample = stride(from: 0, to: x.rows, by: step).reduce(0.0) {
        max($0, abs(x[$1, j]))
      }
      guard sample > 0, sample.exponent < 1_000, sample.exponent > -1_000 else { return 1 }
      return Double(sign: .plus, exponent: -Int(sample.exponent), significand: 1)
    }
  }
}
