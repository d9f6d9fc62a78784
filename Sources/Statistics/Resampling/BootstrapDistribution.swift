import Probability

/// The values of a statistic over resamples, with all that intervals need: draw once, bound often.
public struct BootstrapDistribution: Codable, Sendable, Equatable {
  /// The statistic of the data.
  public let estimate: Double
  /// Its standard error; nil when the statistic does not give one.
  public let estimateStandardError: Double?
  /// The statistic of each resample in draw order, failures left out; the distinct values in
  /// ascending order when the distribution is exact.
  public let replicates: [Double]
  /// The probability of each value of an exact distribution; nil when each replicate counts alike.
  public let masses: [Double]?
  /// The standard error of each replicate; nil when the statistic does not give one.
  public let standardErrors: [Double]?
  /// For each replicate the share of its own resamples at or below the estimate (ties half); nil
  /// without inner replicates.
  public let calibration: [Double]?
  /// The statistic without each unit (row or cluster); nil when undefined without some unit.
  public let jackknife: [Double]?
  /// The acceleration of BCa; nil when all jackknife values are equal or one is undefined.
  public let acceleration: Double?
  /// The number of units that are drawn: rows, or clusters.
  public let units: Int
  /// The number of strata they lie in.
  public let strata: Int
  /// The size of the population under sampling without replacement.
  public let population: Int?
  /// Resamples on which the statistic was undefined; they are in no other number here.
  public let failedReplicates: Int
  /// The seed; nil when nothing was drawn.
  public let seed: UInt64?
  /// The name of the resampling scheme.
  public let scheme: String

  /// Takes replicates that were drawn elsewhere.
  /// - Parameters:
  ///   - estimate: the statistic of the data.
  ///   - estimateStandardError: its standard error, for studentised intervals.
  ///   - replicates: the statistic of each resample, finite.
  ///   - standardErrors: one per replicate, zero or positive.
  ///   - influence: one per unit, from which the acceleration is taken.
  ///   - units: the number of units drawn; nil takes that of the influence values.
  ///   - seed: of the draws.
  ///   - scheme: the name of the scheme.
  public init(
    estimate: Double, estimateStandardError: Double? = nil, replicates: [Double],
    standardErrors: [Double]? = nil, influence: [Double]? = nil, units: Int? = nil,
    seed: UInt64? = nil, scheme: String = "rows"
  ) {
    precondition(
      standardErrors.map { $0.count == replicates.count } ?? true,
      "\(standardErrors?.count ?? 0) standard errors for \(replicates.count) replicates")
    self.init(
      estimate: estimate, estimateStandardError: estimateStandardError, replicates: replicates,
      masses: nil, standardErrors: standardErrors, calibration: nil, jackknife: nil,
      acceleration: influence.flatMap(accelerationConstant),
      units: units ?? influence?.count ?? 0, strata: 1, population: nil, failedReplicates: 0,
      seed: seed, scheme: scheme)
  }

  init(
    estimate: StudentisedStatistic, _ replication: Replication, jackknife: [Double]?,
    plan: ResamplingPlan, settings: Bootstrap
  ) {
    self.init(
      estimate: estimate.value,
      estimateStandardError: replication.standardErrors == nil ? nil : estimate.standardError,
      replicates: replication.values, masses: nil, standardErrors: replication.standardErrors,
      calibration: replication.calibration, jackknife: jackknife,
      acceleration: jackknife.flatMap { Jackknife.acceleration($0, plan) }, units: plan.units,
      strata: plan.strata.count, population: plan.population,
      failedReplicates: replication.failed, seed: settings.seed, scheme: settings.scheme.name)
  }

  init(
    estimate: Double, estimateStandardError: Double?, replicates: [Double], masses: [Double]?,
    standardErrors: [Double]?, calibration: [Double]?, jackknife: [Double]?,
    acceleration: Double?, units: Int, strata: Int, population: Int?, failedReplicates: Int,
    seed: UInt64?, scheme: String
  ) {
    self.estimate = estimate
    self.estimateStandardError = estimateStandardError
    self.replicates = replicates
    self.masses = masses
    self.standardErrors = standardErrors
    self.calibration = calibration
    self.jackknife = jackknife
    self.acceleration = acceleration
    self.units = units
    self.strata = strata
    self.population = population
    self.failedReplicates = failedReplicates
    self.seed = seed
    self.scheme = scheme
  }

  /// Whether all resamples were enumerated, so that no chance is left in the distribution.
  public var isExact: Bool { masses != nil }

  /// The mean of the replicates; nil when there are none.
  public var mean: Double? {
    guard !replicates.isEmpty else { return nil }
    guard let masses else { return CompensatedSum(replicates).value / Double(replicates.count) }
    return zip(replicates, masses).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean of the replicates less the estimate.
  public var bias: Double? { mean.map { $0 - estimate } }

  /// The standard deviation of the replicates, with divisor R − 1 unless exact; nil below two.
  public var standardError: Double? {
    guard let mean, replicates.count > 1 || isExact else { return nil }
    guard let masses else {
      let squares = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(replicates.count - 1)).squareRoot()
    }
    return zip(replicates, masses).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
      .squareRoot()
  }

  /// The share of replicates below the estimate.
  public var probabilityBelow: Double? { position?.below }

  /// The share of replicates equal to the estimate but for rounding.
  public var probabilityEqual: Double? { position?.equal }

  /// The bias correction z₀ of BCa: the normal quantile of the share below the estimate, ties counted
  /// half (mid-rank); nil when all replicates lie on one side.
  public var biasCorrection: Double? {
    guard let position else { return nil }
    let share = position.below + position.equal / 2
    return share > 0 && share < 1 ? Normal().quantile(share) : nil
  }

  private var position: (below: Double, equal: Double)? {
    guard !replicates.isEmpty else { return nil }
    let scale = max(abs(estimate), typicalSize(replicates))
    var (below, equal) = (0.0, 0.0)
    for index in replicates.indices {
      let mass = masses?[index] ?? 1
      if isTied(replicates[index], estimate, scale: scale) {
        equal += mass
      } else if replicates[index] < estimate {
        below += mass
      }
    }
    let total = isExact ? 1 : Double(replicates.count)
    return (below / total, equal / total)
  }

  /// Whether the replicates differ by more than rounding.
  public var varies: Bool {
    let ends = replicates.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1), max($0.1, $1))
    }
    return ends.0 < ends.1 && !isTied(ends.0, ends.1, scale: abs(ends.1))
  }

  /// The two probabilities at which BCa reads the distribution; nil when it is undefined.
  ///
  /// Efron 1987, JASA 82:171–185, eq. 2.3.
  public func bcaProbabilities(level: Double) -> (lower: Double, upper: Double)? {
    guard let z0 = biasCorrection, let acceleration else { return nil }
    let z = Normal().upperQuantile((1 - level) / 2)
    // Beyond 1 − a(z₀ + z) = 0 the map turns back, so that no probability is meant.
    guard 1 - acceleration * (z0 + z) > 0, 1 - acceleration * (z0 - z) > 0 else { return nil }
    func adjusted(_ z: Double) -> Double {
      Normal().cdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)))
    }
    return (adjusted(-z), adjusted(z))
  }

  /// The interval of a method, from the same resamples whatever the method.
  /// - Parameters:
  ///   - method: how the distribution becomes an interval.
  ///   - level: the confidence level, between 0 and 1.
  /// - Returns: the interval, or nil with a note that says why there is none.
  public func interval(
    _ method: BootstrapInterval = .bca, level: Double = 0.95
  ) -> (Interval?, notes: [Note]) {
    method.interval(self, level: level)
  }
}
