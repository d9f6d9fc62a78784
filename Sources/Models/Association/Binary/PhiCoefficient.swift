import Statistics

/// What a φ coefficient returns.
public struct PhiResult: Codable, Sendable, Equatable {
  /// The four counts: both true, only x, only y, neither.
  public let counts: [Int]
  /// Pearson's correlation of two yes/no variables; nil when one of them is constant.
  public let estimate: Double?
  /// The largest φ that these margins allow.
  public let largest: Double?
  /// Its interval; nil when a variable is constant.
  public let interval: Interval?
  /// Fisher's exact test.
  public let test: TestResult?
  /// What the reader must know.
  public let notes: [Note]

  /// The number of rows.
  public var count: Int { counts.reduce(0, +) }
}

/// The correlation φ of two yes/no variables.
///
/// The interval is tanh(artanh φ̃ ± z s/(1 − φ̃²)) with the large-sample variance s² of φ, both from the
/// table with ½ added to each cell, so that it exists with empty cells.
/// Source of the variance: Yule 1912, JRSS 75:579–652, p. 603; Bishop, Fienberg & Holland 1975, Discrete
/// Multivariate Analysis, eq. 11.3-14.
public struct PhiCoefficient: Codable, Sendable, Equatable {
  /// The confidence level.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// Correlates two yes/no variables, one value of each per row.
  public func run(_ x: [Bool], _ y: [Bool]) -> PhiResult {
    precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
    var counts = [0, 0, 0, 0]
    for (a, b) in zip(x, y) { counts[(a ? 0 : 2) + (b ? 0 : 1)] += 1 }
    return run(counts: counts)
  }

  /// Correlates from the four counts: both true, only x, only y, neither.
  public func run(counts: [Int]) -> PhiResult {
    precondition(
      counts.count == 4 && counts.allSatisfy { $0 >= 0 }, "\(counts) are no four counts")
    let (a, b, c, d) = (counts[0], counts[1], counts[2], counts[3])
    guard a + b > 0, c + d > 0, a + c > 0, b + d > 0 else {
      return PhiResult(
        counts: counts, estimate: nil, largest: nil, interval: nil, test: nil,
        notes: [.constantVariable])
    }
    let cells = counts.map(Double.init)
    let total = cells.reduce(0, +)
    let (p, q) = ((cells[0] + cells[1]) / total, (cells[0] + cells[2]) / total)
    let odds = (min(p, q) / max(p, q) * (1 - max(p, q)) / (1 - min(p, q))).squareRoot()
    let estimate = Self.phi(cells)
    var interval = limits(cells.map { $0 + 0.5 })
    // Limits around the adjusted estimate need not hold the plain one.
    interval.lower = interval.lower.map { min($0, estimate) }
    interval.upper = interval.upper.map { max($0, estimate) }
    return PhiResult(
      counts: counts, estimate: estimate, largest: odds, interval: interval,
      test: FisherExactTest().run(TwoProportions(a, of: a + b, versus: c, of: c + d)), notes: [])
  }

  private static func phi(_ n: [Double]) -> Double {
    let (top, bottom) = ((n[0] + n[1]).squareRoot(), (n[2] + n[3]).squareRoot())
    let (left, right) = ((n[0] + n[2]).squareRoot(), (n[1] + n[3]).squareRoot())
    let product = (n[0] / top / left) * (n[3] / bottom / right)
    let other = (n[1] / top / right) * (n[2] / bottom / left)
    return max(-1, min(1, product - other))
  }

  private func limits(_ n: [Double]) -> Interval {
    let total = n.reduce(0, +)
    let phi = Self.phi(n)
    let (p, q) = ((n[0] + n[1]) / total, (n[0] + n[2]) / total)
    let (u, v) = (p * (1 - p), q * (1 - q))
    let (skewX, skewY) = (2 * p - 1, 2 * q - 1)
    var variance = 1 - phi * phi
    variance += phi * (1 + phi * phi / 2) * skewX * skewY / (u * v).squareRoot()
    variance -= 0.75 * phi * phi * (skewX * skewX / u + skewY * skewY / v)
    let error = (max(0, variance) / total).squareRoot()
    return limitsByZ(
      phi, standardError: error / (1 - phi * phi), level: level, method: "adjusted_z")
  }
}
