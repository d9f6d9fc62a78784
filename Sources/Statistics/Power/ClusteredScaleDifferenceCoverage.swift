import Probability

/// The simulated size and coverage of comparisons of two means on a bounded scale whose answers
/// share accounts; answers of an account follow the Pólya urn of `AccountUrn`.
public struct ClusteredScaleDifferenceCoverage: Sendable {
  /// What is compared.
  public enum Design: Codable, Sendable, Equatable {
    /// Two groups of different accounts.
    case groups(AccountGroup, AccountGroup)
    /// Two waves of the same accounts; each answers in a wave with this probability.
    case waves(AccountGroup, participation: Double)
  }

  /// How often a comparison rejects and covers at one pair of truths.
  public struct Cell: Codable, Sendable, Equatable {
    /// How often equal means were rejected.
    public let rejected: Double
    /// How often the true difference was not rejected; refusals count as covered.
    public let covered: Double
    /// How often equal means were rejected when accounts are ignored.
    public let naivelyRejected: Double
    /// How often there was a p-value at all.
    public let estimated: Double
  }

  /// The points of the scale, rising.
  public var points: [Double]
  /// What is compared.
  public var design: Design
  /// The correlation of two answers of one account.
  public var intraclassCorrelation: Double
  /// The confidence level.
  public var level: Double
  /// Simulated programmes per pair.
  public var runs: Int
  /// The seed; run r of pair k draws from stream k·runs + r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    points: [Double], design: Design, intraclassCorrelation: Double, level: Double = 0.95,
    runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(runs >= 1, "\(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.points = points
    self.design = design
    self.intraclassCorrelation = intraclassCorrelation
    self.level = level
    self.runs = runs
    self.seed = seed
  }

  /// Simulates each pair of truths.
  /// - Parameters:
  ///   - pairs: the probabilities of the scale points in the first (or later) and the second group
  ///   - threads: how many threads; nil uses every core
  public func run(
    pairs: [(first: [Double], second: [Double])], threads: Int? = nil
  ) -> [Cell] {
    return pairs.enumerated().map { index, pair in
      let difference = zip(points, zip(pair.first, pair.second)).reduce(0) {
        $0 + $1.0 * ($1.1.0 - $1.1.1)
      }
      let outcomes = parallelMap(count: runs, threads: threads) { run in
        var generator = Philox(seed: seed, stream: UInt64(index * runs + run))
        let comparison = comparison(pair, &generator)
        let statistic = comparison.statistic
        let naive = comparison.naive ?? statistic
        return [
          isSignificant(statistic?.pValue(), level: level),
          !isSignificant(statistic?.pValue(at: difference), level: level),
          isSignificant(naive?.pValue(), level: level), statistic != nil,
        ]
      }
      func share(_ item: Int) -> Double {
        Double(outcomes.count { $0[item] }) / Double(runs)
      }
      return Cell(
        rejected: share(0), covered: share(1), naivelyRejected: share(2), estimated: share(3))
    }
  }

  private func comparison(
    _ pair: (first: [Double], second: [Double]), _ generator: inout Philox
  ) -> ScaleComparison {
    func answers(_ group: AccountGroup, _ shares: [Double]) -> [[Double]] {
      group.draw(&generator).map { size in
        var urn = AccountUrn(correlation: intraclassCorrelation)
        return urn.draw(size, shares: shares, &generator)
      }
    }
    switch design {
    case .groups(let first, let second):
      let one = answers(first, pair.first)
      return ClusteredScaleMeanDifference.compare(
        points: points, one, answers(second, pair.second))
    case .waves(let group, let participation):
      let none = [Double](repeating: 0, count: points.count)
      let (before, after) = (group.draw(&generator), group.draw(&generator))
      var (previous, current) = ([[Double]](), [[Double]]())
      for (earlier, later) in zip(before, after) {
        var urn = AccountUrn(correlation: intraclassCorrelation)
        let answersBefore = generator.uniform() < participation
        previous.append(
          answersBefore ? urn.draw(earlier, shares: pair.second, &generator) : none)
        let answersAfter = generator.uniform() < participation
        current.append(answersAfter ? urn.draw(later, shares: pair.first, &generator) : none)
      }
      return WaveScaleMeanDifference.compare(points: points, previous: previous, current: current)
    }
  }
}
