import Probability

/// What the ranks of several groups say.
public struct KruskalWallisResult: Codable, Sendable, Equatable {
  /// The test; its statistic is H, corrected for ties.
  public let test: TestResult
  /// The mean rank of each group, in the order given.
  public let meanRanks: [Double]
  /// ε² = H/(n − 1); nil when all values are equal.
  public let epsilonSquared: Double?
  /// η²_H = (H − k + 1)/(n − k), possibly negative; nil when all values are equal.
  public let etaSquared: Double?
  /// The number of random arrangements behind the p-value; nil when it is chi-squared.
  public let replicates: Int?
  /// The seed of the random arrangements; nil when p is chi-squared.
  public let seed: UInt64?
}

/// The Kruskal–Wallis test: do answers of some group tend to be higher than those of others?
///
/// Like the Mann–Whitney test it compares locations only where shapes are alike. Source: Kruskal &
/// Wallis 1952, JASA 47:583; effect sizes Tomczak & Tomczak 2014.
public struct KruskalWallis: Codable, Sendable, Equatable {
  /// Where the p-value comes from.
  public enum Reference: String, Codable, Sendable, Equatable {
    /// Chi-squared, which is too cautious in groups under five.
    case chiSquared = "chi_squared"
    /// Random arrangements of the observed ranks.
    case permuted
  }

  /// Where the p-value comes from.
  public var reference: Reference
  /// The number of random arrangements.
  public var replicates: Int
  /// The seed of the random arrangements.
  public var seed: UInt64

  /// Makes a test.
  public init(reference: Reference = .chiSquared, replicates: Int = 9999, seed: UInt64 = 1) {
    precondition(replicates >= 1, "\(replicates) replicates")
    self.reference = reference
    self.replicates = replicates
    self.seed = seed
  }

  /// Compares groups.
  /// - Parameters:
  ///   - groups: the values of each group, in any order.
  ///   - names: one per group, for errors; 1, 2, … where none are given.
  /// - Throws: `tooFewGroups`; `nonFinite`; `tooFewValues` for an empty group; `tooFewInAll` when
  ///   every group has one value.
  public func run(
    groups: [[Double]], names: [String]? = nil
  ) throws(GroupTestError) -> KruskalWallisResult {
    _ = try checkGroups(groups, names: names, needed: 1)
    let count = groups.reduce(0) { $0 + $1.count }
    if count == groups.count { throw .tooFewInAll(count: count, needed: groups.count + 1) }
    let ranks = Midranks(groups.flatMap { $0 })
    let sizes = groups.map(\.count)
    let (n, k) = (Double(count), Double(groups.count))
    let sums = RankSums(sizes: sizes)
    let observed = sums.spread(ranks.doubled)
    // Σ(2R_j − n_j(n + 1))²/n_j is 4 times the sum of squares between mean ranks.
    let unit = 12 / (n * (n + 1)) / (1 - ranks.tieSum / (n * n * n - n)) / 4
    let h = ranks.tieSizes.count == 1 ? nil : unit * observed
    let permuted = reference == .permuted && h != nil
    let p =
      permuted
      ? sums.permutedPValue(ranks.doubled, observed, replicates: replicates, seed: seed)
      : h.map { ChiSquared(degreesOfFreedom: k - 1).survival($0) }
    return KruskalWallisResult(
      test: TestResult(
        method: permuted ? "kruskal_wallis_permuted" : "kruskal_wallis",
        null: "All groups come from one distribution.", statistic: h,
        degreesOfFreedom: permuted || h == nil ? nil : k - 1, pValue: p,
        notes: h == nil ? [.allValuesEqual] : []),
      meanRanks: sums.means(ranks.doubled), epsilonSquared: h.map { $0 / (n - 1) },
      etaSquared: h.map { ($0 - k + 1) / (n - k) }, replicates: permuted ? replicates : nil,
      seed: permuted ? seed : nil)
  }
}

/// Sums of the ranks that stand in consecutive groups of given sizes.
private struct RankSums: Sendable {
  let sizes: [Int]

  private func sums(_ doubled: [Int]) -> [Int] {
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return doubled[start..<(start + size)].reduce(0, +)
    }
  }

  func means(_ doubled: [Int]) -> [Double] {
    zip(sums(doubled), sizes).map { Double($0) / Double(2 * $1) }
  }

  /// Σ(2R_j − n_j(n + 1))²/n_j.
  func spread(_ doubled: [Int]) -> Double {
    zip(sums(doubled), sizes).reduce(0) {
      let excess = Double($1.0 - $1.1 * (doubled.count + 1))
      return $0 + excess * excess / Double($1.1)
    }
  }

  func permutedPValue(
    _ doubled: [Int], _ observed: Double, replicates: Int, seed: UInt64
  ) -> Double {
    let bound = observed * (1 - 1e-12)
    let hits = parallelMap(count: replicates) { replicate in
      var generator = Philox(seed: seed, stream: UInt64(replicate))
      var dealt = doubled
      generator.shuffle(&dealt)
      return spread(dealt) >= bound ? 1 : 0
    }.reduce(0, +)
    return Double(hits + 1) / Double(replicates + 1)
  }
}
