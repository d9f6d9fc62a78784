import Probability
import Statistics

/// Empirical Bayes for rates: the true rates of groups follow a beta law whose parameters maximise
/// the likelihood of all counts.
///
/// Source: Skellam 1948, Journal of the Royal Statistical Society B 10:257; Griffiths 1973,
/// Biometrics 29:637.
public struct BetaBinomial: Codable, Sendable, Equatable {
  /// The level of the intervals of rates.
  public var level: Double

  /// Chooses the level.
  public init(level: Double = 0.95) {
    requireLevel(level)
    self.level = level
  }

  /// The most trials of a group: beyond them chance in its rate is small, and sums are long.
  public static let largestTrials = 20_000

  /// Fits the law of the rates and shrinks each group's rate.
  /// - Parameters:
  ///   - successes: of each group.
  ///   - trials: of each group, at least one.
  /// - Throws: `invalidCount`; `tooManyTrials` above `largestTrials`; `tooFew` below two groups; `noReplication` when no group has two
  ///   trials; `allAlike`; `allOrNothing`.
  /// - Complexity: O(groups + 200 · the most trials · steps).
  public func run(
    successes: [Int], trials: [Int]
  ) throws(HierarchicalError) -> BetaBinomialResult {
    precondition(
      successes.count == trials.count, "\(successes.count) successes, \(trials.count) trials")
    for (place, (hits, all)) in zip(successes, trials).enumerated()
    where all < 1 || hits < 0 || hits > all {
      throw .invalidCount(position: place, successes: hits, trials: all)
    }
    if let place = trials.firstIndex(where: { $0 > Self.largestTrials }) {
      throw .tooManyTrials(position: place, trials: trials[place], limit: Self.largestTrials)
    }
    if trials.count < 2 { throw .tooFew(what: "groups", count: trials.count, needed: 2) }
    let hits = successes.reduce(0, +)
    if hits == 0 || hits == trials.reduce(0, +) { throw .allAlike(successes: hits > 0) }
    if trials.allSatisfy({ $0 == 1 }) { throw .noReplication }
    if zip(successes, trials).allSatisfy({ $0 == 0 || $0 == $1 }) { throw .allOrNothing }
    let likelihood = BetaBinomialLikelihood(successes: successes, trials: trials)
    return BetaBinomialResult(
      likelihood.maximum(), likelihood, successes: successes, trials: trials, level: level)
  }
}

/// The law of the rates of groups and each group's shrunken rate.
public struct BetaBinomialResult: Codable, Sendable, Equatable {
  /// One group.
  public struct Group: Codable, Sendable, Equatable {
    /// Successes over trials.
    public let rate: Double
    /// The posterior mean of the true rate.
    public let shrunkenRate: Double
    /// The central interval of the posterior, which takes the beta law as known; nil where rates do
    /// not differ.
    public let interval: Interval?
  }

  /// The first parameter of the beta law; nil where rates do not differ.
  public let alpha: Double?
  /// The second parameter; nil where rates do not differ.
  public let beta: Double?
  /// The mean of the true rates.
  public let mean: Double
  /// 1/(α + β + 1), the correlation of two trials of one group; zero on the boundary.
  public let correlation: Double
  /// The log-likelihood, binomial coefficients included.
  public let logLikelihood: Double
  /// The likelihood-ratio test that rates do not differ: half of its law is a point at zero.
  public let spreadTest: TestResult
  /// The groups in the order given.
  public let groups: [Group]
  /// What the reader must know: `zero_between_variance`.
  public let notes: [Note]

  init(
    _ best: (spread: Double, mean: Double), _ likelihood: BetaBinomialLikelihood,
    successes: [Int], trials: [Int], level: Double
  ) {
    let (spread, centre) = best
    let law = spread > 0 ? (alpha: centre / spread, beta: (1 - centre) / spread) : nil
    alpha = law?.alpha
    beta = law?.beta
    mean = centre
    correlation = spread / (1 + spread)
    let top = likelihood.value(mean: centre, spread: spread)
    logLikelihood = top + likelihood.constant
    let pooled = likelihood.value(mean: likelihood.mean(spread: 0), spread: 0)
    let statistic = spread > 0 ? max(0, 2 * (top - pooled)) : 0
    spreadTest = TestResult(
      method: "likelihood_ratio_mixture", null: "the rates of groups do not differ",
      statistic: statistic,
      pValue: statistic > 0 ? ChiSquared(degreesOfFreedom: 1).survival(statistic) / 2 : 1,
      alternative: "greater")
    groups = zip(successes, trials).map { hits, all in
      let (x, n) = (Double(hits), Double(all))
      let posterior = law.map { Beta(alpha: $0.alpha + x, beta: $0.beta + n - x) }
      return Group(
        rate: x / n, shrunkenRate: (centre + spread * x) / (1 + spread * n),
        interval: posterior.map {
          Interval(
            lower: $0.quantile((1 - level) / 2), upper: $0.upperQuantile((1 - level) / 2),
            level: level, method: "beta_posterior")
        })
    }
    notes = spread > 0 ? [] : [.zeroBetweenVariance]
  }
}
