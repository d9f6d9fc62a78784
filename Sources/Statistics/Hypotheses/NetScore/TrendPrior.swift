/// What the variance ratio of a slope is expected to be before CR2 is looked at: `WavePrior` for
/// more than two waves.
struct TrendPrior {
  /// The ratio that CR2 is drawn towards.
  let ratio: Double

  init(_ accounts: [[NetScoreCounts]], _ fit: TrendFit) {
    let waves = fit.times.indices.compactMap { wave -> (weight: Double, effect: DesignEffect)? in
      let column = accounts.map { $0[wave] }
      let total = column.reduce(0) { $0 + $1.total }
      return DesignEffect(ClusterSums(column)).map { (total, $0) }
    }
    let unevenness =
      waves.reduce(0) {
        $0 + $1.effect.weightedClusterSize * Double($1.effect.clusters) / $1.weight - 1
      } / Double(max(1, waves.count))
    let within =
      waves.reduce(0) { $0 + $1.weight * $1.effect.shrunkenCorrelation }
      / max(1, waves.reduce(0) { $0 + $1.weight })
    let between = Self.correlationBetween(accounts, fit, within)
    var variance = 0.0
    for account in accounts {
      var sum = 0.0
      for (wave, counts) in account.enumerated() {
        let (n, time) = (counts.total, fit.times[wave])
        variance += time * time * n * (1 + (n - 1) * within - n * between)
        sum += time * n
      }
      variance += between * sum * sum
    }
    let weight =
      (unevenness - WavePrior.evenUpTo) / (WavePrior.unevenFrom - WavePrior.evenUpTo)
    ratio = 1 + min(max(weight, 0), 1) * (max(variance / fit.sumOfSquares, 1) - 1)
  }

  /// The correlation of two answers of one account in different waves, on 0…`most`.
  private static func correlationBetween(
    _ accounts: [[NetScoreCounts]], _ fit: TrendFit, _ most: Double
  ) -> Double {
    var (products, sizes) = (0.0, 0.0)
    for account in accounts {
      var (sum, squares, total, squaredSizes) = (0.0, 0.0, 0.0, 0.0)
      for (wave, counts) in account.enumerated() {
        let residual = counts.promoters - counts.detractors - counts.total * fit.fitted(wave)
        sum += residual
        squares += residual * residual
        total += counts.total
        squaredSizes += counts.total * counts.total
      }
      products += sum * sum - squares
      sizes += total * total - squaredSizes
    }
    guard sizes * fit.residualVariance > 0 else { return 0 }
    return min(max(products / sizes / fit.residualVariance, 0), most)
  }
}
