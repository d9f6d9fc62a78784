import Probability

/// The power of Fisher's two-sided exact test of two groups of equal size.
///
/// Given the total of successes, the number of them in one of two equal groups is distributed
/// symmetrically, so that the outcomes not more probable than one are both tails beyond it.
struct FisherPower {
  /// Answers per group.
  let count: Int
  /// The size of the test.
  let size: Double

  /// The probability of rejection.
  func power(_ first: Double, _ second: Double) -> Double {
    let (a, b) = (
      Binomial(trials: count, probability: first), Binomial(trials: count, probability: second)
    )
    let (p, q) = ((0...count).map { a.mass($0) }, (0...count).map { b.mass($0) })
    let n = Double(count)
    let spread = (n * (first * (1 - first) + second * (1 - second))).squareRoot()
    let totals = Self.likely(n * (first + second), spread, within: 0...(2 * count))
    var power = 0.0
    for total in totals {
      guard let (lowest, last) = rejectedBelow(total: total) else { continue }
      for k in lowest...last { power += p[k] * q[total - k] + p[total - k] * q[k] }
    }
    return min(1, power)
  }

  /// The numbers of successes in a group that are rejected as too few; nil when none is.
  private func rejectedBelow(total: Int) -> (lowest: Int, last: Int)? {
    let table = Hypergeometric(successes: total, failures: 2 * count - total, draws: count)
    let (n, share) = (Double(count), Double(total) / Double(2 * count))
    let spread = (n * share * (1 - share) * n / max(1, 2 * n - 1)).squareRoot()
    let lowest = max(0, total - count)
    let start = Self.likely(n * share, spread, within: lowest...min(count, total)).lowerBound
    var tail = 0.0
    var last: Int?
    var k = start
    while 2 * k < total {
      tail += table.mass(k)
      // Sizes that are met exactly reject.
      guard 2 * tail <= size * (1 + 1e-12) else { break }
      last = k
      k += 1
    }
    return last.map { (lowest, $0) }
  }

  /// The whole numbers within nine standard deviations and a little of a mean, which leave out less
  /// than 1e-17.
  private static func likely(
    _ mean: Double, _ spread: Double, within range: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    let low = max(range.lowerBound, Int((mean - 9 * spread).rounded(.down)) - 6)
    let high = min(range.upperBound, Int((mean + 9 * spread).rounded(.up)) + 6)
    return low...max(low, high)
  }
}
