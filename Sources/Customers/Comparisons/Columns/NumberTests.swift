import Statistics

/// The other tests of a numeric column, on request.
struct NumberTests {
  let plan: ColumnComparison
  let pair: (first: String, second: String)

  private static let notLocation = Note(
    code: "not_a_location_test",
    sentence: "It tests whether the distributions are the same; it compares locations only where "
      + "their shapes are alike.")

  /// Two groups of independent values.
  func independent(_ a: [Double], _ b: [Double]) -> [ComparisonTest] {
    var tests: [ComparisonTest] = []
    if let ranks = try? MannWhitney().run(a, b) {
      tests.append(
        ComparisonTest(
          pair, ranks.test, title: "Mann–Whitney", quantity: "P(first higher)",
          estimate: ranks.probabilityOfSuperiority, notes: [Self.notLocation]))
    }
    if let ranks = try? BrunnerMunzel(
      level: plan.level, replicates: plan.resamples, seed: plan.seed
    ).run(a, b) {
      tests.append(
        ComparisonTest(
          pair, ranks.test,
          title: ranks.test.method == "brunner_munzel"
            ? "Brunner–Munzel" : "Brunner–Munzel, permuted",
          quantity: "P(first higher)", estimate: ranks.probabilityOfSuperiority,
          interval: ranks.interval))
    }
    if let permuted = try? PermutationTest(replicates: plan.resamples, seed: plan.seed)
      .differenceOfMeans(a, b)
    {
      tests.append(ComparisonTest(pair, permuted.test(), title: "permutation of the means"))
    }
    if let delta = try? CliffsDelta(level: plan.level).run(a, b) {
      tests.append(
        ComparisonTest(
          pair, method: "cliffs_delta", title: "Cliff's delta",
          null: "no test: how much more often a value of the first is above one of the second than "
            + "below it", quantity: "delta", estimate: delta.delta, interval: delta.interval,
          notes: delta.notes))
    }
    if let shift = try? HodgesLehmann(level: plan.level).run(a, b) {
      tests.append(self.shift(shift))
    }
    return tests
  }

  /// Pairs of values of the same accounts.
  func paired(_ matched: MatchedValues) -> [ComparisonTest] {
    let (x, y) = (matched.first, matched.second)
    var tests: [ComparisonTest] = []
    if let ranks = try? WilcoxonSignedRank().run(x, y) {
      tests.append(
        ComparisonTest(
          pair, ranks.test, title: "Wilcoxon signed rank", quantity: "rank-biserial r",
          estimate: ranks.rankBiserial))
    }
    let flips = try? SignFlipTest(replicates: plan.resamples, seed: plan.seed).mean(
      of: zip(x, y).map { $0 - $1 })
    if let flips { tests.append(ComparisonTest(pair, flips.test(), title: "sign flips")) }
    if let signs = try? SignTest().run(x, y) {
      tests.append(ComparisonTest(pair, signs.test, title: "sign test"))
    }
    if let shift = try? HodgesLehmann(level: plan.level).runPaired(x, y) {
      tests.append(self.shift(shift))
    }
    return tests
  }

  private func shift(_ shift: ShiftEstimate) -> ComparisonTest {
    ComparisonTest(
      pair, method: "hodges_lehmann", title: "Hodges–Lehmann shift",
      null: "no test: by how much one distribution would have to move to match the other, if they "
        + "have the same shape", quantity: "shift", estimate: shift.estimate,
      interval: shift.interval, notes: shift.notes)
  }

  /// All groups at once: Welch's analysis of variance, and on request ranks and Games–Howell.
  func omnibus(_ groups: [ValueGroup]) -> [ComparisonTest] {
    let (means, names) = (groups.map(\.means), groups.map(\.label))
    var tests: [ComparisonTest] = []
    if let welch = try? WelchANOVA().run(groups: means, names: names) {
      tests.append(
        ComparisonTest(nil, welch.test, title: "Welch's analysis of variance", isDefault: true))
    }
    guard plan.allTests else { return tests }
    if let ranks = try? KruskalWallis().run(groups: means, names: names) {
      tests.append(
        ComparisonTest(
          nil, ranks.test, title: "Kruskal–Wallis", notes: [Self.notLocation]))
    }
    if let result = try? GamesHowell(level: plan.level).run(groups: means, names: names) {
      // Its differences are second less first, and so are the pairs here.
      tests += result.comparisons.map { row in
        ComparisonTest(
          (row.second, row.first), method: "games_howell", title: "Games–Howell, all pairs",
          null: result.null, quantity: "difference", estimate: row.difference,
          interval: row.interval, statistic: row.statistic,
          degreesOfFreedom: row.degreesOfFreedom, adjustedPValue: row.adjustedPValue)
      }
    }
    return tests
  }
}
