/// How much less, or more, a slope over waves varies than if all answers were independent.
///
/// CR2 (Bell & McCaffrey 2002) over accounts with the degrees of freedom of Pustejovsky & Tipton
/// (2018, JBES 36:672–683) under independence; the ratio is drawn towards `expected` with the weight
/// of two degrees of freedom, as in `WaveVariance`.
public struct TrendVariance: Codable, Sendable, Equatable {
  /// The CR2 variance of the slope.
  public let clusterRobust: Double
  /// The variance of the slope if all answers were independent.
  public let independent: Double
  /// Satterthwaite's degrees of freedom of `clusterRobust`.
  public let satterthwaite: Double
  /// What the ratio is drawn towards: 1, or more where accounts are of uneven size.
  public let expected: Double
  /// The variance ratio used, at least ¼.
  public let ratio: Double

  /// The degrees of freedom of the t reference.
  public var degreesOfFreedom: Double { satterthwaite + WaveVariance.priorWeight }

  /// Estimates; nil when a lone account decides the slope, so that nothing is left to judge it by.
  init?(_ accounts: [[NetScoreCounts]], _ fit: TrendFit) {
    var (robust, trace, norm) = (0.0, 0.0, 0.0)
    var sums = SymmetricPair()
    for account in accounts where account.contains(where: { $0.total > 0 }) {
      let influence = AccountInfluence(account, fit)
      robust += influence.contribution * influence.contribution
      trace += influence.own - influence.leverage
      norm += influence.own * influence.own - 2 * influence.own * influence.leverage
      sums.addSquare(influence.vector)
    }
    norm += sums.squaredNorm
    guard trace > 1e-12 / fit.sumOfSquares, norm > 0 else { return nil }
    clusterRobust = robust
    independent = fit.residualVariance / fit.sumOfSquares
    satterthwaite = trace * trace / norm
    let prior = WaveVariance.priorWeight
    if fit.residualVariance > 1e-14 {
      expected = TrendPrior(accounts, fit).ratio
      let mixed =
        (prior * expected + satterthwaite * robust / independent) / (prior + satterthwaite)
      ratio = max(mixed, WaveVariance.smallestRatio)
    } else {
      expected = 1
      ratio = 1
    }
  }
}

/// A symmetric matrix of two rows.
private struct SymmetricPair {
  var first = 0.0
  var cross = 0.0
  var second = 0.0

  mutating func addSquare(_ vector: SIMD2<Double>) {
    first += vector.x * vector.x
    cross += vector.x * vector.y
    second += vector.y * vector.y
  }

  var squaredNorm: Double { first * first + 2 * cross * cross + second * second }

  /// The matrix times a vector.
  func times(_ vector: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(first * vector.x + cross * vector.y, cross * vector.x + second * vector.y)
  }

  /// The second column of (I − C)^(−½), directions with eigenvalue 1 left out (pseudo-inverse).
  var secondColumnOfAdjustment: SIMD2<Double> {
    let (half, product) = ((first + second) / 2, (first - second) / 2)
    let root = (product * product + cross * cross).squareRoot()
    func adjusted(_ eigenvalue: Double) -> Double {
      1 - eigenvalue > 1e-10 ? 1 / (1 - eigenvalue).squareRoot() : 0
    }
    let (high, low) = (adjusted(half + root), adjusted(half - root))
    guard root > 1e-15 else { return SIMD2(0, high) }
    // h(C) = [h(λ₁)(C − λ₂) − h(λ₂)(C − λ₁)]/(λ₁ − λ₂), Sylvester's formula.
    let scale = 1 / (2 * root)
    let diagonal = high * (second - half + root) - low * (second - half - root)
    return SIMD2((high - low) * cross * scale, diagonal * scale)
  }
}

/// What one account brings to the slope and to its CR2 variance.
///
/// With times centred, X′X = diag(N, Sxx); in the coordinates scaled by its root the account's
/// cross-product is C, u = e₂′(I − C)^(−½)·(scaled residual sums)/√Sxx, and the variance's quadratic
/// form needs only α = (I − C)^(−½)e₂/√Sxx and β = Cα.
private struct AccountInfluence {
  let contribution: Double
  /// β.
  let vector: SIMD2<Double>
  /// α·β.
  let own: Double
  /// β·β.
  let leverage: Double

  init(_ account: [NetScoreCounts], _ fit: TrendFit) {
    let scale = SIMD2(1 / fit.total.squareRoot(), 1 / fit.sumOfSquares.squareRoot())
    var product = SymmetricPair()
    var residuals = SIMD2<Double>.zero
    for (wave, counts) in account.enumerated() where counts.total > 0 {
      let (n, time) = (counts.total, fit.times[wave])
      product.first += n * scale.x * scale.x
      product.cross += n * time * scale.x * scale.y
      product.second += n * time * time * scale.y * scale.y
      let residual = counts.promoters - counts.detractors - n * fit.fitted(wave)
      residuals += SIMD2(residual * scale.x, residual * time * scale.y)
    }
    let alpha = product.secondColumnOfAdjustment * scale.y
    contribution = alpha.x * residuals.x + alpha.y * residuals.y
    vector = product.times(alpha)
    own = alpha.x * vector.x + alpha.y * vector.y
    leverage = vector.x * vector.x + vector.y * vector.y
  }
}
