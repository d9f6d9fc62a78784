import Reports
import Statistics
import Tables

/// Every test of two net scores, on request: what calculators and textbooks would say of the same
/// answers, each with the hypothesis that it tests.
///
/// All but the first take answers for independent, except the permutation of whole accounts.
public struct NetScoreTests: Sendable {
  /// The comparison whose tests are wanted.
  public var comparison: ScoreComparison

  /// Makes the tests of a comparison.
  public init(_ comparison: ScoreComparison) { self.comparison = comparison }

  /// The result with its tests.
  /// - Throws: as `ScoreComparison.run`.
  public func adding(
    to result: ScoreComparisonResult, _ table: Table
  ) throws -> ScoreComparisonResult {
    guard !result.pairs.isEmpty, let column = result.groupColumn else { return result }
    var selection = comparison.selection
    selection.by = [column]
    let input = try SurveyInput(table, scale: comparison.scale, selection: selection)
    var groups: [String: AnswerGroup] = [:]
    for group in input.groups { groups[group.label] = group }
    var result = result
    result.tests = result.pairs.flatMap { pair in
      guard let first = groups[pair.first], let second = groups[pair.second] else {
        return [ComparisonTest]()
      }
      return tests(pair, first, second)
    }
    return result
  }

  private func tests(
    _ pair: PairComparison, _ first: AnswerGroup, _ second: AnswerGroup
  ) -> [ComparisonTest] {
    let names = (pair.first, pair.second)
    let method = pair.interval?.method ?? NetScoreDifference.scoreDifference.name
    let isClustered = pair.naiveInterval != nil
    var tests = [
      ComparisonTest(
        names, method: method,
        title: isClustered ? "score test, accounts as clusters" : "score test",
        null: NetScoreDifference.equalScores, quantity: "difference", estimate: pair.difference,
        interval: pair.interval, statistic: pair.statistic,
        degreesOfFreedom: pair.degreesOfFreedom, pValue: pair.pValue, isDefault: true)
    ]
    for method in NetScoreDifference.all {
      // Without clusters the default is this one already.
      if method.name == NetScoreDifference.scoreDifference.name, !isClustered { continue }
      tests.append(independent(names, method, first.counts, second.counts, isClustered))
    }
    let isWaves = if case .waves = comparison.design { true } else { false }
    if isClustered, !isWaves, let permuted = accountPermutation(first, second) {
      tests.append(
        ComparisonTest(names, permuted.test(), title: "permutation of whole accounts"))
    }
    return tests
  }

  private func independent(
    _ names: (String, String), _ method: NetScoreDifference, _ first: NetScoreCounts,
    _ second: NetScoreCounts, _ isClustered: Bool
  ) -> ComparisonTest {
    let result = method.compare(first, second, level: comparison.level)
    // With the observed arrangement counted half the permutation test keeps its size best.
    let usesMidP = result.midPValue != nil
    return ComparisonTest(
      names, method: method.name, title: method.title + (usesMidP ? ", mid-p" : ""),
      null: method.null, quantity: result.interval == nil ? nil : "difference",
      estimate: result.interval == nil ? nil : result.estimate.map { $0 * 100 },
      interval: result.interval?.onHundred, statistic: result.statistic,
      degreesOfFreedom: result.degreesOfFreedom, pValue: result.midPValue ?? result.pValue,
      isExact: result.exact, notes: result.notes + (isClustered ? [.accountsIgnored] : []))
  }

  private func accountPermutation(
    _ first: AnswerGroup, _ second: AnswerGroup
  ) -> PermutationResult? {
    func answers(_ group: AnswerGroup) -> [[Double]] {
      group.accounts.map { counts in
        let classes = [(-1.0, counts.detractors), (0, counts.passives), (1, counts.promoters)]
        return classes.flatMap { [Double](repeating: $0.0, count: Int($0.1)) }
      }
    }
    let (a, b) = (answers(first), answers(second))
    let codes = (a + b).enumerated().flatMap { index, values in values.map { _ in index } }
    return try? PermutationTest(
      replicates: comparison.resamples, seed: comparison.seed, scheme: .clustered(by: codes)
    ).differenceOfMeans(a.flatMap { $0 }, b.flatMap { $0 })
  }
}
