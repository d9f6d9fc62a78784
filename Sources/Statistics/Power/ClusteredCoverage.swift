import Probability

/// How many answers each account gives in a simulation.
public enum AccountSizes: String, Codable, Sendable, CaseIterable {
  /// Three or four answers, in turn.
  case equal
  /// Log-normal with median 2.5 and σ = 0.9, at least one.
  case skewed
  /// As `equal`, but the first account holds half of all answers.
  case giant

  /// The sizes of `count` accounts in one simulated programme.
  func draw(_ count: Int, _ generator: inout Philox) -> [Int] {
    switch self {
    case .equal: return (0..<count).map { 3 + $0 % 2 }
    case .skewed:
      return (0..<count).map { _ in
        max(1, Int((2.5 * exponential(0.9 * generator.normal())).rounded()))
      }
    case .giant:
      let others = (1..<count).map { 3 + $0 % 2 }
      return [others.reduce(0, +)] + others
    }
  }
}

/// The simulated coverage of intervals when answers share accounts.
///
/// Answers of an account follow a Pólya urn: each is a fresh draw from the truth or a copy of an
/// earlier one, so that any two answers of an account correlate by exactly the given ICC
/// (Dirichlet-multinomial).
public struct ClusteredCoverage: Sendable {
  /// The number of accounts.
  public var accounts: Int
  /// The intraclass correlation of the −1, 0, +1 answers.
  public var intraclassCorrelation: Double
  /// How many answers each account gives.
  public var sizes: AccountSizes
  /// The answers of each account, where they are known; these and not `sizes` are then used.
  public var ownSizes: [Int]?
  /// The confidence level.
  public var level: Double
  /// The truths at which coverage is simulated.
  public var truths: [NetScoreTruth]
  /// Simulated programmes per truth.
  public var runs: Int
  /// The seed; run r of truth k draws from stream k·runs + r.
  public var seed: UInt64

  /// Six truths from balanced to nearly unanimous.
  public static let sixTruths: [NetScoreTruth] = [
    (0.2, 0.5), (0.05, 0.7), (0.4, 0.2), (0.02, 0.9), (0.1, 0.1), (0.5, 0.45),
  ].map { NetScoreTruth(detractors: $0.0, promoters: $0.1) }

  /// Makes the configuration.
  public init(
    accounts: Int, intraclassCorrelation: Double, sizes: AccountSizes, ownSizes: [Int]? = nil,
    level: Double = 0.95, truths: [NetScoreTruth] = sixTruths, runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(accounts >= 1 && runs >= 1, "\(accounts) accounts, \(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.accounts = accounts
    self.intraclassCorrelation = intraclassCorrelation
    self.sizes = sizes
    self.level = level
    self.truths = truths
    self.runs = runs
    self.seed = seed
  }

  /// One simulated programme: the counted answers of each account.
  func programme(_ truth: NetScoreTruth, _ generator: inout Philox) -> [NetScoreCounts] {
    (ownSizes ?? sizes.draw(accounts, &generator)).map { size in
      var counts = [0.0, 0, 0]
      for answered in 0..<size {
        // A copy with probability ρj/(1 + ρ(j − 1)) after j answers gives correlation ρ.
        let rho = intraclassCorrelation
        let copied = rho * Double(answered) / (1 + rho * (Double(answered) - 1))
        if answered > 0, generator.uniform() < copied {
          var pick = generator.uniform() * Double(answered)
          var category = 0
          while category < 2, pick >= counts[category] {
            pick -= counts[category]
            category += 1
          }
          counts[category] += 1
        } else {
          let draw = generator.uniform()
          let category =
            draw < truth.detractors ? 0 : draw < truth.detractors + truth.promoters ? 2 : 1
          counts[category] += 1
        }
      }
      return NetScoreCounts(detractors: counts[0], passives: counts[1], promoters: counts[2])
    }
  }

  /// Simulates the coverage of each method on the same programmes.
  /// - Parameter methods: a name and an interval from the accounts and the level
  public func run(
    _ methods: [ClusteredInterval], threads: Int? = nil
  ) -> [CoverageSummary] {
    var collected = methods.map { _ in [(coverage: Double, width: Double)]() }
    for (index, truth) in truths.enumerated() {
      let outcomes = parallelMap(count: runs, threads: threads) { run in
        var generator = Philox(seed: seed, stream: UInt64(index * runs + run))
        let accounts = programme(truth, &generator)
        let point = NetScoreCounts(summing: accounts).score ?? 0
        return methods.map { method in
          let interval = method.interval(accounts, level: level).0
          let (lower, upper) = (interval?.lower ?? point, interval?.upper ?? point)
          let covered = lower <= truth.score + 1e-9 && truth.score - 1e-9 <= upper
          return (coverage: covered ? 1.0 : 0, width: upper - lower)
        }
      }
      for method in methods.indices {
        let total = outcomes.reduce((0.0, 0.0)) {
          ($0.0 + $1[method].coverage, $0.1 + $1[method].width)
        }
        collected[method].append((total.0 / Double(runs), total.1 / Double(runs)))
      }
    }
    return methods.indices.map {
      CoverageSummary(
        method: methods[$0].name, results: collected[$0], truths: truths, runs: runs)
    }
  }
}

extension ClusteredInterval {
  /// The score interval that ignores accounts, to show what that costs.
  public static let ignoringAccounts = ClusteredInterval(
    name: "ignoring_accounts", title: "score interval, accounts ignored",
    reference: NetScoreInterval.score.reference
  ) { accounts, level in
    NetScoreInterval.score.limits(NetScoreCounts(summing: accounts), level)
  }
}
