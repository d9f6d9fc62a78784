/// How far one driver is ahead of another.
public enum DominanceLevel: String, Codable, Sendable, CaseIterable {
  /// It adds at least as much to every subset of the other drivers.
  case complete
  /// It adds at least as much on average to subsets of every size.
  case conditional
  /// It adds more on average over all sizes: a larger share.
  case general
}

/// That one driver dominates another, and how far.
public struct DominancePair: Codable, Sendable, Equatable {
  /// The driver that is ahead.
  public let dominant: String
  /// The driver that is behind.
  public let dominated: String
  /// The strongest sense in which that is true.
  public let level: DominanceLevel
}

/// Which drivers add more than which, subset by subset.
///
/// Source: Azen & Budescu 2003, Psychological Methods 8:129–148; Budescu 1993, Psychological Bulletin
/// 114:542–551.
public struct DominanceTable: Codable, Sendable, Equatable {
  /// The names of the drivers.
  public let drivers: [String]
  /// What driver i adds on average to subsets of k others, at [i][k].
  public let conditional: [[Double]]
  /// The pairs in which one driver is ahead, in the order of the drivers; a pair that is equal is in
  /// none.
  public let pairs: [DominancePair]

  /// Compares all pairs.
  init(_ subsets: SubsetValues, drivers: [String]) {
    self.drivers = drivers
    conditional = subsets.conditional
    let rounding = 1e-11 * max(abs(subsets.total), .leastNormalMagnitude)
    var pairs: [DominancePair] = []
    for second in drivers.indices {
      for first in 0..<second {
        guard let found = Self.compare(subsets, first, second, rounding) else { continue }
        let ahead = found.isFirst ? first : second
        let behind = found.isFirst ? second : first
        pairs.append(
          DominancePair(
            dominant: drivers[ahead], dominated: drivers[behind], level: found.level))
      }
    }
    self.pairs = pairs
  }

  /// The level at which a driver dominates another; nil where it does not.
  public func level(of dominant: String, over dominated: String) -> DominanceLevel? {
    pairs.first { $0.dominant == dominant && $0.dominated == dominated }?.level
  }

  private static func compare(
    _ subsets: SubsetValues, _ a: Int, _ b: Int, _ rounding: Double
  ) -> (isFirst: Bool, level: DominanceLevel)? {
    if let isFirst = direction(subsetDifferences(subsets, a, b), rounding) {
      return (isFirst, .complete)
    }
    let means = zip(subsets.conditional[a], subsets.conditional[b]).map { $0 - $1 }
    if let isFirst = direction((means.min() ?? 0, means.max() ?? 0), rounding) {
      return (isFirst, .conditional)
    }
    let share = means.reduce(0, +) / Double(means.count)
    return abs(share) > rounding ? (share > 0, .general) : nil
  }

  /// Whether differences in a range speak for the first; nil when they contradict or all are zero.
  private static func direction(_ range: (least: Double, most: Double), _ rounding: Double) -> Bool?
  {
    if range.most > rounding, range.least >= -rounding { return true }
    if range.least < -rounding, range.most <= rounding { return false }
    return nil
  }

  /// The range of v(S + a) − v(S + b) over all subsets S without both.
  private static func subsetDifferences(
    _ subsets: SubsetValues, _ a: Int, _ b: Int
  ) -> (least: Double, most: Double) {
    let (first, second) = (1 << a, 1 << b)
    var (least, most) = (Double.infinity, -Double.infinity)
    subsets.values.withUnsafeBufferPointer { values in
      for mask in 0..<values.count where mask & (first | second) == 0 {
        let difference = values[mask | first] - values[mask | second]
        least = min(least, difference)
        most = max(most, difference)
      }
    }
    return (least, most)
  }
}
