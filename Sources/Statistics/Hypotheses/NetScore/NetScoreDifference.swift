/// A method that compares two net scores of independent answers, with its name and its source.
///
/// A new method is one file that extends this type with a static member, and its name in `all`.
public struct NetScoreDifference: Sendable {
  /// What a method's formula gives, before the interval is clipped to the scale.
  public struct Outcome: Sendable, Equatable {
    /// The middle of the method's interval where it is not the difference itself.
    public var centre: Double?
    /// The standard error of the difference; nil where the method has none.
    public var standardError: Double?
    /// The test statistic; nil when it does not exist or is infinite.
    public var statistic: Double?
    /// The degrees of freedom of the reference distribution; nil when it has none.
    public var degreesOfFreedom: Double?
    /// The two-sided p-value; nil when the test cannot be carried out.
    public var pValue: Double?
    /// The p-value with half the probability of outcomes as extreme as the data, where defined.
    public var midPValue: Double?
    /// Whether the p-value comes from an exact null distribution.
    public var exact = false
    /// The unclipped limits on −2…2; nil when the method gives none.
    public var limits: NetScoreInterval.Limits?
    /// What the reader must know.
    public var notes: [Note] = []

    /// Makes an empty outcome to be filled.
    public init() {}

    /// States that the method has no result for these answers.
    public init(undefined code: String, _ sentence: String) {
      notes = [Note(code: code, sentence: sentence)]
    }
  }

  /// The name used on the command line and in results, such as "score_difference".
  public let name: String
  /// The name for people.
  public let title: String
  /// The source: paper, year, equation.
  public let reference: String
  /// The null hypothesis in words.
  public let null: String
  /// The outcome for two groups, each with at least one answer, at a confidence level.
  public let outcome:
    @Sendable (_ first: NetScoreCounts, _ second: NetScoreCounts, _ level: Double) -> Outcome

  /// Makes a method from its formula.
  public init(
    name: String, title: String, reference: String, null: String = equalScores,
    outcome:
      @escaping @Sendable (_ first: NetScoreCounts, _ second: NetScoreCounts, _ level: Double) ->
      Outcome
  ) {
    self.name = name
    self.title = title
    self.reference = reference
    self.null = null
    self.outcome = outcome
  }

  /// The null hypothesis of most methods.
  public static let equalScores = "the processes behind both groups have the same score"

  /// Compares two groups.
  /// - Parameters:
  ///   - first: the answers of the first group
  ///   - second: the answers of the second group, whose score is subtracted
  ///   - level: the confidence level, between 0 and 1
  public func compare(
    _ first: NetScoreCounts, _ second: NetScoreCounts, level: Double = 0.95
  ) -> NetScoreDifferenceResult {
    precondition(level > 0 && level < 1, "the level must lie between 0 and 1, not \(level)")
    guard let m1 = first.score, let m2 = second.score else {
      let none = Outcome(undefined: "no_answers", "A group has no answers to count.")
      return NetScoreDifferenceResult(name, null, first, second, none, level: level)
    }
    return NetScoreDifferenceResult(
      name, null, first, second, estimate: m1 - m2, outcome(first, second, level), level: level,
      title: title)
  }

  /// Every method, the default first.
  public static let all: [NetScoreDifference] = [
    .scoreDifference, .wald, .adjustedWald, .adjustedWaldTotal, .pooledZ, .welch, .mover,
    .permutation,
  ]

  /// The method of that name; nil when there is none.
  public static func named(_ name: String) -> NetScoreDifference? {
    all.first { $0.name == name }
  }
}

/// The comparison of two net scores by one method, on −2…2.
public struct NetScoreDifferenceResult: Codable, Sendable, Equatable {
  /// The name of the method.
  public let method: String
  /// The null hypothesis in words.
  public let null: String
  /// The answers of the first group.
  public let first: NetScoreCounts
  /// The answers of the second group.
  public let second: NetScoreCounts
  /// The difference of the scores, first minus second; nil when a group has no answers.
  public let estimate: Double?
  /// The standard error of the difference; nil where the method has none.
  public let standardError: Double?
  /// The test statistic.
  public let statistic: Double?
  /// The degrees of freedom of its reference distribution; nil when it has none.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value; nil when the test cannot be carried out.
  public let pValue: Double?
  /// The mid-p-value, where the null distribution is enumerated.
  public let midPValue: Double?
  /// Whether the p-value comes from an exact null distribution.
  public let exact: Bool
  /// The interval of the difference; nil with a note when there is none.
  public let interval: Interval?
  /// What the reader must know.
  public let notes: [Note]

  /// Clips the limits to the scale and widens them to the estimate.
  init(
    _ method: String, _ null: String, _ first: NetScoreCounts, _ second: NetScoreCounts,
    estimate: Double? = nil, _ outcome: NetScoreDifference.Outcome, level: Double,
    title: String = ""
  ) {
    self.method = method
    self.null = null
    self.first = first
    self.second = second
    self.estimate = estimate
    standardError = outcome.standardError
    statistic = outcome.statistic
    degreesOfFreedom = outcome.degreesOfFreedom
    pValue = outcome.pValue
    midPValue = outcome.midPValue
    exact = outcome.exact
    let limits = outcome.limits
    let fitted = estimate.flatMap {
      limits?.fitted(
        to: -2...2, around: $0, named: "difference", level: level, method: method, title: title)
    }
    interval = fitted?.0
    notes = outcome.notes + (fitted?.notes ?? limits?.notes ?? [])
  }

  /// The test alone, in the shape that all tests share.
  public var test: TestResult {
    TestResult(
      method: method, null: null, statistic: statistic, degreesOfFreedom: degreesOfFreedom,
      pValue: pValue, exact: exact, notes: notes)
  }
}
