import Probability

/// The simulated coverage of the interval of each estimand, and how often two estimands that are
/// truly equal are said to disagree.
public struct EstimandCoverage: Sendable {
  /// The number of accounts.
  public var accounts: Int
  /// The correlation of two answers of one role in one account.
  public var intraclassCorrelation: Double
  /// How many answers each account gives.
  public var sizes: AccountSizes
  /// The standard deviation of the logarithm of revenue, which is independent of the answers.
  public var revenueSpread: Double
  /// The confidence level.
  public var level: Double
  /// What answers are drawn from.
  public var models: [RoleModel]
  /// Simulated programmes per model.
  public var runs: Int
  /// The seed; run r of model k draws from stream k·runs + r.
  public var seed: UInt64

  /// The true shares of the roles in the population, which `population` is told; answers come in
  /// the shares of the model.
  public static let populationShares = [0.4, 0.3, 0.3]

  /// The six truths of `ClusteredCoverage` for roles that are alike, and one with role effects.
  public static let sevenModels: [RoleModel] =
    ClusteredCoverage.sixTruths.map { .alike($0) } + [.withRoleEffects]

  /// Makes the configuration.
  public init(
    accounts: Int, intraclassCorrelation: Double, sizes: AccountSizes, revenueSpread: Double = 1,
    level: Double = 0.95, models: [RoleModel] = sevenModels, runs: Int = 2_000, seed: UInt64 = 1
  ) {
    precondition(accounts >= 1 && runs >= 1, "\(accounts) accounts, \(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    precondition(!models.isEmpty, "coverage needs at least one model")
    self.accounts = accounts
    self.intraclassCorrelation = intraclassCorrelation
    self.sizes = sizes
    self.revenueSpread = revenueSpread
    self.level = level
    self.models = models
    self.runs = runs
    self.seed = seed
  }

  /// What was simulated for one estimand.
  public struct Summary: Codable, Sendable, Equatable {
    /// Whose score.
    public let estimand: NetScoreEstimand
    /// The coverage under each model; a programme without an interval counts as not covered.
    public let coverages: [Double]
    /// The mean width on −1…1 over programmes and models.
    public let meanWidth: Double
    /// The share of programmes that were said to disagree with `respondents`, under each model.
    public let disagreements: [Double]

    /// The smallest coverage over the models.
    public var worst: Double { coverages.min() ?? 0 }
    /// The mean coverage over the models.
    public var mean: Double { coverages.reduce(0, +) / Double(coverages.count) }
  }

  /// One simulated programme.
  func programme(_ model: RoleModel, _ generator: inout Philox) -> EstimandAnswers {
    var (values, codes, roles) = ([Int](), [Int](), [String]())
    let counts = sizes.draw(accounts, &generator)
    for (code, count) in counts.enumerated() {
      let answers = model.account(
        answers: count, correlation: intraclassCorrelation, &generator)
      for answer in answers {
        values.append(answer.value)
        codes.append(code)
        roles.append(model.roles[answer.role].name)
      }
    }
    let revenues = counts.map { _ in exponential(revenueSpread * generator.normal()) }
    let names = model.roles.map(\.name)
    // A role that nobody answered for has no weight that could meet its total.
    let totals =
      Set(roles).count == names.count && names.count == Self.populationShares.count
      ? PopulationMargin(
        "role",
        categories: zip(names, Self.populationShares).map {
          PopulationMargin.Category($0, total: 1_000 * $1)
        }, rows: roles) : nil
    return EstimandAnswers(
      values: values, accounts: codes, roles: roles,
      roleWeights: Dictionary(uniqueKeysWithValues: model.roles.map { ($0.name, $0.weight) }),
      seniority: names, revenues: revenues, totals: totals.map { [$0] })
  }

  /// Simulates every estimand on the same programmes; programmes in which a role did not answer do
  /// not count for `population`.
  public func run(threads: Int? = nil) -> [Summary] {
    let estimator = EstimandEstimator(level: level)
    let estimands = NetScoreEstimand.allCases
    var coverages = estimands.map { _ in [Double]() }
    var disagreements = coverages
    var widths = estimands.map { _ in 0.0 }
    let lengths = sizes.probabilities(accounts: accounts)
    for (index, model) in models.enumerated() {
      let truths = estimands.map { model.truth(of: $0, sizes: lengths) }
      let outcomes = parallelMap(count: runs, threads: threads) { run -> [[Double]] in
        var generator = Philox(seed: seed, stream: UInt64(index * runs + run))
        // What is simulated is complete and valid, so nothing can be refused.
        guard let result = try? estimator.compare(programme(model, &generator)) else { return [] }
        return estimands.indices.map { position in
          guard let found = result.estimates.first(where: { $0.estimand == estimands[position] })
          else { return [0, 0, 0, 0] }
          let interval = found.interval
          let covered = interval?.contains(truths[position]) ?? false
          let differs = result.differences.contains {
            $0.first == .respondents && $0.second == estimands[position] && $0.disagree
          }
          return [covered ? 1 : 0, interval?.width ?? 0, differs ? 1 : 0, 1]
        }
      }
      for position in estimands.indices {
        func mean(_ part: Int) -> Double {
          let estimated = outcomes.reduce(0) { $0 + $1[position][3] }
          return outcomes.reduce(0) { $0 + $1[position][part] } / max(1, estimated)
        }
        coverages[position].append(mean(0))
        widths[position] += mean(1) / Double(models.count)
        disagreements[position].append(mean(2))
      }
    }
    return estimands.indices.map {
      Summary(
        estimand: estimands[$0], coverages: coverages[$0], meanWidth: widths[$0],
        disagreements: disagreements[$0])
    }
  }
}
