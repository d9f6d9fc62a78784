import Probability

extension ExtremeOutcomes {
  /// The largest probability of these outcomes over all shares of successes common to both groups.
  ///
  /// The share is sin²θ, which gives outcomes the same spread everywhere: a grid of eight points to
  /// a standard deviation misses no peak, and every peak near the best is refined.
  func largestProbability() -> Double {
    let points = max(64, Int(8 * Double.pi * Double(firstTrials + secondTrials).squareRoot()))
    let step = Double.pi / 2 / Double(points)
    func value(_ angle: Double) -> Double {
      // sin²θ as (1 − cos 2θ)/2.
      probability(share: max(0, min(1, (1 - cosine(2 * angle)) / 2)))
    }
    let grid = (0...points).map { value(step * Double($0)) }
    let best = grid.max() ?? 0
    var largest = best
    for point in 1..<points
    where grid[point] >= 0.9 * best && grid[point] >= grid[point - 1]
      && grid[point] >= grid[point + 1]
    {
      let angle = step * Double(point)
      largest = max(largest, goldenMaximum(from: angle - step, to: angle + step, value))
    }
    return min(1, largest)
  }

  /// The probability of these outcomes when both groups have the same share of successes.
  func probability(share: Double) -> Double {
    let first = binomialMasses(trials: firstTrials, share: share)
    let second = binomialMasses(trials: secondTrials, share: share)
    var below = [0.0]
    below.reserveCapacity(second.count + 1)
    for mass in second { below.append(below[below.count - 1] + mass) }
    var above = [Double](repeating: 0, count: second.count + 1)
    for y in second.indices.reversed() { above[y] = above[y + 1] + second[y] }
    var total = 0.0
    for (x, ranges) in runs.enumerated() where first[x] > 0 {
      var inner = 0.0
      for range in ranges {
        // Each end of the scale has its own sums, so that small tails keep their digits.
        if range.lowerBound == 0 {
          inner += below[range.upperBound + 1]
        } else if range.upperBound == secondTrials {
          inner += above[range.lowerBound]
        } else {
          inner += second[range].reduce(0, +)
        }
      }
      total += first[x] * inner
    }
    return min(1, total)
  }

  /// The probabilities of 0…trials successes, by ratios of neighbours from the mode outwards.
  private func binomialMasses(trials: Int, share: Double) -> [Double] {
    var masses = [Double](repeating: 0, count: trials + 1)
    let mode = min(trials, Int(Double(trials + 1) * share))
    masses[mode] = Binomial(trials: trials, probability: share).mass(mode)
    guard share > 0, share < 1 else { return masses }
    let odds = share / (1 - share)
    for k in stride(from: mode, to: trials, by: 1) {
      masses[k + 1] = masses[k] * odds * Double(trials - k) / Double(k + 1)
    }
    for k in stride(from: mode, to: 0, by: -1) {
      masses[k - 1] = masses[k] / odds * Double(k) / Double(trials - k + 1)
    }
    return masses
  }
}
