import Probability

/// The simulated false alarms and power of `SeveralScores`: the test of all groups at once, and the
/// single-step max-T of their pairs.
///
/// Answers of an account follow the Pólya urn of `ClusteredCoverage`.
public struct SeveralScoresCoverage: Sendable {
  /// What was found at one set of truths.
  public struct Outcome: Codable, Sendable, Equatable {
    /// How often the test of all groups rejected.
    public let omnibus: Double
    /// How often at least one pair had a corrected p-value at most 1 − level.
    public let anyPair: Double
    /// How often a pair of groups with equal scores had one: false findings, whatever the others do.
    public let anyEqualPair: Double
  }

  /// The groups of accounts.
  public var groups: [AccountGroup]
  /// The intraclass correlation of the −1, 0, +1 answers of one account.
  public var intraclassCorrelation: Double
  /// The confidence level.
  public var level: Double
  /// Arrangements drawn, or enumerated at most, in each programme.
  public var resamples: Int
  /// Simulated programmes.
  public var runs: Int
  /// The seed; run r draws its programme from stream r, and its arrangements with seed + 1 + r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    groups: [AccountGroup], intraclassCorrelation: Double, level: Double = 0.95,
    resamples: Int = 399, runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(groups.count >= 2, "\(groups.count) groups")
    precondition(runs >= 1, "\(runs) runs")
    precondition(resamples >= 1, "\(resamples) resamples")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.groups = groups
    self.intraclassCorrelation = intraclassCorrelation
    self.level = level
    self.resamples = resamples
    self.runs = runs
    self.seed = seed
  }

  /// Simulates groups with these truths, one per group.
  public func run(_ truths: [NetScoreTruth], threads: Int? = nil) -> Outcome {
    precondition(truths.count == groups.count, "\(truths.count) truths, \(groups.count) groups")
    let outcomes = parallelMap(count: runs, threads: threads) { run in
      var generator = Philox(seed: seed, stream: UInt64(run))
      let programme = zip(groups, truths).map { group, truth in
        group.programme(truth, intraclassCorrelation: intraclassCorrelation, &generator)
      }
      let own = seed &+ 1 &+ UInt64(run)
      let result = SeveralScores(resamples: resamples, seed: own, threads: 1).run(programme)
      let found = result?.pairs.filter { isSignificant($0.pValue, level: level) } ?? []
      return (
        omnibus: isSignificant(result?.omnibus.pValue, level: level), pair: !found.isEmpty,
        equal: found.contains { abs(truths[$0.first].score - truths[$0.second].score) < 1e-9 }
      )
    }
    let count = Double(runs)
    return Outcome(
      omnibus: Double(outcomes.count { $0.omnibus }) / count,
      anyPair: Double(outcomes.count { $0.pair }) / count,
      anyEqualPair: Double(outcomes.count { $0.equal }) / count)
  }
}
