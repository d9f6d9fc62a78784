import Probability

/// The simulated size and power of the slope over waves, and how often a wave lies outside its
/// control limits.
///
/// All waves of an account draw from one Pólya urn of latent satisfactions, or, where accounts do not
/// persist, each wave from an urn of its own.
public struct TrendCoverage: Sendable {
  /// What was found at one truth.
  public struct Outcome: Codable, Sendable, Equatable {
    /// How often a slope of zero was rejected at 1 − level.
    public let rejected: Double
    /// How often the interval held the true slope.
    public let covered: Double
    /// The share of waves after the first that lay outside their control limits.
    public let outside: Double
  }

  /// The accounts and how many answers each gives in a wave.
  public var group: AccountGroup
  /// The intraclass correlation of the −1, 0, +1 answers of one account.
  public var intraclassCorrelation: Double
  /// Whether an account keeps its urn from wave to wave.
  public var persists: Bool
  /// The confidence level.
  public var level: Double
  /// Simulated programmes per truth.
  public var runs: Int
  /// The seed; run r draws from stream r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    group: AccountGroup, intraclassCorrelation: Double, persists: Bool = true,
    level: Double = 0.95, runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(runs >= 1, "\(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.group = group
    self.intraclassCorrelation = intraclassCorrelation
    self.persists = persists
    self.level = level
    self.runs = runs
    self.seed = seed
  }

  /// One simulated programme: the counts of each account in each wave, accounts × waves.
  func programme(_ truths: [NetScoreTruth], _ generator: inout Philox) -> [[NetScoreCounts]] {
    let sizes = truths.map { _ in group.draw(&generator) }
    return (0..<group.accounts).map { account in
      var urn = AccountUrn(correlation: intraclassCorrelation)
      return truths.indices.map { wave in
        if !persists { urn = AccountUrn(correlation: intraclassCorrelation) }
        return urn.draw(sizes[wave][account], truths[wave], &generator)
      }
    }
  }

  /// Simulates waves with these truths, whose scores must lie on a line.
  public func run(_ truths: [NetScoreTruth], threads: Int? = nil) -> Outcome {
    precondition(truths.count >= ScoreTrend.fewestWaves, "\(truths.count) waves")
    let slope = (truths[truths.count - 1].score - truths[0].score) / Double(truths.count - 1)
    let outcomes = parallelMap(count: runs, threads: threads) { run in
      var generator = Philox(seed: seed, stream: UInt64(run))
      let accounts = programme(truths, &generator)
      let result = ScoreTrend(level: level).run(accounts)
      let limits = (1..<truths.count).count { wave in
        let before = accounts.map { NetScoreCounts(summing: Array($0[..<wave])) }
        let own = accounts.map { $0[wave] }
        guard let score = NetScoreCounts(summing: own).score,
          let limits = ControlLimits(before: before, wave: own)
        else { return false }
        return limits.excludes(score)
      }
      return (
        rejected: isSignificant(result?.test.pValue, level: level),
        covered: result?.interval.map { $0.contains(slope) } ?? true, outside: limits
      )
    }
    let count = Double(runs)
    return Outcome(
      rejected: Double(outcomes.count { $0.rejected }) / count,
      covered: Double(outcomes.count { $0.covered }) / count,
      outside: Double(outcomes.reduce(0) { $0 + $1.outside }) / count / Double(truths.count - 1))
  }
}
