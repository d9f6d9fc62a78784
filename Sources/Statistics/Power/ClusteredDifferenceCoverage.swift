import Probability

/// The simulated size, coverage and power of comparisons of two groups of accounts.
///
/// Answers of an account follow the Pólya urn of `ClusteredCoverage`.
public struct ClusteredDifferenceCoverage: Sendable {
  /// A comparison, as the p-value of a hypothetical difference; nil where it refuses.
  public struct Method: Sendable {
    /// The name in results.
    public let name: String
    let pValue:
      @Sendable (_ first: [NetScoreCounts], _ second: [NetScoreCounts], _ difference: Double) ->
        Double?

    /// `ClusteredScoreDifference`: the default.
    public static let scoreDifference = Method(name: ClusteredScoreDifference.methodName) {
      ClusteredScoreDifference.statistic($0, $1)?.pValue(at: $2)
    }
    /// The score difference that takes all answers for independent, to show what that costs.
    public static let ignoringAccounts = Method(name: "ignoring_accounts") {
      ScoreDifference(NetScoreCounts(summing: $0), NetScoreCounts(summing: $1))?.pValue(at: $2)
    }
    /// The difference of two means with CR2 standard errors and Satterthwaite's t.
    public static let cr2 = Method(name: "cr2_t") { first, second, difference in
      let (one, two) = (ClusterSums(first), ClusterSums(second))
      guard let a = ClusterRobust(one, .cr2), let b = ClusterRobust(two, .cr2),
        let m1 = one.mean, let m2 = two.mean, a.variance + b.variance > 0
      else { return nil }
      let (v1, v2) = (a.variance, b.variance)
      let degrees =
        (v1 + v2) * (v1 + v2) / (v1 * v1 / a.degreesOfFreedom + v2 * v2 / b.degreesOfFreedom)
      let t = (m1 - m2 - difference) / (v1 + v2).squareRoot()
      return 2 * StudentT(degreesOfFreedom: degrees).survival(abs(t))
    }
    /// Every method, the default first.
    public static let all: [Method] = [.scoreDifference, .cr2, .ignoringAccounts]
  }

  /// The first group.
  public var first: AccountGroup
  /// The second group.
  public var second: AccountGroup
  /// The intraclass correlation of the −1, 0, +1 answers.
  public var intraclassCorrelation: Double
  /// The confidence level.
  public var level: Double
  /// The pairs of truths.
  public var pairs: [NetScoreTruthPair]
  /// Simulated programmes per pair.
  public var runs: Int
  /// The seed; run r of pair k draws from stream k·runs + r.
  public var seed: UInt64

  /// Makes the configuration.
  public init(
    first: AccountGroup, second: AccountGroup, intraclassCorrelation: Double, level: Double = 0.95,
    pairs: [NetScoreTruthPair] = NetScoreTruthPair.all(of: ClusteredCoverage.sixTruths),
    runs: Int = 4_000, seed: UInt64 = 1
  ) {
    precondition(runs >= 1, "\(runs) runs")
    precondition((0...1).contains(intraclassCorrelation), "an ICC of \(intraclassCorrelation)")
    self.first = first
    self.second = second
    self.intraclassCorrelation = intraclassCorrelation
    self.level = level
    self.pairs = pairs
    self.runs = runs
    self.seed = seed
  }

  /// Simulates the methods on the same programmes.
  public func run(
    _ methods: [Method] = Method.all, threads: Int? = nil
  ) -> [DifferenceSimulation] {
    DifferenceSimulation.run(
      methods.map(\.name), pairs: pairs, runs: runs, seed: seed, level: level, threads: threads
    ) { pair, generator in
      let one = first.programme(
        pair.first, intraclassCorrelation: intraclassCorrelation, &generator)
      let two = second.programme(
        pair.second, intraclassCorrelation: intraclassCorrelation, &generator)
      return (one, two)
    } pValues: { programme, difference in
      methods.map { $0.pValue(programme.0, programme.1, difference) }
    }
  }
}
