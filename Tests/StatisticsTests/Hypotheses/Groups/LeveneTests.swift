import Statistics
import Testing

@Suite struct LeveneTests {
  /// scipy 1.17.1, levene(center='median').
  @Test func reference() throws {
    let result = try Levene().run(groups: [[1, 2, 4], [3, 9, 5, 6]])
    #expect(isClose(result.test.statistic, 0.5510204081632654, 1e-10))
    #expect(isClose(result.test.pValue, 0.4912790589923822, 1e-10))
  }

  @Test func isAnAnalysisOfVarianceOfDistances() throws {
    let (a, b) = scores(9, 12, seed: 29)
    let mean = a.reduce(0, +) / 9
    let other = b.reduce(0, +) / 12
    let anova = try OneWayANOVA().run(
      groups: [a.map { abs($0 - mean) }, b.map { abs($0 - other) }])
    let levene = try Levene(centre: .mean).run(groups: [a, b])
    #expect(isClose(levene.test.statistic, anova.fStatistic, 1e-10))
    #expect(isClose(levene.test.pValue, anova.pValue, 1e-10))
  }

  @Test func shiftsOfGroupsChangeNothing() throws {
    let (a, b) = scores(9, 12, seed: 30)
    for centre in [Levene.Centre.mean, .median] {
      let result = try Levene(centre: centre).run(groups: [a, b])
      let moved = try Levene(centre: centre).run(groups: [a.map { $0 + 100 }, b])
      #expect(isClose(moved.test.statistic, result.test.statistic, 1e-10))
    }
  }

  @Test func degenerate() throws {
    let constant = try Levene().run(groups: [[1, 1], [2, 2, 2]])
    #expect(constant.test.pValue == nil && constant.test.notes.map(\.code) == ["no_variation"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.tooFewInAll(count: 2, needed: 3)) {
      try Levene().run(groups: [[1], [2]])
    }
  }
}
