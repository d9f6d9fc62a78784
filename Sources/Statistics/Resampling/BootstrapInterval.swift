import Probability

/// A method that makes a confidence interval of resamples, with its name and its source.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct BootstrapInterval: Sendable {
  /// What a method makes of a distribution.
  public struct Limits: Sendable, Equatable {
    /// The lower limit; nil when the method is undefined for this distribution.
    public let lower: Double?
    /// The upper limit; nil when the method is undefined for this distribution.
    public let upper: Double?
    /// Why a limit is missing, or what was done to it.
    public let notes: [Note]

    /// Makes a pair of limits.
    public init(_ lower: Double?, _ upper: Double?, notes: [Note] = []) {
      self.lower = lower
      self.upper = upper
      self.notes = notes
    }

    /// States that the method has no limits for this distribution.
    public init(undefined code: String, _ sentence: String) {
      self.init(nil, nil, notes: [Note(code: code, sentence: sentence)])
    }
  }

  /// The name used on the command line and in results, such as "bca".
  public let name: String
  /// The name for people, such as "BCa interval".
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The limits from a distribution whose replicates vary and a confidence level.
  public let limits:
    @Sendable (_ distribution: BootstrapDistribution, _ level: Double) ->
      Limits

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String,
    limits: @escaping @Sendable (_ distribution: BootstrapDistribution, _ level: Double) -> Limits
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.limits = limits
  }

  /// The interval, or nil with a note that says why there is none.
  ///
  /// A sample that is its whole population is its own interval. Otherwise replicates that do not
  /// vary have no interval: its width would be zero and claim a certainty the data cannot give.
  /// - Parameters:
  ///   - distribution: the resamples.
  ///   - level: the confidence level, between 0 and 1.
  public func interval(
    _ distribution: BootstrapDistribution, level: Double = 0.95
  ) -> (Interval?, notes: [Note]) {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    var notes: [Note] = []
    if distribution.failedReplicates > 0 {
      let total = distribution.failedReplicates + distribution.replicates.count
      notes.append(
        Note(
          code: "failed_replicates",
          sentence: "The statistic was undefined on \(distribution.failedReplicates) of "
            + "\(total) resamples, which are left out of every number."))
    }
    if distribution.population == distribution.units {
      let sentence = "The sample is the whole population, so nothing is left to estimate."
      return (
        Interval(
          lower: distribution.estimate, upper: distribution.estimate, level: level, method: name),
        notes + [Note(code: "census", sentence: sentence)]
      )
    }
    guard distribution.varies else {
      let sentence =
        distribution.replicates.isEmpty
        ? "The statistic was undefined on every resample."
        : "Every resample gives the same value, so the \(title) would have width zero and claim a "
          + "certainty that the data cannot give."
      return (nil, notes + [Note(code: "no_variation", sentence: sentence)])
    }
    let limits = limits(distribution, level)
    guard limits.lower != nil || limits.upper != nil else { return (nil, notes + limits.notes) }
    return (
      Interval(lower: limits.lower, upper: limits.upper, level: level, method: name),
      notes + limits.notes
    )
  }

  /// Every method, the default first.
  public static let all: [BootstrapInterval] = [
    .bca, .percentile, .expanded, .studentised, .basic, .normal, .calibrated,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> BootstrapInterval? {
    all.first { $0.name == name }
  }
}

extension BootstrapInterval {
  /// Quantiles of the replicates.
  public static let percentile = BootstrapInterval(
    name: "percentile", title: "percentile bootstrap interval",
    reference: "Efron (1979), Annals of Statistics 7:1–26"
  ) { distribution, level in
    .read(distribution, (1 - level) / 2, (1 + level) / 2)
  }

  /// Twice the estimate less the quantiles of the replicates.
  public static let basic = BootstrapInterval(
    name: "basic", title: "basic bootstrap interval",
    reference: "Davison & Hinkley (1997), Bootstrap Methods and their Application, eq. 5.6"
  ) { distribution, level in
    let read = Limits.read(distribution, (1 - level) / 2, (1 + level) / 2)
    let doubled = 2 * distribution.estimate
    return Limits(
      read.upper.map { doubled - $0 }, read.lower.map { doubled - $0 }, notes: read.notes)
  }

  /// The estimate less its bootstrap bias, and normal quantiles times the bootstrap standard error.
  public static let normal = BootstrapInterval(
    name: "normal", title: "normal bootstrap interval",
    reference: "Davison & Hinkley (1997), Bootstrap Methods and their Application, eq. 5.5"
  ) { distribution, level in
    guard let error = distribution.standardError, let bias = distribution.bias else {
      return Limits(undefined: "too_few_replicates", "A standard error needs two replicates.")
    }
    let centre = distribution.estimate - bias
    let margin = Normal().upperQuantile((1 - level) / 2) * error
    return Limits(centre - margin, centre + margin)
  }

  /// The bias-corrected and accelerated bootstrap.
  public static let bca = BootstrapInterval(
    name: "bca", title: "BCa bootstrap interval",
    reference: "Efron (1987), JASA 82:171–185"
  ) { distribution, level in
    if distribution.biasCorrection == nil {
      return Limits(
        undefined: "bca_undefined",
        "The BCa interval is undefined here: all resamples lie on one side of the estimate.")
    }
    guard distribution.acceleration != nil else {
      return Limits(
        undefined: "bca_undefined",
        "The BCa interval is undefined here: leaving out one unit at a time does not move the "
          + "statistic, or leaves it undefined.")
    }
    guard let probabilities = distribution.bcaProbabilities(level: level) else {
      return Limits(
        undefined: "bca_undefined",
        "The BCa interval is undefined here: the data are too skewed for its correction.")
    }
    return .read(distribution, probabilities.lower, probabilities.upper)
  }

  /// The percentile interval read further out, so that its width matches a t interval.
  ///
  /// With U units in H strata the probabilities are Φ(∓√(U/(U − H)) t) with t on U − H degrees of
  /// freedom.
  public static let expanded = BootstrapInterval(
    name: "expanded", title: "expanded percentile bootstrap interval",
    reference: "Hesterberg (2015), The American Statistician 69:371–386, section 3.3"
  ) { distribution, level in
    let freedom = Double(distribution.units - distribution.strata)
    guard freedom > 0 else {
      return Limits(
        undefined: "one_unit", "The expanded bootstrap needs more units than strata.")
    }
    let t = StudentT(degreesOfFreedom: freedom).upperQuantile((1 - level) / 2)
    let z = (Double(distribution.units) / freedom).squareRoot() * t
    return .read(distribution, Normal().cdf(-z), Normal().cdf(z))
  }

  /// Quantiles of (replicate − estimate)/standard error, turned round the estimate.
  ///
  /// A replicate with standard error zero counts as infinitely far on its own side of the estimate;
  /// a limit at an infinite quantile is missing.
  public static let studentised = BootstrapInterval(
    name: "studentised", title: "studentised bootstrap interval",
    reference: "Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 12.5"
  ) { distribution, level in
    guard let error = distribution.estimateStandardError,
      let errors = distribution.standardErrors, error > 0
    else {
      return Limits(
        undefined: "no_standard_errors",
        "A studentised interval needs a positive standard error with every statistic.")
    }
    let scale = abs(distribution.estimate)
    let pivots = zip(distribution.replicates, errors).map { value, error -> Double in
      if isTied(value, distribution.estimate, scale: scale) { return 0 }
      return (value - distribution.estimate) / error
    }
    let probabilities = [(1 - level) / 2, (1 + level) / 2]
    guard let quantiles = replicateQuantiles(pivots, probabilities) else {
      return Limits(undefined: "no_replicates", "There are no replicates.")
    }
    func limit(_ pivot: Double) -> Double? {
      pivot.isFinite ? distribution.estimate - pivot * error : nil
    }
    var notes = Limits.extremes(distribution, probabilities)
    if !quantiles.allSatisfy(\.isFinite) {
      notes.append(
        Note(
          code: "zero_standard_errors",
          sentence: "So many resamples have standard error zero that a limit is missing."))
    }
    return Limits(limit(quantiles[1]), limit(quantiles[0]), notes: notes)
  }
}

extension BootstrapInterval.Limits {
  /// Limits at two probabilities of the distribution.
  static func read(_ distribution: BootstrapDistribution, _ lower: Double, _ upper: Double) -> Self
  {
    guard let quantiles = distribution.quantiles([lower, upper]) else {
      return Self(undefined: "no_replicates", "There are no replicates.")
    }
    return Self(quantiles[0], quantiles[1], notes: extremes(distribution, [lower, upper]))
  }

  /// The note on limits that would lie beyond all replicates.
  static func extremes(_ distribution: BootstrapDistribution, _ probabilities: [Double]) -> [Note] {
    guard probabilities.contains(where: distribution.isBeyondReplicates) else { return [] }
    return [
      Note(
        code: "extreme_replicates",
        sentence: "A limit is the most extreme replicate: draw more replicates for this level.")
    ]
  }
}
