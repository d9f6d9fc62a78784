import Probability

/// Do several groups share one score? Whole accounts are dealt to the groups anew.
///
/// The statistic weighs each group's distance from the common score with the inverse of its own
/// cluster-robust variance, so that it answers to scores more than to spread (Pauly, Brunner &
/// Konietschke 2015, JRSS B 77:461–473, for independent answers). Every arrangement is counted when
/// there are no more than `resamples`.
public struct SeveralScores: Codable, Sendable, Equatable {
  /// How many arrangements are enumerated at most, and how many are drawn otherwise.
  public var resamples: Int
  /// The seed of the draws.
  public var seed: UInt64
  /// How many threads work at once; nil uses every core. Results do not depend on it.
  public var threads: Int?

  /// Makes the configuration.
  public init(resamples: Int = 9_999, seed: UInt64 = 1, threads: Int? = nil) {
    precondition(resamples >= 1, "\(resamples) resamples")
    self.resamples = resamples
    self.seed = seed
    self.threads = threads
  }

  /// Tests all groups at once, and each pair with a p-value that allows for all pairs.
  /// - Parameters:
  ///   - groups: the counted answers of each account of each group; empty accounts are ignored.
  ///   - progress: told the share that is done, 0…1.
  /// - Returns: nil unless two groups or more have answers.
  /// - Complexity: O(R·(accounts + groups²)).
  public func run(
    _ groups: [[NetScoreCounts]], progress: (@Sendable (Double) -> Void)? = nil
  ) -> SeveralScoresResult? {
    guard let dealt = DealtAccounts(groups) else { return nil }
    let observed = dealt.statistics(dealt.labels)
    let arrangements = LabelArrangements(dealt.labels, strata: [0..<dealt.labels.count])
    let count = arrangements.count
    let exact = count <= Double(resamples)
    let null =
      exact ? dealt.enumerated(arrangements) : draws(dealt, progress: progress)
    func pValue(_ reached: (ScoreSpread) -> Bool) -> Double {
      let extreme = null.count(where: reached)
      return exact
        ? Double(extreme) / Double(null.count) : Double(extreme + 1) / Double(null.count + 1)
    }
    let overall = observed.spread.overall
    let pairs = observed.pairs.map { pair in
      PairInFamily(
        first: pair.first, second: pair.second, statistic: pair.statistic,
        pValue: pValue { $0.largest >= pair.statistic * (1 - 1e-10) - 1e-12 })
    }
    var notes: [Note] = []
    if exact, count < 20 {
      notes.append(
        Note(
          code: "few_arrangements",
          sentence: "There are only \(Int(count)) ways to deal the accounts to the groups, so no "
            + "p-value below 1/\(Int(count)) is possible."))
    }
    return SeveralScoresResult(
      omnibus: TestResult(
        method: Self.methodName, null: Self.null, statistic: overall,
        pValue: pValue { $0.overall >= overall * (1 - 1e-10) - 1e-12 }, alternative: "greater",
        exact: exact, notes: notes),
      pairs: pairs, arrangements: count <= 0x1p53 ? count : nil,
      replicates: exact ? nil : resamples, seed: exact ? nil : seed)
  }

  /// The name of the method in results.
  public static let methodName = "account_permutation"
  /// The null hypothesis in words.
  public static let null =
    "every account could as well have been in any of the groups: they are alike in every respect"

  private func draws(
    _ dealt: DealtAccounts, progress: (@Sendable (Double) -> Void)?
  ) -> [ScoreSpread] {
    var values = Array(repeating: ScoreSpread(overall: 0, largest: 0), count: resamples)
    values.withUnsafeMutableBufferPointer { buffer in
      let slots = UncheckedSlots(base: buffer.baseAddress!)
      parallelBlocks(count: resamples, threads: threads, progress: progress) { range in
        for replicate in range {
          var generator = Philox(seed: seed, stream: UInt64(replicate))
          var labels = dealt.labels
          LabelArrangements.shuffle(&labels, strata: [0..<labels.count], &generator)
          slots.base[replicate] = dealt.statistics(labels).spread
        }
      }
    }
    return values
  }
}

/// What `SeveralScores` returns.
public struct SeveralScoresResult: Codable, Sendable, Equatable {
  /// The test of all groups at once.
  public let omnibus: TestResult
  /// Every pair of groups, the later compared with the earlier.
  public let pairs: [PairInFamily]
  /// The number of distinct arrangements; nil above 2⁵³.
  public let arrangements: Double?
  /// The number of arrangements drawn; nil when all were counted.
  public let replicates: Int?
  /// The seed; nil when nothing was drawn.
  public let seed: UInt64?
}

/// A pair of groups with a p-value that allows for all pairs: single-step max-T.
///
/// Westfall & Young 1993, Resampling-Based Multiple Testing, algorithm 2.5. Arrangements are those
/// under which all groups are alike.
public struct PairInFamily: Codable, Sendable, Equatable {
  /// The place of the first group, whose score is compared.
  public let first: Int
  /// The place of the group it is compared with.
  public let second: Int
  /// |m₁ − m₂|/√(V₁ + V₂), V the cluster-robust variances.
  public let statistic: Double
  /// The share of arrangements in which the largest statistic of all pairs is as large.
  public let pValue: Double
}
