import Probability

/// How the mean of a bounded scale is to be estimated; on the scale 0, 1 it is a share.
public struct ScaleMeanEstimator: Sendable {
  /// The confidence level.
  public var level: Double
  /// The sampling fraction n/N when the customers are a finite, known set; nil otherwise.
  public var samplingFraction: Double?

  /// Makes an estimator.
  public init(level: Double = 0.95, samplingFraction: Double? = nil) {
    self.level = level
    self.samplingFraction = samplingFraction
  }

  /// Estimates the mean of answers that share accounts.
  /// - Parameters:
  ///   - points: the points of the scale, rising
  ///   - accounts: accounts × points: how many answers of each account stand at each point
  public func estimate(points: [Double], accounts: [[Double]]) -> ScaleMeanEstimate {
    let answered = accounts.filter { $0.contains { $0 > 0 } }
    var total = [Double](repeating: 0, count: points.count)
    for account in answered {
      precondition(account.count == points.count, "\(account.count) counts, \(points.count) points")
      for index in account.indices { total[index] += account[index] }
    }
    let counts = ScaleCounts(points: points, counts: total)
    let assessment = ClusterAssessment(
      ClusterSums(
        sizes: answered.map { $0.reduce(0, +) },
        sums: answered.map { zip($0, points).reduce(0) { $0 + $1.0 * $1.1 } },
        squares: answered.map { zip($0, points).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } }))
    let effect = assessment.effect
    let score = ScaleMeanScore(counts)
    let interval =
      assessment.isEstimable
      ? score.interval(
        level: level, designEffect: effect?.value ?? 1,
        degreesOfFreedom: effect?.degreesOfFreedom ?? .infinity) : nil
    let finite = samplingFraction.flatMap { fraction in
      counts.mean.flatMap { interval?.finitePopulation(estimate: $0, fraction: fraction) }
    }
    let effective = counts.total / (effect?.value ?? 1)
    return ScaleMeanEstimate(
      counts: counts, mean: counts.mean,
      standardError: counts.variance.flatMap {
        $0 > 0 ? ($0 / effective).squareRoot() : nil
      },
      interval: interval, naive: effect == nil ? nil : score.interval(level: level),
      finitePopulation: finite, accounts: answered.count, designEffect: effect,
      notes: counts.total > 0
        ? assessment.notes
        : [Note(code: "no_answers", sentence: "There are no answers to count.")])
  }
}

/// The mean of answers on a bounded scale with its uncertainty, in scale units.
public struct ScaleMeanEstimate: Codable, Sendable, Equatable {
  /// The counted answers.
  public let counts: ScaleCounts
  /// The mean; nil without answers.
  public let mean: Double?
  /// Its standard error at the effective sample size; nil when all answers agree.
  public let standardError: Double?
  /// The honest interval; nil with a note when none can be given.
  public let interval: Interval?
  /// The interval that ignores accounts; nil when answers are independent.
  public let naive: Interval?
  /// The interval for this finite set of customers; nil when their number is not known.
  public let finitePopulation: Interval?
  /// The number of accounts with answers.
  public let accounts: Int
  /// How accounts as clusters widen the interval; nil when no account has two answers.
  public let designEffect: DesignEffect?
  /// What the reader must know.
  public let notes: [Note]
}
