import LinearAlgebra
import Statistics

/// The maximum of a weighted logistic likelihood, by iteratively reweighted least squares on a QR
/// factorization.
///
/// Source: McCullagh & Nelder 1989, Generalized Linear Models, 2.5.
struct WeightedLogistic {
  let coefficients: [Double]
  /// y − μ; under `devianceChange` multiplied by the last working weight over that at the end.
  let residuals: [Double]
  /// (Σ w μ(1 − μ) x xᵀ)⁻¹.
  let informationInverse: Matrix

  static func fit(
    x: Matrix, y: [Double], names: [String], weights: [Double],
    convergence: SurveyRegression.Convergence
  ) throws(SurveyRegressionError) -> WeightedLogistic {
    if let row = y.firstIndex(where: { $0 != 0 && $0 != 1 }) { throw .notZeroOrOne(row: row) }
    // Names dependent columns, bad values and too few rows before the first step.
    do {
      _ = try LinearRegression(intercept: false)
        .leastSquares(x: x, y: y, names: names, weights: weights)
    } catch {
      throw .fit(error)
    }
    let unit = weights.reduce(0, +) / Double(weights.count)
    let scaled = weights.map { $0 / unit }
    var mean = zip(scaled, y).map { ($0 * $1 + 0.5) / ($0 + 1) }
    var eta = mean.map { logOf($0 / (1 - $0)) }
    var deviance = Self.deviance(eta, y, scaled)
    for _ in 0..<100 {
      let step = try WorkingStep(x, y, scaled, mean, eta)
      let before = mean
      eta = x.times(step.coefficients)
      mean = eta.map { 1 / (1 + exponential(-$0)) }
      // Along a direction that separates, probabilities reach 0 or 1 before steps become small.
      if zip(eta, scaled).contains(where: { $1 > 0 && !(abs($0) <= 30) }) { throw .separated }
      let next = Self.deviance(eta, y, scaled)
      let change = abs(next - deviance) / (abs(next) + 0.1)
      deviance = next
      switch convergence {
      case .devianceChange(let tolerance):
        guard change < tolerance else { continue }
        let ratio = y.indices.map { i in
          scaled[i] > 0 ? before[i] * (1 - before[i]) / (mean[i] * (1 - mean[i])) : 0
        }
        return WeightedLogistic(
          coefficients: step.coefficients,
          residuals: y.indices.map { (y[$0] - mean[$0]) * ratio[$0] },
          informationInverse: (1 / unit) * step.informationInverse)
      case .full:
        // The error is squared at every step: past 1e-9 one more leaves nothing but rounding.
        let moved = zip(before, mean).reduce(0) { max($0, abs($1.0 - $1.1)) }
        guard moved < 1e-9 else { continue }
        let last = try WorkingStep(x, y, scaled, mean, eta)
        let end = x.times(last.coefficients).map { 1 / (1 + exponential(-$0)) }
        return WeightedLogistic(
          coefficients: last.coefficients, residuals: zip(y, end).map { $0 - $1 },
          informationInverse: (1 / unit) * last.informationInverse)
      }
    }
    throw .separated
  }

  /// −2 log likelihood.
  private static func deviance(_ eta: [Double], _ y: [Double], _ weights: [Double]) -> Double {
    var sum = CompensatedSum()
    for (i, eta) in eta.enumerated() {
      // log(1 + exp η) without overflow.
      let log = max(eta, 0) + logOnePlus(exponential(-abs(eta)))
      sum.add(product: weights[i], y[i] * eta - log)
    }
    return -2 * sum.value
  }
}

/// One weighted least-squares step towards the maximum.
private struct WorkingStep {
  let coefficients: [Double]
  let informationInverse: Matrix

  init(
    _ x: Matrix, _ y: [Double], _ weights: [Double], _ mean: [Double], _ eta: [Double]
  ) throws(SurveyRegressionError) {
    let roots = zip(weights, mean).map { ($0 * $1 * (1 - $1)).squareRoot() }
    let working = y.indices.map { i in
      // A row without weight may be fitted with certainty.
      roots[i] > 0 ? roots[i] * (eta[i] + (y[i] - mean[i]) / (mean[i] * (1 - mean[i]))) : 0
    }
    let rows = x.scalingRows(by: roots)
    let scales = rows.powerOfTwoColumnScales
    guard let qr = try? QR(rows.scalingColumns(by: scales)), qr.hasFullColumnRank,
      let solved = try? qr.solve(working), let inverse = try? qr.rInverse()
    else { throw .separated }
    coefficients = zip(solved, scales).map { $0 * $1 }
    informationInverse = inverse.scalingRows(by: scales).outerGram
  }
}
