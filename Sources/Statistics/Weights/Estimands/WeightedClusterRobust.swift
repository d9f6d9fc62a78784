/// The bias-reduced cluster-robust variance of a weighted mean, and its degrees of freedom.
///
/// The residual sum of an account, e = Σw(y − m) with Σw = 1 over all, is multiplied by the factor
/// that makes its variance right when answers are independent and alike: with W and Q the sums of w
/// and w² in the account and q that of w² over all, factor² = Q/(Q(1 − 2W) + W²q). Equal weights
/// give 1/(1 − m/n), the CR2 of Bell & McCaffrey (2002). The degrees of freedom are Satterthwaite's
/// for Σ(factor·e)² under the same model, as in Pustejovsky & Tipton (2018, JBES 36:672, eq. 11).
struct WeightedClusterRobust: Sendable, Equatable {
  let variance: Double
  let degreesOfFreedom: Double

  /// Estimates; nil below two accounts.
  init?(_ data: WeightedClusterSums) {
    guard data.count >= 2 else { return nil }
    let mean = data.mean
    let all = data.squaredWeights.reduce(0, +)
    var (variance, trace, diagonal, outerDiagonal) = (0.0, 0.0, 0.0, 0.0)
    // Sums of u·W², u·Q² and u·W·Q with u = factor², from which ‖·‖² of the rank-two part follows.
    var (weights, squares, products) = (0.0, 0.0, 0.0)
    for index in data.sizes.indices {
      let (weight, square) = (data.weights[index], data.squaredWeights[index])
      let own = square * (1 - 2 * weight) + weight * weight * all
      // An account with nearly all the weight has no residual of its own to adjust.
      guard own > 1e-14 * square else { continue }
      let factor = square / own
      let residual = data.sums[index] - mean * weight
      variance += factor * residual * residual
      trace += square
      diagonal += square * square
      let cross = factor * weight * (2 * square - all * weight)
      outerDiagonal += cross * cross
      weights += factor * weight * weight
      squares += factor * square * square
      products += factor * weight * square
    }
    let outer =
      2 * weights * squares + all * all * weights * weights + 2 * products * products
      - 4 * all * weights * products
    guard trace > 0 else { return nil }
    self.variance = variance
    degreesOfFreedom = trace * trace / (diagonal + max(0, outer - outerDiagonal))
  }
}
