import Statistics

/// The other tests of a share or mean on a bounded scale, on request.
struct ScaleTests {
  let plan: ColumnComparison
  let figure: ColumnFigure
  let points: [Double]

  /// - Parameters:
  ///   - first: accounts × points of the first group
  ///   - second: the same of the second
  func run(
    _ pair: (first: String, second: String), _ evidence: PairEvidence,
    _ comparison: ScaleComparison, _ first: [[Double]], _ second: [[Double]]
  ) -> [ComparisonTest] {
    var tests = [ComparisonTest(pair, evidence)]
    if let naive = comparison.naive {
      tests.append(
        ComparisonTest(
          pair, method: ScaleMeanDifference.methodName, title: "score test, ignoring accounts",
          null: evidence.null, quantity: "difference", estimate: comparison.estimate,
          interval: naive.interval(level: plan.level), statistic: naive.statistic(at: 0),
          pValue: naive.pValue(), notes: [.accountsIgnored]))
    }
    guard !plan.isWaves else { return tests }
    let (a, b) = (values(first), values(second))
    let clustered = (a + b).contains { $0.count > 1 }
    if !clustered, figure.kind == .mean,
      let welch = try? TwoSampleT(level: plan.level).run(a.flatMap { $0 }, b.flatMap { $0 })
    {
      tests.append(
        ComparisonTest(
          pair, welch.test, title: "Welch's t", quantity: "difference",
          estimate: welch.difference, interval: welch.interval))
    }
    if let permuted = permutation(a, b) {
      tests.append(
        ComparisonTest(
          pair, permuted.test(),
          title: clustered ? "permutation of whole accounts" : "permutation of answers"))
    }
    return tests
  }

  private func permutation(_ a: [[Double]], _ b: [[Double]]) -> PermutationResult? {
    let accounts = a + b
    let codes = accounts.indices.flatMap { index in accounts[index].map { _ in index } }
    return try? PermutationTest(
      replicates: plan.resamples, seed: plan.seed, scheme: .clustered(by: codes)
    ).differenceOfMeans(a.flatMap { $0 }, b.flatMap { $0 })
  }

  /// The answers of each account, from their counts.
  private func values(_ accounts: [[Double]]) -> [[Double]] {
    accounts.map { counts in
      zip(points, counts).flatMap { point, count in
        [Double](repeating: point, count: Int(count))
      }
    }.filter { !$0.isEmpty }
  }
}

extension ComparisonTest {
  /// The test that the verdict rests on.
  init(_ pair: (first: String, second: String), _ evidence: PairEvidence) {
    self.init(
      pair, method: evidence.method, title: evidence.title, null: evidence.null,
      quantity: "difference", estimate: evidence.difference, interval: evidence.interval,
      statistic: evidence.statistic, degreesOfFreedom: evidence.degreesOfFreedom,
      pValue: evidence.pValue, isExact: evidence.isExact, isDefault: true)
  }
}

extension Note {
  static let accountsIgnored = Note(
    code: "accounts_ignored",
    sentence: "Tests whose name does not speak of accounts take all answers for independent; where "
      + "accounts agree they claim too much.")
}
