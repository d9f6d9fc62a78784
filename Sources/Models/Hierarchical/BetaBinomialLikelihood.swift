import Probability
import Statistics

/// The beta-binomial likelihood by the mean μ and the spread γ = 1/(α + β) of the rates.
///
/// With γ the rising factorials become products of μ + jγ, so that the binomial law is the ordinary
/// point γ = 0, and groups enter only through how many have more than j successes, failures, trials.
struct BetaBinomialLikelihood {
  private let hits: [Double]
  private let misses: [Double]
  private let all: [Double]
  /// The sum of the logs of the binomial coefficients.
  let constant: Double

  init(successes: [Int], trials: [Int]) {
    hits = Self.exceeding(successes)
    misses = Self.exceeding(zip(successes, trials).map { $1 - $0 })
    all = Self.exceeding(trials)
    constant = zip(successes, trials).reduce(0) { sum, counts in
      let (x, n) = (Double(counts.0), Double(counts.1))
      return sum + logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1)
    }
  }

  /// How many counts exceed j, for j from zero.
  private static func exceeding(_ counts: [Int]) -> [Double] {
    var result = [Double](repeating: 0, count: counts.max() ?? 0)
    for count in counts where count > 0 { result[count - 1] += 1 }
    for j in stride(from: result.count - 2, through: 0, by: -1) { result[j] += result[j + 1] }
    return result
  }

  /// The log-likelihood without the binomial coefficients.
  func value(mean: Double, spread: Double) -> Double {
    var sum = 0.0
    for (j, count) in hits.enumerated() { sum += count * logOf(mean + Double(j) * spread) }
    for (j, count) in misses.enumerated() { sum += count * logOf(1 - mean + Double(j) * spread) }
    for (j, count) in all.enumerated() { sum -= count * logOnePlus(Double(j) * spread) }
    return sum
  }

  /// The best mean at a spread: the likelihood is concave in it.
  func mean(spread: Double) -> Double {
    // On the logit scale, because small rates need relative digits.
    let root = fallingRoot(near: 0) { logit in
      let mean = 1 / (1 + exponential(-logit))
      let rest = 1 / (1 + exponential(logit))
      var sum = 0.0
      // Times μ(1 − μ), which changes no sign and keeps the ends finite.
      for (j, count) in hits.enumerated() {
        sum += count * mean * rest / (mean + Double(j) * spread)
      }
      for (j, count) in misses.enumerated() {
        sum -= count * mean * rest / (rest + Double(j) * spread)
      }
      return sum
    }
    return 1 / (1 + exponential(-root))
  }

  /// The derivative of the profiled log-likelihood by the spread.
  private func slope(_ spread: Double) -> Double {
    let centre = mean(spread: spread)
    var sum = 0.0
    for (j, count) in hits.enumerated() {
      sum += count * Double(j) / (centre + Double(j) * spread)
    }
    for (j, count) in misses.enumerated() {
      sum += count * Double(j) / (1 - centre + Double(j) * spread)
    }
    for (j, count) in all.enumerated() { sum -= count * Double(j) / (1 + Double(j) * spread) }
    return sum
  }

  /// The spread and mean of the largest likelihood, the boundary γ = 0 included.
  func maximum() -> (spread: Double, mean: Double) {
    func height(_ spread: Double) -> Double { value(mean: mean(spread: spread), spread: spread) }
    // From 1e-8 to 1e8, two to a power of ten.
    let grid = [0] + (0...32).map { exponential((Double($0) / 2 - 8) * logOf(10)) }
    let heights = grid.map(height)
    let best = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    let rising = slope(grid[best]) > 0
    if best == 0 && !rising { return (0, mean(spread: 0)) }
    let lower = rising ? grid[best] : grid[best - 1]
    let upper = rising ? grid[min(best + 1, grid.count - 1)] : grid[best]
    guard slope(lower) > 0, slope(upper) < 0 else { return (grid[best], mean(spread: grid[best])) }
    let spread = bracketedRoot(lower: lower, upper: upper, absoluteTolerance: 1e-18, slope)
    return (spread, mean(spread: spread))
  }
}
