import Probability
import Statistics

/// How often the intervals of standardised account scores hold the truth, and how far three scores
/// are from it, by simulation.
///
/// An answer is round(role + account + chance), cut to 0–10, with normal account and chance parts; an
/// account's truth is the mean that its answers of each role would have, weighted by the declared
/// weights, so that rounding and the ends of the scale are part of it. Programmes that the method
/// refuses are counted apart.
public struct StandardizedScoreCoverage: Sendable {
  /// The number of accounts.
  public var accounts: Int
  /// The intraclass correlation before rounding.
  public var correlation: Double
  /// The mean of each role's answers before rounding.
  public var roleMeans: [Double]
  /// The probability that an answer comes from each role.
  public var roleShares: [Double]
  /// The declared weight of each role.
  public var weights: [Double]
  /// The standard deviation of one role's answers over accounts, before rounding.
  public var deviation: Double
  /// An account has one to so many answers, each number as likely.
  public var mostAnswers: Int
  /// The confidence level.
  public var level: Double
  /// Simulated programmes.
  public var runs: Int
  /// The seed; run r is stream r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    accounts: Int, correlation: Double, roleMeans: [Double] = [6, 7, 8],
    roleShares: [Double] = [0.2, 0.3, 0.5], weights: [Double] = [3, 2, 1], deviation: Double = 2,
    mostAnswers: Int = 6, level: Double = 0.9, runs: Int = 1_000, seed: UInt64 = 1
  ) {
    precondition(accounts >= 5 && runs >= 1, "\(accounts) accounts in \(runs) runs")
    precondition(correlation >= 0 && correlation < 1, "a correlation of \(correlation)")
    precondition(
      roleMeans.count == roleShares.count && roleMeans.count == weights.count,
      "\(roleMeans.count) means, \(roleShares.count) shares, \(weights.count) weights")
    precondition(deviation > 0 && mostAnswers >= 2, "answers that cannot vary")
    requireLevel(level)
    self.accounts = accounts
    self.correlation = correlation
    self.roleMeans = roleMeans
    self.roleShares = roleShares
    self.weights = weights
    self.deviation = deviation
    self.mostAnswers = mostAnswers
    self.level = level
    self.runs = runs
    self.seed = seed
  }

  /// What came out.
  public struct Result: Codable, Sendable, Equatable {
    /// The share of accounts' intervals that hold the truth.
    public let coverage: Double
    /// The mean width of the intervals.
    public let width: Double
    /// The same of restricted maximum likelihood, its predictions and their errors, with the same t.
    public let coverageOfREML: Double
    /// The share of programmes whose estimated variance between accounts is zero.
    public let zeroVariance: Double
    /// The coverage of restricted maximum likelihood in them; nil without any.
    public let coverageAtZeroVariance: Double?
    /// The mean squared error of the standardised score over accounts.
    public let meanSquaredError: Double
    /// That of restricted maximum likelihood.
    public let meanSquaredErrorOfREML: Double
    /// That of the weighted mean over the roles present.
    public let meanSquaredErrorOfWeightedMean: Double
    /// The share of programmes that the method refused.
    public let refused: Double
  }

  /// Simulates.
  public func run(threads: Int? = nil) -> Result {
    let programmes = parallelMap(count: runs, threads: threads) { run -> Programme? in
      var generator = Philox(seed: seed, stream: UInt64(run))
      return programme(&generator)
    }
    let made = programmes.compactMap { $0 }
    let zeros = made.filter(\.isZero)
    func mean(_ list: [Programme], _ value: (Programme) -> Double) -> Double {
      list.reduce(0) { $0 + value($1) } / Double(max(1, list.count))
    }
    return Result(
      coverage: mean(made, \.held), width: mean(made, \.width),
      coverageOfREML: mean(made, \.heldByREML), zeroVariance: mean(made) { $0.isZero ? 1 : 0 },
      coverageAtZeroVariance: zeros.isEmpty ? nil : mean(zeros, \.heldByREML),
      meanSquaredError: mean(made, \.error), meanSquaredErrorOfREML: mean(made, \.errorOfREML),
      meanSquaredErrorOfWeightedMean: mean(made, \.errorOfMean),
      refused: Double(runs - made.count) / Double(runs))
  }

  private struct Programme: Sendable {
    var (held, width, heldByREML, error, errorOfREML, errorOfMean) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var isZero = false
  }

  private func programme(_ generator: inout Philox) -> Programme? {
    let between = deviation * correlation.squareRoot()
    let within = deviation * (1 - correlation).squareRoot()
    var (values, owners, roles, truths) = ([Double](), [Int](), [Int](), [Double]())
    let total = weights.reduce(0, +)
    for account in 0..<accounts {
      let own = between * generator.normal()
      truths.append(
        zip(weights, roleMeans).reduce(0.0) {
          $0 + $1.0 / total * expectedAnswer($1.1 + own, within)
        })
      for _ in 0...generator.below(mostAnswers) {
        let role = drawnRole(&generator)
        let latent = roleMeans[role] + own + within * generator.normal()
        values.append(min(10, max(0, latent.rounded())))
        owners.append(account)
        roles.append(role)
      }
    }
    let answers = RoleAnswers(
      values: values, accounts: owners, accountNames: (0..<accounts).map(String.init), roles: roles,
      roleNames: weights.indices.map(String.init))
    let shares = weights.map { $0 / total }
    guard let design = try? RoleDesign(answers, weights: shares, roleMix: false),
      let mixture = try? ScoreMixture(design, gridPoints: 48), let restricted = mixture.restricted,
      let solution = RandomInterceptSolution(
        design.kernel, ratio: restricted / (1 - restricted))
    else { return nil }
    let plain = ScoreMixture.component(solution, restricted, design.targets)
    return compared(design, mixture, plain, truths: truths)
  }

  private func compared(
    _ design: RoleDesign, _ mixture: ScoreMixture, _ plain: ScoreMixture.Component,
    truths: [Double]
  ) -> Programme {
    let law = StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
    let reach = law.upperQuantile((1 - level) / 2)
    var result = Programme()
    result.isZero = plain.correlation == 0
    let share = 1 / Double(accounts)
    for (account, truth) in truths.enumerated() {
      let miss = mixture.scores[account] - truth
      let far = reach * mixture.errors[account]
      result.held += abs(miss) <= far ? share : 0
      result.width += 2 * far * share
      result.error += miss * miss * share
      let missed = plain.scores[account] - truth
      let reached = reach * plain.variance(account).squareRoot()
      result.heldByREML += abs(missed) <= reached ? share : 0
      result.errorOfREML += missed * missed * share
      // Every role has a weight here, so every account has a weighted mean.
      let raw = (design.tallies[account].weightedMean(design.weights) ?? truth) - truth
      result.errorOfMean += raw * raw * share
    }
    return result
  }

  private func drawnRole(_ generator: inout Philox) -> Int {
    var left = generator.uniform()
    var role = 0
    while role < roleShares.count - 1, left >= roleShares[role] {
      left -= roleShares[role]
      role += 1
    }
    return role
  }

  /// The mean of a rounded, cut answer: Σ P(answer ≥ k) over k = 1…10.
  private func expectedAnswer(_ mean: Double, _ deviation: Double) -> Double {
    (1...10).reduce(0.0) { sum, k in
      sum + Normal().survival((Double(k) - 0.5 - mean) / deviation)
    }
  }
}
