import Statistics
import Testing

@Suite struct WelchANOVATests {
  @Test func twoGroupsAreWelchsT() throws {
    let (a, b) = scores(9, 14, seed: 23)
    let f = try WelchANOVA().run(groups: [a, b])
    let t = try TwoSampleT().run(a, b)
    #expect(isClose(f.test.statistic, t.test.statistic! * t.test.statistic!, 1e-11))
    #expect(isClose(f.denominatorDegreesOfFreedom, t.test.degreesOfFreedom, 1e-11))
    #expect(isClose(f.test.pValue, t.test.pValue, 1e-10))
  }

  @Test func shiftScaleAndOrder() throws {
    let (a, b) = scores(9, 14, seed: 24)
    let (c, _) = scores(7, 0, seed: 25)
    let result = try WelchANOVA().run(groups: [a, b, c])
    let moved = try WelchANOVA().run(groups: [c, a, b].map { $0.map { 1e6 - 2 * $0 } })
    #expect(isClose(moved.test.statistic, result.test.statistic, 1e-10))
    #expect(isClose(moved.test.pValue, result.test.pValue, 1e-10))
  }

  @Test func degenerate() throws {
    let constant = try WelchANOVA().run(groups: [[1, 1], [2, 3]])
    #expect(constant.test.pValue == nil)
    #expect(constant.test.notes.map(\.code) == ["no_variation_in_group"])
    #expect(try survivesJSON(constant))
    #expect(throws: GroupTestError.tooFewValues(group: "b", count: 1, needed: 2)) {
      try WelchANOVA().run(groups: [[1, 2], [3]], names: ["a", "b"])
    }
    #expect(throws: GroupTestError.tooFewGroups(count: 1, needed: 2)) {
      try WelchANOVA().run(groups: [[1, 2]])
    }
  }
}
