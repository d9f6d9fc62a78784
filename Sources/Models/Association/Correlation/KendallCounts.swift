import Statistics

/// How the pairs of rows agree in order: what Kendall's coefficients are made of.
///
/// Source: Kendall 1945, Biometrika 33:239–251; Kendall & Gibbons 1990, Rank Correlation Methods,
/// chapters 3 and 4.
public struct KendallCounts: Codable, Sendable, Equatable {
  /// The number of rows.
  public let count: Int
  /// Pairs of rows in the same order less pairs in opposite order.
  public let score: Int
  /// Pairs of rows tied in x.
  public let tiedInX: Int
  /// Pairs of rows tied in y.
  public let tiedInY: Int
  /// Pairs of rows tied in both.
  public let tiedInBoth: Int
  /// The variance of the score when every pairing of the observed values is equally likely.
  public let nullVariance: Double

  /// Counts pairs.
  /// - Parameters:
  ///   - x: one finite value per row.
  ///   - y: one finite value per row.
  /// - Complexity: O(n log n).
  public init(_ x: [Double], _ y: [Double]) {
    precondition(x.count == y.count, "\(x.count) values of x but \(y.count) of y")
    let (a, b) = (Midranks(x), Midranks(y))
    let scorer = KendallPairing(a)
    count = x.count
    score = b.classes.map(Int32.init).withUnsafeBufferPointer {
      Int(scorer.total($0, classes: b.tieSizes.count))
    }
    tiedInX = Self.pairs(a.tieSizes)
    tiedInY = Self.pairs(b.tieSizes)
    let width = max(1, b.tieSizes.count)
    var cells: [Int: Int] = [:]
    for row in x.indices { cells[a.classes[row] * width + b.classes[row], default: 0] += 1 }
    tiedInBoth = Self.pairs(Array(cells.values))
    nullVariance = Self.variance(x.count, a.tieSizes, b.tieSizes)
  }

  /// All pairs of rows.
  public var pairs: Int { count * (count - 1) / 2 }

  /// Score over all pairs; nil under two rows.
  public var tauA: Double? { pairs > 0 ? Double(score) / Double(pairs) : nil }

  /// Score over the geometric mean of the pairs not tied; nil when a variable is constant.
  public var tauB: Double? {
    let (free, other) = (Double(pairs - tiedInX), Double(pairs - tiedInY))
    guard free > 0, other > 0 else { return nil }
    return max(-1, min(1, Double(score) / (free * other).squareRoot()))
  }

  /// Goodman and Kruskal's γ: score over the pairs tied in neither; nil when there are none.
  public var gamma: Double? {
    let free = pairs - tiedInX - tiedInY + tiedInBoth
    return free > 0 ? Double(score) / Double(free) : nil
  }

  /// The null variance of τ-b over that of τ without ties; nil when a variable is constant.
  public var tieInflation: Double? {
    let (n, free, other) = (Double(count), Double(pairs - tiedInX), Double(pairs - tiedInY))
    guard free > 0, other > 0 else { return nil }
    return nullVariance / (free * other) / (2 * (2 * n + 5) / (9 * n * (n - 1)))
  }

  private static func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

  private static func variance(_ count: Int, _ x: [Int], _ y: [Int]) -> Double {
    let n = Double(count)
    guard count > 1 else { return 0 }
    func sum(_ sizes: [Int], _ term: (Double) -> Double) -> Double {
      sizes.reduce(0) { $0 + term(Double($1)) }
    }
    let two = { (t: Double) in t * (t - 1) }
    let three = { (t: Double) in t * (t - 1) * (t - 2) }
    let weighted = { (t: Double) in t * (t - 1) * (2 * t + 5) }
    let first = (weighted(n) - sum(x, weighted) - sum(y, weighted)) / 18
    let second = sum(x, two) * sum(y, two) / (2 * n * (n - 1))
    guard count > 2 else { return first + second }
    return first + second + sum(x, three) * sum(y, three) / (9 * n * (n - 1) * (n - 2))
  }
}

/// The null distribution of Kendall's score without ties, by counting inversions.
///
/// Source: Kendall 1938, Biometrika 30:81–93.
enum InversionDistribution {
  /// Beyond this many rows the normal approximation is as good.
  static let largest = 100

  /// P(|score| ≥ |observed|) over all orders of n different values.
  static func pValue(score: Int, count: Int) -> Double {
    var masses = [1.0]
    for size in stride(from: 2, through: count, by: 1) {
      var next = [Double](repeating: 0, count: masses.count + size - 1)
      for (inversions, mass) in masses.enumerated() {
        for added in 0..<size { next[inversions + added] += mass / Double(size) }
      }
      masses = next
    }
    let pairs = count * (count - 1) / 2
    var tail = 0.0
    for (inversions, mass) in masses.enumerated() where abs(pairs - 2 * inversions) >= abs(score) {
      tail += mass
    }
    return min(1, tail)
  }
}
