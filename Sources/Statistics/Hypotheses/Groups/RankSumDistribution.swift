/// The exact distribution of the sum of a random subset of whole numbers, by counting.
///
/// Every rank-sum, signed-rank and mean-difference permutation test of data on a lattice is the
/// tail of such a distribution, ties and all.
struct RankSumDistribution {
  /// The smallest sum, to which `probabilities[0]` belongs.
  let lowest: Int
  /// The distance of neighbouring sums.
  let step: Int
  /// The probability of each sum.
  let probabilities: [Double]

  /// The number of additions that counting may take before a caller should choose another way.
  static let affordable = 40_000_000

  /// The sum of `size` of the numbers, every such subset equally likely; nil when it would take too
  /// long to count, or overflow.
  init?(of values: [Int], size: Int) {
    precondition(size >= 0 && size <= values.count, "\(size) of \(values.count) numbers")
    guard values.count <= 1000 else { return nil }
    let total = values.reduce(0, +)
    // The sum of the rest determines the sum, so the smaller part is counted.
    let counted = min(size, values.count - size)
    let (shifted, base, step) = Self.lattice(values)
    let largest = shifted.sorted(by: >).prefix(counted).reduce(0, +)
    let rows = counted + 1
    let width = largest + 1
    guard values.count.saturatingProduct(rows).saturatingProduct(width) < Self.affordable else {
      return nil
    }
    var counts = [Double](repeating: 0, count: rows * width)
    counts[0] = 1
    counts.withUnsafeMutableBufferPointer { table in
      var reach = 0
      for (index, value) in shifted.enumerated() {
        var row = min(index + 1, counted)
        reach = min(reach + value, largest)
        while row >= 1 {
          let (into, from) = (row * width, (row - 1) * width)
          var sum = value
          while sum <= reach {
            table[into + sum] += table[from + sum - value]
            sum += 1
          }
          row -= 1
        }
      }
    }
    let last = Array(counts[(counted * width)...])
    let lowestCounted = base * counted
    if counted == size {
      self.init(counts: last, lowest: lowestCounted, step: step)
    } else {
      self.init(
        counts: last.reversed(), lowest: total - lowestCounted - step * largest, step: step)
    }
  }

  /// The sum of the numbers for which a fair coin shows heads; nil when it would take too long.
  init?(coinsOn values: [Int]) {
    precondition(values.allSatisfy { $0 >= 0 }, "coin sums are of numbers from 0 upwards")
    guard values.count <= 1000 else { return nil }
    let step = max(1, values.reduce(0, Self.divisor))
    let shares = values.map { $0 / step }
    let width = shares.reduce(0, +) + 1
    guard values.count.saturatingProduct(width) < Self.affordable else { return nil }
    var counts = [Double](repeating: 0, count: width)
    counts[0] = 1
    counts.withUnsafeMutableBufferPointer { table in
      var reach = 0
      for value in shares {
        reach += value
        var sum = reach
        while sum >= value {
          table[sum] += value == 0 ? table[sum] : table[sum - value]
          sum -= 1
        }
      }
    }
    self.init(counts: counts, lowest: 0, step: step)
  }

  private init(counts: [Double], lowest: Int, step: Int) {
    let all = counts.reduce(0, +)
    // The table reaches beyond the sums that exist.
    let first = counts.firstIndex { $0 > 0 } ?? 0
    let last = counts.lastIndex { $0 > 0 } ?? 0
    self.lowest = lowest + step * first
    self.step = step
    probabilities = counts[first...last].map { $0 / all }
  }

  /// Numbers less their minimum, divided by what all of those share.
  private static func lattice(_ values: [Int]) -> (shifted: [Int], base: Int, step: Int) {
    let base = values.min() ?? 0
    let step = max(1, values.reduce(0) { divisor($0, $1 - base) })
    return (values.map { ($0 - base) / step }, base, step)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The probability of the sums that satisfy a condition.
  func probability(where holds: (Int) -> Bool) -> Double {
    var total = 0.0
    for (index, probability) in probabilities.enumerated() where holds(lowest + step * index) {
      total += probability
    }
    return min(1, total)
  }

  /// The tail of an observed sum: sums at least as far from the mean, at least or at most as large.
  ///
  /// - Parameters:
  ///   - observed: the sum that was seen.
  ///   - mean: the mean of the sum as a fraction of whole numbers.
  func pValue(
    _ observed: Int, mean: (numerator: Int, denominator: Int), _ alternative: TestAlternative
  ) -> Double {
    func distance(_ sum: Int) -> Int { abs(mean.denominator * sum - mean.numerator) }
    let far = distance(observed)
    return switch alternative {
    case .twoSided: probability { distance($0) >= far }
    case .greater: probability { $0 >= observed }
    case .less: probability { $0 <= observed }
    }
  }
}

extension Int {
  /// The product, or the largest number when it does not fit.
  fileprivate func saturatingProduct(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
