import Statistics
import Testing

@Suite struct GamesHowellTests {
  @Test func twoGroupsAreWelchsT() throws {
    let (a, b) = scores(9, 13, seed: 43)
    let howell = try GamesHowell().run(groups: [a, b]).comparisons[0]
    let t = try TwoSampleT().run(b, a)
    #expect(isClose(howell.adjustedPValue, t.test.pValue, 1e-9))
    #expect(isClose(howell.interval?.upper, t.interval?.upper, 1e-9))
    #expect(howell.degreesOfFreedom == t.test.degreesOfFreedom)
  }

  @Test func oneGroupThatDoesNotVary() throws {
    let result = try GamesHowell().run(groups: [[1, 1], [2, 2], [1, 4, 3]])
    #expect(result.comparisons.map { $0.adjustedPValue == nil } == [true, false, false])
    #expect(result.notes.map(\.code) == ["no_variation"])
    #expect(throws: GroupTestError.tooFewValues(group: "2", count: 1, needed: 2)) {
      try GamesHowell().run(groups: [[1, 2], [3]])
    }
  }
}
