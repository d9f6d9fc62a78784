import Probability

/// Where the values of one group fall among those of another, and how that looks when the values are
/// dealt out anew.
///
/// Values count only through the order of the distinct ones, so an arrangement is the number of
/// first-group values in each class of ties.
struct Placements: Sendable {
  /// One arrangement compared.
  struct Comparison: Sendable {
    /// P(first > second) + ½P(equal).
    let superiority: Double
    /// The standard error of the superiority; zero when no placement varies.
    let standardError: Double
    /// (superiority − ½) over its standard error; infinite when only the error is zero.
    let statistic: Double
    /// Satterthwaite's; nil when no placement varies.
    let degreesOfFreedom: Double?
  }

  /// The number of values in each class of ties, ascending.
  let classSizes: [Int]
  /// The number of first-group values in each class as observed.
  let observed: [Int]
  let firstCount: Int
  let secondCount: Int

  init(_ first: [Double], _ second: [Double]) {
    let ranks = Midranks(first + second)
    var counts = Array(repeating: 0, count: ranks.tieSizes.count)
    for position in ranks.classes.prefix(first.count) { counts[position] += 1 }
    classSizes = ranks.tieSizes
    observed = counts
    firstCount = first.count
    secondCount = second.count
  }

  /// Compares an arrangement.
  func comparison(_ inFirst: [Int]) -> Comparison {
    var (belowFirst, belowSecond) = (0, 0)
    var (sum, firstSquares, secondSquares) = (0, 0, 0)
    // Doubled placements are whole numbers: no rounding, and no tie broken by it.
    for (size, a) in zip(classSizes, inFirst) {
      let b = size - a
      let (placed, counter) = (2 * belowSecond + b, 2 * belowFirst + a)
      sum += a * placed
      firstSquares += a * placed * placed
      secondSquares += b * counter * counter
      belowFirst += a
      belowSecond += b
    }
    let (n, m) = (Double(firstCount), Double(secondCount))
    let counterSum = 2 * firstCount * secondCount - sum
    // n times the variance of a placement, with divisor n − 1, of the doubled ones.
    let u = Self.spread(firstCount, firstSquares, sum) / (n - 1)
    let v = Self.spread(secondCount, secondSquares, counterSum) / (m - 1)
    let superiority = Double(sum) / (2 * n * m)
    let error = (u + v).squareRoot() / (2 * n * m)
    let excess = Double(sum - firstCount * secondCount)
    let share = u + v > 0 ? u / (u + v) : 0
    return Comparison(
      superiority: superiority, standardError: error,
      statistic: excess == 0 ? 0 : excess / (u + v).squareRoot(),
      degreesOfFreedom: u + v > 0
        ? 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1)) : nil)
  }

  /// nΣx² − (Σx)², exact until it is rounded once.
  private static func spread(_ count: Int, _ squares: Int, _ sum: Int) -> Double {
    Double(Int128(count) * Int128(squares) - Int128(sum) * Int128(sum))
  }

  /// The number of arrangements up to which all are listed.
  private static let listed = 100_000.0

  /// The share of arrangements at least as extreme as one.
  func permutation(
    _ seen: Comparison, _ alternative: TestAlternative, replicates: Int, seed: UInt64
  ) -> (pValue: Double, exact: Bool) {
    // Statistics that differ by rounding alone are ties.
    let slack = seen.statistic.isFinite ? 1e-10 * max(1, abs(seen.statistic)) : 0
    let extreme: @Sendable (Double) -> Bool = { other in
      switch alternative {
      case .twoSided: abs(other) >= abs(seen.statistic) - slack
      case .greater: other >= seen.statistic - slack
      case .less: other <= seen.statistic + slack
      }
    }
    if arrangements <= Self.listed {
      var (all, hits) = (0.0, 0.0)
      forEachArrangement { counts, weight in
        all += weight
        if extreme(comparison(counts).statistic) { hits += weight }
      }
      return (min(1, hits / all), true)
    }
    let labels = classSizes.indices.flatMap { Array(repeating: $0, count: classSizes[$0]) }
    let hits = parallelMap(count: replicates) { replicate in
      var generator = Philox(seed: seed, stream: UInt64(replicate))
      var dealt = labels
      generator.shufflePrefix(of: &dealt, count: firstCount)
      var counts = Array(repeating: 0, count: classSizes.count)
      for position in dealt.prefix(firstCount) { counts[position] += 1 }
      return extreme(comparison(counts).statistic) ? 1 : 0
    }.reduce(0, +)
    return (Double(hits + 1) / Double(replicates + 1), false)
  }

  /// The number of distinct arrangements.
  var arrangements: Double {
    var ways = [Double](repeating: 0, count: firstCount + 1)
    ways[0] = 1
    for size in classSizes {
      var next = ways
      for taken in stride(from: 1, through: min(size, firstCount), by: 1) {
        for total in taken...firstCount { next[total] += ways[total - taken] }
      }
      ways = next
    }
    return ways[firstCount]
  }

  /// Visits every arrangement with its weight, the number of ways to choose those values.
  func forEachArrangement(_ visit: (_ inFirst: [Int], _ weight: Double) -> Void) {
    // What the later classes can still take bounds what this one must.
    var room = Array(repeating: 0, count: classSizes.count + 1)
    for index in classSizes.indices.reversed() { room[index] = room[index + 1] + classSizes[index] }
    var counts = Array(repeating: 0, count: classSizes.count)
    func place(_ index: Int, _ left: Int, _ weight: Double) {
      if index == classSizes.count {
        visit(counts, weight)
        return
      }
      let size = classSizes[index]
      let least = max(0, left - room[index + 1])
      for taken in stride(from: least, through: min(size, left), by: 1) {
        counts[index] = taken
        place(index + 1, left - taken, weight * binomialCoefficient(size, taken))
      }
    }
    place(0, firstCount, 1)
  }
}

/// The number of ways to choose some of a number of things, as a double.
func binomialCoefficient(_ n: Int, _ k: Int) -> Double {
  guard k >= 0 && k <= n else { return 0 }
  var result = 1.0
  // Every partial product is a binomial coefficient itself, so the rounding removes the division's.
  for i in stride(from: 1, through: min(k, n - k), by: 1) {
    result = result * Double(n - i + 1) / Double(i)
    if result < 0x1p53 { result.round() }
  }
  return result
}
