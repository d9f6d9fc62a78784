import Probability

/// Welch's t of many outcomes under arrangements of rows in two groups.
struct PermutedStatistics: Sendable {
  /// The outcomes about their means.
  private let columns: [[Double]]
  private let sums: [Double]
  private let squares: [Double]
  private let rowCount: Int
  private let firstCount: Int

  init(outcomes: [[Double]], rowCount: Int, firstCount: Int) {
    columns = outcomes.map { column in
      let mean = GroupMoments(column).mean
      return column.map { decimalDifference($0, mean) }
    }
    sums = columns.map { $0.reduce(0, +) }
    squares = columns.map { $0.reduce(0) { $0 + $1 * $1 } }
    self.rowCount = rowCount
    self.firstCount = firstCount
  }

  func difference(_ j: Int, first: [Int]) -> Double {
    let (n, m) = (Double(firstCount), Double(rowCount - firstCount))
    let sum = first.reduce(0) { $0 + columns[j][$1] }
    return sum / n - (sums[j] - sum) / m
  }

  /// Welch's t of one outcome; nil when it does not vary within the groups.
  func signedT(_ j: Int, first: [Int]) -> Double? {
    let (n, m) = (Double(firstCount), Double(rowCount - firstCount))
    var (sum, square) = (0.0, 0.0)
    for row in first {
      sum += columns[j][row]
      square += columns[j][row] * columns[j][row]
    }
    let rest = sums[j] - sum
    let u = (square - sum * sum / n) / (n * (n - 1))
    let v = (squares[j] - square - rest * rest / m) / (m * (m - 1))
    // What is left of the sum of squares by rounding is no variance.
    guard u + v > 1e-13 * squares[j] / min(n, m) / min(n, m) else { return nil }
    return (sum / n - rest / m) / (u + v).squareRoot()
  }

  /// |t| of every outcome; −1 where the outcome does not vary at all, infinity where only the
  /// groups differ.
  func absoluteT(first: [Int]) -> [Double] {
    columns.indices.map { j in
      if let t = signedT(j, first: first) { return abs(t) }
      return squares[j] > 0 ? .infinity : -1
    }
  }

  /// Counts over every arrangement.
  func enumerate(_ counts: TailCounts) -> TailCounts {
    var tails = counts
    var chosen: [Int] = []
    func choose(_ from: Int) {
      if chosen.count == firstCount {
        tails.add(absoluteT(first: chosen))
        return
      }
      for row in from...(rowCount - (firstCount - chosen.count)) {
        chosen.append(row)
        choose(row + 1)
        chosen.removeLast()
      }
    }
    choose(0)
    return tails
  }

  /// Counts over the observed arrangement and random ones.
  func draw(
    _ counts: TailCounts, replicates: Int, seed: UInt64, threads: Int?
  ) -> TailCounts {
    var tails = counts
    let drawn = parallelMap(count: replicates, threads: threads) { replicate in
      var generator = Philox(seed: seed, stream: UInt64(replicate))
      var rows = Array(0..<rowCount)
      generator.shufflePrefix(of: &rows, count: firstCount)
      return absoluteT(first: Array(rows.prefix(firstCount)))
    }
    tails.addObserved()
    for statistics in drawn { tails.add(statistics) }
    return tails
  }
}

/// How many arrangements reach the observed statistics: alone, as a maximum, and step by step.
struct TailCounts {
  private let observed: [Double]
  /// The outcomes from the largest observed statistic down.
  private let order: [Int]
  private(set) var arrangements = 0
  /// Arrangements in which the outcome's own statistic is as large.
  private(set) var own: [Int]
  /// Arrangements in which the largest statistic of all outcomes is as large.
  private(set) var single: [Int]
  /// Arrangements in which the largest statistic of this and all weaker outcomes is as large.
  private var successive: [Int]

  init(_ observed: [Double]) {
    self.observed = observed
    order = observed.indices.sorted { observed[$0] > observed[$1] }
    own = Array(repeating: 0, count: observed.count)
    single = own
    successive = own
  }

  mutating func addObserved() {
    add(observed)
  }

  mutating func add(_ statistics: [Double]) {
    arrangements += 1
    let largest = statistics.max() ?? 0
    for j in observed.indices {
      // Arrangements that mirror the observed one differ from it by rounding alone.
      let bound = observed[j].isFinite ? observed[j] * (1 - 1e-10) : observed[j]
      if statistics[j] >= bound { own[j] += 1 }
      if largest >= bound { single[j] += 1 }
    }
    var maximum = -Double.infinity
    for j in order.reversed() {
      maximum = max(maximum, statistics[j])
      let bound = observed[j].isFinite ? observed[j] * (1 - 1e-10) : observed[j]
      if maximum >= bound { successive[j] += 1 }
    }
  }

  /// Made monotone from the largest statistic down.
  var stepDownPValues: [Double] {
    var result = Array(repeating: 0.0, count: observed.count)
    var largest = 0.0
    for j in order {
      largest = max(largest, Double(successive[j]) / Double(arrangements))
      result[j] = largest
    }
    return result
  }
}
