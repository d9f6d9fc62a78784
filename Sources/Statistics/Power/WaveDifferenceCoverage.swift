import Probability

/// The simulated size, coverage and power of comparisons of two waves with the same accounts.
///
/// Both waves of an account draw from one Pólya urn of latent satisfactions, cut by the truth of
/// each wave, so that answers correlate within waves and between them.
public struct WaveDifferenceCoverage: Sendable {
  /// A comparison, as the p-value of a hypothetical change; nil where it refuses.
  public struct Method: Sendable {
    /// The name in results.
    public let name: String
    let pValue: @Sendable (_ accounts: [WaveAnswers], _ change: Double) -> Double?

    /// `WaveScoreDifference`: the default.
    public static let scoreDifference = Method(name: WaveScoreDifference.methodName) {
      WaveScoreDifference.statistic($0)?.pValue(at: $1)
    }
    /// Both waves compared as if different accounts had answered.
    public static let separateAccounts = Method(name: "as_separate_accounts") {
      ClusteredScoreDifference.statistic($0.map(\.current), $0.map(\.previous))?.pValue(at: $1)
    }
    /// The score difference that takes all answers for independent.
    public static let ignoringAccounts = Method(name: "ignoring_accounts") {
      ScoreDifference(
        NetScoreCounts(summing: $0.map(\.current)), NetScoreCounts(summing: $0.map(\.previous)))?
        .pValue(at: $1)
    }
    /// Every method, the default first.
    public static let all: [Method] = [.scoreDifference, .separateAccounts, .ignoringAccounts]
  }

  /// The accounts and how many answers each gives in a wave.
  public var group: AccountGroup
  /// The intraclass correlation of the −1, 0, +1 answers of one account.
  public var intraclassCorrelation: Double
  /// The probability that an account keeps its urn for the second wave; otherwise it starts afresh.
  public var persistence: Double
  /// The probability that an account answers in a given wave.
  public var participation: Double
  /// The confidence level.
  public var level: Double
  /// The pairs of truths: first is the current wave, second the previous.
  public var pairs: [NetScoreTruthPair]
  /// Simulated programmes per pair.
  public var runs: Int
  /// The seed; run r of pair k draws from stream k·runs + r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    group: AccountGroup, intraclassCorrelation: Double, persistence: Double = 1,
    participation: Double = 1, level: Double = 0.95,
    pairs: [NetScoreTruthPair] = NetScoreTruthPair.neighbours(of: ClusteredCoverage.sixTruths),
    runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(runs >= 1, "\(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    precondition((0...1).contains(persistence), "a persistence of \(persistence)")
    precondition((0...1).contains(participation), "a participation of \(participation)")
    self.group = group
    self.intraclassCorrelation = intraclassCorrelation
    self.persistence = persistence
    self.participation = participation
    self.level = level
    self.pairs = pairs
    self.runs = runs
    self.seed = seed
  }

  /// One simulated programme: both waves of each account.
  func programme(_ pair: NetScoreTruthPair, _ generator: inout Philox) -> [WaveAnswers] {
    let before = group.draw(&generator)
    let after = group.draw(&generator)
    let none = NetScoreCounts(detractors: 0, passives: 0, promoters: 0)
    return zip(before, after).map { sizes in
      var urn = AccountUrn(correlation: intraclassCorrelation)
      var previous = none
      if generator.uniform() < participation {
        previous = urn.draw(sizes.0, pair.second, &generator)
      }
      if generator.uniform() >= persistence { urn = AccountUrn(correlation: intraclassCorrelation) }
      var current = none
      if generator.uniform() < participation {
        current = urn.draw(sizes.1, pair.first, &generator)
      }
      return WaveAnswers(previous: previous, current: current)
    }
  }

  /// Simulates the methods on the same programmes.
  public func run(
    _ methods: [Method] = Method.all, threads: Int? = nil
  ) -> [DifferenceSimulation] {
    DifferenceSimulation.run(
      methods.map(\.name), pairs: pairs, runs: runs, seed: seed, level: level, threads: threads,
      draw: programme
    ) { accounts, change in
      methods.map { $0.pValue(accounts, change) }
    }
  }
}
