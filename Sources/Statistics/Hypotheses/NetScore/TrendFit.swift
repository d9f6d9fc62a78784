/// Least squares of −1, 0, +1 answers on the time of their wave, from counts.
struct TrendFit: Sendable {
  /// The times about their mean over all answers.
  let times: [Double]
  /// The number of answers.
  let total: Double
  /// Σ(x − x̄)² over all answers.
  let sumOfSquares: Double
  let slope: Double
  /// The fitted score at the mean time.
  let level: Double
  /// The sum of squared residuals over its degrees of freedom; zero where there are none.
  let residualVariance: Double
  /// The number of accounts with answers.
  let accounts: Int
  /// The number of waves with answers.
  let wavesHeard: Int

  /// Nil when answers come from one time alone.
  init?(_ accounts: [[NetScoreCounts]], _ times: [Double]) {
    let waves = times.indices.map { wave in NetScoreCounts(summing: accounts.map { $0[wave] }) }
    let total = waves.reduce(0) { $0 + $1.total }
    guard total > 0 else { return nil }
    let centre = zip(waves, times).reduce(0) { $0 + $1.0.total * $1.1 } / total
    let centred = times.map { $0 - centre }
    let squares = zip(waves, centred).reduce(0) { $0 + $1.0.total * $1.1 * $1.1 }
    guard squares > 0 else { return nil }
    let sums = waves.map { $0.promoters - $0.detractors }
    level = sums.reduce(0, +) / total
    let (level, slope) = (level, zip(sums, centred).reduce(0) { $0 + $1.0 * $1.1 } / squares)
    self.slope = slope
    let residual = zip(waves, centred).reduce(0.0) { found, wave in
      let fitted = level + slope * wave.1
      let (up, down) = (1 - fitted, -1 - fitted)
      let ends = wave.0.promoters * up * up + wave.0.detractors * down * down
      return found + ends + wave.0.passives * fitted * fitted
    }
    residualVariance = total > 2 ? residual / (total - 2) : 0
    self.times = centred
    self.total = total
    sumOfSquares = squares
    self.accounts = accounts.count { $0.contains { $0.total > 0 } }
    wavesHeard = waves.count { $0.total > 0 }
  }

  /// The fitted score of a wave.
  func fitted(_ wave: Int) -> Double { level + slope * times[wave] }
}
