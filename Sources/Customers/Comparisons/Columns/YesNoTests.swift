import Statistics

/// The other tests of a yes/no column, each account counted once.
struct YesNoTests {
  let plan: ColumnComparison
  let pair: (first: String, second: String)

  private var level: Double { plan.level }

  /// Two independent groups.
  func independent(_ data: TwoProportions) -> [ComparisonTest] {
    let risk = RiskRatioInterval.miettinenNurminen.estimate(data, level: level)
    let odds = FisherExactTest.oddsRatio(data, level: level)
    let newcombe = ProportionDifference.newcombeWilson.interval(data, level: level)
    return [
      ComparisonTest(pair, UnconditionalExactTest().run(data), title: "Boschloo's exact test"),
      ComparisonTest(
        pair, UnconditionalExactTest(ordering: .pooledZ).run(data), title: "Barnard's exact test"),
      ComparisonTest(
        pair, FisherExactTest().run(data), title: "Fisher's exact test", quantity: "odds ratio",
        estimate: odds.estimate, interval: odds.interval, notes: odds.notes),
      ComparisonTest(
        pair, FisherExactTest(midP: true).run(data), title: "Fisher's test, mid-p"),
      ComparisonTest(pair, data.pooledZTest(), title: "pooled z"),
      ComparisonTest(
        pair, method: ProportionDifference.newcombeWilson.name, title: "Newcombe's interval",
        null: "no test: the difference of the shares", quantity: "difference",
        estimate: data.difference, interval: newcombe.0, notes: newcombe.notes),
      ComparisonTest(
        pair, method: "risk_ratio", title: "risk ratio, score interval",
        null: "no test: the first share over the second", quantity: "risk ratio",
        estimate: risk.estimate, interval: risk.interval, notes: risk.notes),
    ]
  }

  /// Two answers of the same accounts.
  func paired(_ data: PairedProportions) -> [ComparisonTest] {
    let odds = data.oddsRatio(level: level)
    let newcombe = PairedDifference.squareAndAdd.interval(data, level: level)
    return [
      ComparisonTest(pair, McNemarTest(.midP).run(data), title: "McNemar, mid-p"),
      ComparisonTest(
        pair, McNemarTest(.exact).run(data), title: "McNemar, exact", quantity: "odds ratio",
        estimate: odds.estimate, interval: odds.interval, notes: odds.notes),
      ComparisonTest(
        pair, method: PairedDifference.squareAndAdd.name, title: "Newcombe's paired interval",
        null: "no test: the difference of the shares", quantity: "difference",
        estimate: data.difference, interval: newcombe.0, notes: newcombe.notes),
    ]
  }

  /// Several groups at once, and their trend where they have an order.
  func omnibus(_ groups: [ValueGroup]) -> [ComparisonTest] {
    let table = ContingencyTable(groups.map { [$0.yes, $0.valueCount - $0.yes] })
    let exact = FisherFreemanHaltonTest(seed: plan.seed).run(table)
    var tests = [
      ComparisonTest(nil, exact, title: "Fisher–Freeman–Halton, all groups", isDefault: true)
    ]
    if plan.order != nil {
      let trend = CochranArmitageTest().run(
        successes: groups.map(\.yes), totals: groups.map(\.valueCount))
      tests.append(
        ComparisonTest(nil, trend, title: "Cochran–Armitage trend over the order", isDefault: true))
    }
    return tests
  }

  /// Two groups within strata.
  func stratified(_ strata: [TwoProportions]) -> [ComparisonTest] {
    let result = MantelHaenszel(level: level).run(strata)
    let ratio = result.commonOddsRatio
    var tests = [
      ComparisonTest(
        pair, result.test, title: "Mantel–Haenszel within strata", quantity: "odds ratio",
        estimate: ratio.estimate, interval: ratio.interval, isDefault: true,
        notes: ratio.notes + result.notes)
    ]
    if let exact = result.exactTest {
      tests.append(
        ComparisonTest(
          pair, exact, title: "exact within strata", quantity: "odds ratio",
          estimate: result.conditionalOddsRatio?.estimate,
          interval: result.conditionalOddsRatio?.interval, isDefault: true))
    }
    tests.append(
      ComparisonTest(
        pair, result.homogeneity, title: "Breslow–Day: one odds ratio for all strata",
        isDefault: true))
    return tests
  }
}
