import Statistics

/// What a wild cluster bootstrap returns.
public struct WildClusterResult: Codable, Sendable, Equatable {
  /// The coefficient.
  public let estimate: Double
  /// Its cluster-robust standard error with factor G(N − 1)/((G − 1)(N − k)).
  public let standardError: Double
  /// The coefficient under the null hypothesis.
  public let nullValue: Double
  /// (estimate − null value)/standard error; nil when the standard error is zero.
  public let tStatistic: Double?
  /// The number of clusters.
  public let clusters: Int
  /// Whether every vector of factors was used.
  public let exact: Bool
  /// The number of vectors used: all of them, or the drawn ones.
  public let vectors: Int
  /// Vectors with |t*| ≥ |t|, ties within 1e-9 among them.
  public let countAtLeast: Int?
  /// Vectors with |t*| > |t|, ties left out.
  public let countGreater: Int?
  /// The p-value with ties counted: a share of all vectors when exact, else (count + 1)/(R + 1).
  public let pValue: Double?
  /// The p-value with ties left out, by the same rule.
  public let strictPValue: Double?
  /// The null values that the test does not reject; a limit is nil where it rejects none.
  public let interval: Interval?
  /// The random factors.
  public let weights: WildWeights
  /// Whether the residuals come from the model in which the null hypothesis holds.
  public let imposesNull: Bool
  /// The seed; nil when nothing was drawn.
  public let seed: UInt64?
  /// What the reader must know about this run.
  public let notes: [Note]

  init(
    _ settings: WildClusterBootstrap, _ scores: WildClusterScores, nullValue: Double, exact: Bool,
    vectors: Double, tally: WildTally? = nil,
    limits: (level: Double, ends: (lower: Double?, upper: Double?))? = nil
  ) {
    let error = scores.variance.squareRoot()
    estimate = scores.estimate
    standardError = error
    self.nullValue = nullValue
    tStatistic = tally == nil ? nil : (scores.estimate - nullValue) / error
    clusters = scores.clusters
    self.exact = exact
    let used = exact ? Int(vectors) : settings.replicates
    self.vectors = used
    countAtLeast = tally?.atLeast
    countGreater = tally?.greater
    func drawn(_ count: Int) -> Double { Double(count + 1) / Double(used + 1) }
    pValue = tally.map { exact ? min(1, $0.massAtLeast) : drawn($0.atLeast) }
    strictPValue = tally.map { exact ? min(1, $0.massGreater) : drawn($0.greater) }
    interval = limits.map { limits in
      Interval(
        lower: limits.ends.lower, upper: limits.ends.upper, level: limits.level,
        method: "wild_cluster_bootstrap")
    }
    weights = settings.weights
    imposesNull = settings.imposesNull
    seed = exact ? nil : settings.seed
    var notes: [Note] = []
    if tally == nil {
      notes.append(
        Note(
          code: "no_cluster_variation",
          sentence: "The standard error between clusters is zero, so there is nothing to test."))
    } else if let interval, interval.lower == nil || interval.upper == nil {
      notes.append(
        Note(
          code: "unbounded_interval",
          sentence: "With \(scores.clusters) clusters no null value is far enough away to be "
            + "rejected at this level, so a limit is missing; try Webb weights."))
    }
    self.notes = notes
  }

  /// The test in the shape of every test.
  public var test: TestResult {
    TestResult(
      method: "wild_cluster_bootstrap", null: "the coefficient is \(nullValue)",
      statistic: tStatistic, pValue: pValue, exact: exact, notes: notes)
  }
}
