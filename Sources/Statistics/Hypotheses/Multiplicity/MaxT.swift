import Probability

/// Many outcomes of two groups, tested together.
public struct MaxTResult: Codable, Sendable, Equatable {
  /// One outcome.
  public struct Outcome: Codable, Sendable, Equatable {
    /// The name of the outcome.
    public let name: String
    /// The mean of the first group less that of the second.
    public let difference: Double
    /// The t statistic; nil when the outcome does not vary within the groups.
    public let statistic: Double?
    /// The permutation p-value of this outcome by itself.
    public let pValue: Double?
    /// The p-value that allows for all outcomes at once.
    public let singleStepPValue: Double?
    /// The p-value that allows for the outcomes not yet rejected; never above the single-step one.
    public let stepDownPValue: Double?
  }

  /// The null hypothesis of each outcome.
  public let null: String
  /// One per outcome, in the order given.
  public let outcomes: [Outcome]
  /// Whether every arrangement was counted.
  public let exact: Bool
  /// The number of arrangements behind the p-values, the observed one included.
  public let arrangements: Int
  /// The seed of the random arrangements; nil when all were counted.
  public let seed: UInt64?
  /// What the reader must know: `no_variation`.
  public let notes: [Note]
}

/// The max-T test of many outcomes: which of them differ between two groups, all taken together?
///
/// Rows are dealt to the groups anew, outcomes staying together, so the correlations between the
/// outcomes are used rather than assumed. Source: Westfall & Young 1993, Resampling-Based Multiple
/// Testing, algorithms 2.5 (single step) and 2.8 (step down).
public struct MaxT: Codable, Sendable, Equatable {
  /// The number of random arrangements where not all are counted.
  public var replicates: Int
  /// The seed of the random arrangements.
  public var seed: UInt64
  /// The number of arrangements up to which all are counted.
  public var enumerationLimit: Int

  /// Makes a test.
  public init(replicates: Int = 9999, seed: UInt64 = 1, enumerationLimit: Int = 20_000) {
    precondition(
      replicates >= 1 && enumerationLimit >= 0,
      "\(replicates) replicates, a limit of \(enumerationLimit)")
    self.replicates = replicates
    self.seed = seed
    self.enumerationLimit = enumerationLimit
  }

  /// Tests outcomes.
  /// - Parameters:
  ///   - outcomes: a column per outcome, a value per row.
  ///   - inFirstGroup: for each row whether it belongs to the first group.
  ///   - names: one per outcome; 1, 2, … where none are given.
  ///   - threads: how many run at once; nil uses every core. The result does not depend on it.
  /// - Throws: `nonFinite` naming the outcome; `tooFewValues` under two rows in a group.
  public func run(
    outcomes: [[Double]], inFirstGroup: [Bool], names: [String]? = nil, threads: Int? = nil
  ) throws(GroupTestError) -> MaxTResult {
    let names = names ?? outcomes.indices.map { String($0 + 1) }
    precondition(
      names.count == outcomes.count, "\(names.count) names for \(outcomes.count) outcomes")
    precondition(
      outcomes.allSatisfy { $0.count == inFirstGroup.count },
      "columns of \(Set(outcomes.map(\.count)).sorted()) values for \(inFirstGroup.count) rows")
    let n = inFirstGroup.reduce(0) { $0 + ($1 ? 1 : 0) }
    for (group, count) in [("first", n), ("second", inFirstGroup.count - n)] where count < 2 {
      throw .tooFewValues(group: group, count: count, needed: 2)
    }
    for (name, column) in zip(names, outcomes) {
      try checkValues(column, group: name, needed: 2)
    }
    let statistics = PermutedStatistics(
      outcomes: outcomes, rowCount: inFirstGroup.count, firstCount: n)
    let rows = inFirstGroup.indices.filter { inFirstGroup[$0] }
    let observed = statistics.absoluteT(first: rows)
    let counts = TailCounts(observed)
    let all = binomialCoefficient(inFirstGroup.count, n)
    let exact = all <= Double(enumerationLimit)
    let tails: TailCounts
    if exact {
      tails = statistics.enumerate(counts)
    } else {
      tails = statistics.draw(counts, replicates: replicates, seed: seed, threads: threads)
    }
    let total = Double(tails.arrangements)
    let stepDown = tails.stepDownPValues
    return MaxTResult(
      null: "Rows of both groups come from one distribution of all outcomes together.",
      outcomes: outcomes.indices.map { j in
        let t = statistics.signedT(j, first: rows)
        return MaxTResult.Outcome(
          name: names[j], difference: statistics.difference(j, first: rows), statistic: t,
          pValue: t == nil ? nil : Double(tails.own[j]) / total,
          singleStepPValue: t == nil ? nil : Double(tails.single[j]) / total,
          stepDownPValue: t == nil ? nil : stepDown[j])
      }, exact: exact, arrangements: tails.arrangements, seed: exact ? nil : seed,
      notes: observed.contains(-1) ? [.groupsDoNotVary] : [])
  }
}
