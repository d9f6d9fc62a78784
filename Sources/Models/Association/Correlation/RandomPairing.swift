import Probability
import Statistics

/// The permutation test of association: which y belongs to which x is a matter of chance.
///
/// Every distinct arrangement is counted while there are no more than `enumerationLimit`;
/// otherwise random ones are drawn and p is (count + 1)/(R + 1).
/// Source: Pitman 1937, Supplement to the Journal of the Royal Statistical Society 4:225–232;
/// Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
public struct RandomPairing: Codable, Sendable, Equatable {
  /// The most arrangements that are counted one by one; the default is 10!.
  public var enumerationLimit: Int
  /// The number of random arrangements where not all are counted.
  public var replicates: Int
  /// The seed of the random arrangements.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Chooses how to permute.
  public init(
    enumerationLimit: Int = 3_628_800, replicates: Int = 9_999, seed: UInt64 = 1,
    threads: Int? = nil
  ) {
    precondition(replicates >= 1, "\(replicates) replicates; at least 1 is needed")
    precondition(enumerationLimit >= 0, "an enumeration limit of \(enumerationLimit)")
    self.enumerationLimit = enumerationLimit
    self.replicates = replicates
    self.seed = seed
    self.threads = threads
  }

  /// How arrangements lie to the observed one.
  struct Tally: Sendable {
    var atLeast = 0.0
    var atMost = 0.0
    var asFar = 0.0
    var total = 0.0

    mutating func count(_ value: Double, observed: Double, slack: Double) {
      total += 1
      if value >= observed - slack { atLeast += 1 }
      if value <= observed + slack { atMost += 1 }
      if abs(value) >= abs(observed) - slack { asFar += 1 }
    }
  }

  /// Tests a statistic whose mean over all arrangements is zero.
  /// - Parameters:
  ///   - classes: the class of y in each row.
  ///   - sizes: the number of rows of each class.
  ///   - slack: statistics closer than this are tied.
  ///   - alternative: which departures count.
  func run(
    _ statistic: some PairingStatistic, classes: [Int], sizes: [Int], slack: Double,
    alternative: TestAlternative
  ) -> PairingOutcome {
    let placed = classes.map(Int32.init)
    let observed = placed.withUnsafeBufferPointer {
      statistic.total($0, classes: sizes.count)
    }
    let arrangements = Self.arrangements(sizes)
    let exact = arrangements <= Double(enumerationLimit)
    let tally =
      exact
      ? Self.enumerated(statistic, sizes: sizes, observed: observed, slack: slack)
      : drawn(statistic, placed, classes: sizes.count, observed: observed, slack: slack)
    let hits =
      switch alternative {
      case .twoSided: tally.asFar
      case .greater: tally.atLeast
      case .less: tally.atMost
      }
    let own = exact ? 0.0 : 1.0
    return PairingOutcome(
      pValue: min(1, (hits + own) / (tally.total + own)), exact: exact,
      arrangements: arrangements <= 0x1p53 ? arrangements : nil,
      replicates: exact ? nil : replicates, seed: exact ? nil : seed)
  }

  /// The number of distinct arrangements: n! over the product of the factorials of the ties.
  static func arrangements(_ sizes: [Int]) -> Double {
    var (result, placed) = (1.0, 0.0)
    for size in sizes {
      for taken in stride(from: 1, through: size, by: 1) {
        placed += 1
        result = result * placed / Double(taken)
      }
    }
    return result.isFinite ? result.rounded() : .infinity
  }

  private static func enumerated(
    _ statistic: some PairingStatistic, sizes: [Int], observed: Double, slack: Double
  ) -> Tally {
    var tally = Tally()
    let rows = sizes.reduce(0, +)
    var left = sizes
    var placed = [Int32](repeating: 0, count: max(1, rows))
    left.withUnsafeMutableBufferPointer { left in
      placed.withUnsafeMutableBufferPointer { placed in
        guard let base = placed.baseAddress else { return }
        func place(_ row: Int, _ sum: Double) {
          if row == rows {
            tally.count(sum, observed: observed, slack: slack)
            return
          }
          for level in 0..<left.count where left[level] > 0 {
            left[level] -= 1
            base[row] = Int32(truncatingIfNeeded: level)
            place(row + 1, sum + statistic.increment(row: row, base))
            left[level] += 1
          }
        }
        place(0, 0)
      }
    }
    return tally
  }

  private func drawn(
    _ statistic: some PairingStatistic, _ placed: [Int32], classes: Int, observed: Double,
    slack: Double
  ) -> Tally {
    let values = parallelMap(count: replicates, threads: threads) { replicate in
      var generator = Philox(seed: seed, stream: UInt64(replicate))
      var dealt = placed
      var last = dealt.count - 1
      while last > 0 {
        dealt.swapAt(last, generator.below(last + 1))
        last -= 1
      }
      return dealt.withUnsafeBufferPointer { statistic.total($0, classes: classes) }
    }
    var tally = Tally()
    for value in values { tally.count(value, observed: observed, slack: slack) }
    return tally
  }
}

/// What a permutation test of association returns.
public struct PairingOutcome: Codable, Sendable, Equatable {
  /// The p-value.
  public let pValue: Double
  /// Whether every arrangement was counted.
  public let exact: Bool
  /// The number of distinct arrangements; nil above 2⁵³.
  public let arrangements: Double?
  /// The number of arrangements drawn; nil when the test is exact.
  public let replicates: Int?
  /// The seed; nil when nothing was drawn.
  public let seed: UInt64?
}
