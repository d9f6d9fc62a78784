import Probability

/// How a net score is to be estimated: the method, the level, and what is known of the population.
public struct NetScoreEstimator: Sendable {
  /// The method when answers are independent, and for the naive interval beside the clustered one.
  public var interval: NetScoreInterval
  /// The method when some account has several answers; nil ignores accounts, as asked.
  public var clustered: ClusteredInterval?
  /// The confidence level.
  public var level: Double
  /// The sampling fraction n/N when the customers are a finite, known set; nil otherwise.
  public var samplingFraction: Double?

  /// Below this many accounts a clustered score is described, not estimated.
  public static let fewestAccounts = ClusterAssessment.fewestClusters

  /// Makes an estimator with measured defaults.
  public init(
    interval: NetScoreInterval = .score, clustered: ClusteredInterval? = .shrunkenDesignEffect,
    level: Double = 0.95, samplingFraction: Double? = nil
  ) {
    self.interval = interval
    self.clustered = clustered
    self.level = level
    self.samplingFraction = samplingFraction
  }

  /// Estimates the score of answers that are independent of each other.
  public func estimate(_ counts: NetScoreCounts) -> NetScoreEstimate {
    let (interval, notes) = interval.interval(counts, level: level)
    return finish(counts, interval: interval, notes: notes, accounts: nil, effect: nil)
  }

  /// Estimates the score of answers that share accounts.
  /// - Parameter accounts: the counted answers of each account; those without answers are ignored
  public func estimate(accounts: [NetScoreCounts]) -> NetScoreEstimate {
    let answered = accounts.filter { $0.total > 0 }
    let counts = NetScoreCounts(summing: answered)
    let assessment = ClusterAssessment(ClusterSums(answered))
    guard let clustered, assessment.effect != nil else {
      var (interval, notes) = interval.interval(counts, level: level)
      if assessment.effect != nil {
        notes.append(.accountsIgnored)
      } else if let clustered, clustered.name != ClusteredInterval.shrunkenDesignEffect.name {
        notes.append(.noRepeats(clustered.title))
      }
      return finish(counts, interval: interval, notes: notes, accounts: answered, effect: nil)
    }
    let (honest, notes) =
      assessment.isEstimable ? clustered.interval(answered, level: level) : (nil, [])
    return finish(
      counts, interval: honest, notes: assessment.notes + notes, accounts: answered,
      effect: assessment.effect)
  }

  private func finish(
    _ counts: NetScoreCounts, interval honest: Interval?, notes: [Note],
    accounts: [NetScoreCounts]?, effect: DesignEffect?
  ) -> NetScoreEstimate {
    // Test, standard error and advice are those of the default; beside another method's interval
    // they could contradict it.
    let isDefault =
      honest.map {
        [NetScoreInterval.score.name, ClusteredInterval.shrunkenDesignEffect.name]
          .contains($0.method)
      } ?? false
    let isDescribed = effect != nil && honest == nil
    let designEffect = (isDescribed ? effect?.prior : effect?.value) ?? 1
    let effective = counts.scaled(by: 1 / designEffect)
    let statistic = isDefault ? RestrictedScore(counts: effective).statistic(at: 0) : nil
    let reference = StudentT(degreesOfFreedom: effect?.degreesOfFreedom ?? .infinity)
    let finite = samplingFraction.flatMap { fraction in
      counts.score.flatMap { honest?.finitePopulation(estimate: $0, fraction: fraction) }
    }
    let error = counts.variance.flatMap { variance -> Double? in
      guard isDefault, counts.total > 1, variance > 0 else { return nil }
      return (designEffect * variance / (counts.total - 1)).squareRoot()
    }
    return NetScoreEstimate(
      counts: counts, score: counts.score, standardError: error, statistic: statistic,
      pValue: statistic.map { 2 * reference.survival(abs($0)) }, interval: honest,
      naive: effect == nil || isDescribed ? nil : interval.interval(counts, level: level).0,
      finitePopulation: finite, samplingFraction: samplingFraction,
      probabilityAboveZero: counts.total > 0
        ? NetScorePosterior(effective).survival(0) : nil,
      accounts: accounts?.count, designEffect: effect,
      sizeCorrelation: accounts.flatMap(Self.sizeCorrelation), notes: notes)
  }

  /// The correlation of account size with account score; nil below ten accounts or without spread.
  private static func sizeCorrelation(_ accounts: [NetScoreCounts]) -> Double? {
    guard accounts.count >= 10 else { return nil }
    let sizes = accounts.map(\.total)
    let scores = accounts.map { $0.score ?? 0 }
    let count = Double(accounts.count)
    let (meanSize, meanScore) = (sizes.reduce(0, +) / count, scores.reduce(0, +) / count)
    var (sizeSquares, scoreSquares, products) = (0.0, 0.0, 0.0)
    for (size, score) in zip(sizes, scores) {
      sizeSquares += (size - meanSize) * (size - meanSize)
      scoreSquares += (score - meanScore) * (score - meanScore)
      products += (size - meanSize) * (score - meanScore)
    }
    guard sizeSquares > 0, scoreSquares > 1e-12 else { return nil }
    return products / (sizeSquares * scoreSquares).squareRoot()
  }
}

/// A net score with everything that is needed to judge it, on −1…1.
public struct NetScoreEstimate: Codable, Sendable, Equatable {
  /// The counted answers.
  public let counts: NetScoreCounts
  /// The score; nil without answers.
  public let score: Double?
  /// Its standard error at the effective sample size; nil when all answers agree.
  public let standardError: Double?
  /// The score statistic against a score of zero; nil where nothing is estimated.
  public let statistic: Double?
  /// The two-sided p-value of that statistic.
  public let pValue: Double?
  /// The honest interval; nil with a note when none can be given.
  public let interval: Interval?
  /// The interval that ignores accounts, shown for comparison; nil when answers are independent.
  public let naive: Interval?
  /// The interval for this finite set of customers; nil when their number is not known.
  public let finitePopulation: Interval?
  /// The share n/N of the population that answered; nil when N is not known.
  public let samplingFraction: Double?
  /// The posterior probability of a positive score, uniform prior, at the effective sample size;
  /// with too few accounts, at the size that the prior correlation gives.
  public let probabilityAboveZero: Double?
  /// The number of accounts with answers; nil when accounts are not known.
  public let accounts: Int?
  /// How accounts as clusters widen the interval; nil when no account has two answers.
  public let designEffect: DesignEffect?
  /// The correlation of account size with account score; nil below ten accounts.
  public let sizeCorrelation: Double?
  /// What the reader must know.
  public let notes: [Note]

  /// The number of independent answers that would say as much.
  public var effectiveSize: Double { counts.total / (designEffect?.value ?? 1) }

  /// The score test that the process behind these answers has the score `null`, by the statistic
  /// that the interval inverts.
  /// - Parameter null: the hypothetical score, on −1…1
  /// - Returns: nil where nothing is estimated.
  public func test(null: Double) -> TestResult? {
    guard interval != nil, counts.total > 0 else { return nil }
    let effective = counts.scaled(by: 1 / (designEffect?.value ?? 1))
    let statistic = RestrictedScore(counts: effective).statistic(at: null)
    let degrees = designEffect?.degreesOfFreedom
    return TestResult(
      method: "score", null: "the score of the process behind these answers is \(null * 100)",
      statistic: statistic.isFinite ? statistic : nil, degreesOfFreedom: degrees,
      pValue: 2 * StudentT(degreesOfFreedom: degrees ?? .infinity).survival(abs(statistic)))
  }

  /// The number of answers that would tell this score from zero with a wanted probability, were it
  /// the true one, at the same design effect and degrees of freedom.
  /// - Parameters:
  ///   - level: the confidence level; the test is made at 1 − level
  ///   - power: the wanted probability
  /// - Returns: nil when it already does, when the score is zero, or beyond a million answers.
  public func answersNeeded(level: Double, power: Double = 0.8) -> Int? {
    guard let statistic, statistic != 0, interval?.contains(0) ?? false else { return nil }
    let reference = StudentT(degreesOfFreedom: designEffect?.degreesOfFreedom ?? .infinity)
    let critical = reference.upperQuantile((1 - level) / 2)
    // Z(0) grows with the square root of n at fixed shares.
    let wanted = (critical + reference.quantile(power)) / statistic
    let factor = max(1, wanted * wanted)
    let needed = (counts.total * factor).rounded(.up)
    return needed <= 1e6 ? Int(needed) : nil
  }
}

extension Note {
  fileprivate static let accountsIgnored = Note(
    code: "accounts_ignored",
    sentence: "The method that was asked for takes answers of one account for independent, which "
      + "they are not; the default does not.")

  fileprivate static func noRepeats(_ title: String) -> Note {
    Note(
      code: "no_repeats",
      sentence: "No account has two answers, so there is nothing for the \(title) to do and the "
        + "interval is that of independent answers.")
  }
}

/// A share as a whole percentage, for sentences.
func wholePercent(_ share: Double) -> String {
  "\(Int((share * 100).rounded())) %"
}
