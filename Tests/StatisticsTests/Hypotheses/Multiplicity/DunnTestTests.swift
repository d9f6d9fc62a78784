import Statistics
import Testing

@Suite struct DunnTestTests {
  @Test func byHand() throws {
    // Mean ranks 1½, 3½, 5½; variance of a difference 6 · 7/12 · (½ + ½).
    let result = try DunnTest().run(groups: [[1, 2], [3, 4], [5, 6]])
    #expect(result.comparisons.map(\.difference) == [2, 4, 2])
    #expect(isClose(result.comparisons[1].statistic, 4 / 3.5.squareRoot()))
    #expect(result.comparisons[0].degreesOfFreedom == nil)
  }

  @Test func twoGroupsAreMannWhitneyAndTransformsChangeNothing() throws {
    let (a, b) = scores(10, 8, seed: 47)
    let dunn = try DunnTest().run(groups: [a, b])
    let u = try MannWhitney(reference: .normal).run(a, b)
    #expect(isClose(dunn.comparisons[0].pValue, u.test.pValue, 1e-10))
    #expect(try DunnTest().run(groups: [a, b].map { $0.map { $0 * $0 } }) == dunn)
  }

  @Test func equalValues() throws {
    let equal = try DunnTest().run(groups: [[1, 1], [1]])
    #expect(equal.comparisons[0].pValue == nil && equal.notes.map(\.code) == ["all_equal"])
  }
}
