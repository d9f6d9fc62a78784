import LinearAlgebra
import Statistics

/// A random-intercept model solved at one ratio λ of the variance between groups to that within.
///
/// Source: Harville 1977, Journal of the American Statistical Association 72:320; Bates et al.
/// 2015, Journal of Statistical Software 67(1), equations 30–42, for the likelihoods.
struct RandomInterceptSolution: Sendable {
  let kernel: RandomInterceptKernel
  /// The ratio of the variances.
  let ratio: Double
  /// 1/(1 + mλ) of each group.
  let retained: [Double]
  /// The lower Cholesky factor of QᵀV⁻¹Q, by rows.
  let factor: [Double]
  /// log |QᵀV⁻¹Q|.
  let logDeterminant: Double
  /// The coefficients of Q for the unit residuals.
  let shares: [Double]
  /// The weighted sum of squares that is left, in units of the squared residuals.
  let squares: Double

  /// Solves; nil only if the weighted columns are dependent to working precision.
  init?(_ kernel: RandomInterceptKernel, ratio: Double) {
    self.kernel = kernel
    self.ratio = ratio
    let p = kernel.columns
    let kept = kernel.sizes.map { 1 / (1 + $0 * ratio) }
    retained = kept
    var gram = kernel.withinGram.values
    var cross = kernel.withinCross
    var total = kernel.withinSquares
    kernel.sums.withUnsafeBufferPointer { sums in
      for group in kernel.sizes.indices {
        let weight = kept[group] / kernel.sizes[group]
        let residual = kernel.residualSums[group]
        let row = group * p
        total += weight * residual * residual
        for j in 0..<p {
          let weighted = weight * sums[row + j]
          cross[j] += weighted * residual
          for i in j..<p { gram[i + j * p] += weighted * sums[row + i] }
        }
      }
    }
    guard let cholesky = try? Cholesky(Matrix(rows: p, columns: p, gram)) else { return nil }
    factor = cholesky.lower.transposed.values
    logDeterminant = cholesky.logDeterminant
    shares = cholesky.solve(cross)
    let explained = zip(shares, cross).reduce(0.0) { $0 + $1.0 * $1.1 }
    squares = max(total - explained, Double.leastNormalMagnitude)
  }

  /// L⁻¹v for the factor L: its squared length is v′(QᵀV⁻¹Q)⁻¹v.
  func whitened(_ vector: [Double]) -> [Double] {
    let p = kernel.columns
    var result = vector
    for i in 0..<p {
      for j in 0..<i { result[i] -= factor[i * p + j] * result[j] }
      result[i] /= factor[i * p + i]
    }
    return result
  }

  /// The sums of the columns of Q in a group.
  func columnSums(_ group: Int) -> ArraySlice<Double> {
    kernel.sums[(group * kernel.columns)..<((group + 1) * kernel.columns)]
  }

  /// The sum of a group's residuals about the fixed effects, in units of their length.
  func residualSum(_ group: Int) -> Double {
    let start = group * kernel.columns
    return shares.indices.reduce(kernel.residualSums[group]) {
      $0 - kernel.sums[start + $1] * shares[$1]
    }
  }

  /// The divisor of the residual variance: rows, less the columns under REML.
  func divisor(_ estimation: RandomInterceptModel.Estimation) -> Double {
    Double(estimation == .reml ? kernel.rows - kernel.columns : kernel.rows)
  }

  /// The variance within groups.
  func residualVariance(_ estimation: RandomInterceptModel.Estimation) -> Double {
    squares / divisor(estimation) * kernel.scale * kernel.scale
  }

  /// The log-likelihood, or the restricted one, at the best fixed effects and residual variance.
  func logLikelihood(_ estimation: RandomInterceptModel.Estimation) -> Double {
    let count = divisor(estimation)
    var sum = count * (logOf(2 * Double.pi * squares / count) + 2 * logOf(kernel.scale) + 1)
    for size in kernel.sizes { sum += logOnePlus(size * ratio) }
    if estimation == .reml { sum += logDeterminant + kernel.logDeterminant }
    return -sum / 2
  }

  /// The derivative of the profiled log-likelihood by λ.
  func slope(_ estimation: RandomInterceptModel.Estimation) -> Double {
    let p = kernel.columns
    var (trace, fitted, spread) = (0.0, 0.0, 0.0)
    var solved = [Double](repeating: 0, count: p)
    for group in retained.indices {
      let keep = retained[group]
      trace += kernel.sizes[group] * keep
      let residual = keep * residualSum(group)
      spread += residual * residual
      if estimation == .maximumLikelihood { continue }
      for i in 0..<p {
        var value = keep * kernel.sums[group * p + i]
        for j in 0..<i { value -= factor[i * p + j] * solved[j] }
        solved[i] = value / factor[i * p + i]
        fitted += solved[i] * solved[i]
      }
    }
    return -(trace - fitted - divisor(estimation) * spread / squares) / 2
  }
}
