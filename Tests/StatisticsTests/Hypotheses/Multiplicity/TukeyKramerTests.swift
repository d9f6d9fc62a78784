import Statistics
import Testing

@Suite struct TukeyKramerTests {
  @Test func twoGroupsAreStudentsT() throws {
    let (a, b) = scores(9, 13, seed: 42)
    let tukey = try TukeyKramer().run(groups: [a, b]).comparisons[0]
    let t = try TwoSampleT(variances: .equal).run(b, a)
    #expect(isClose(tukey.adjustedPValue, t.test.pValue, 1e-9))
    #expect(isClose(tukey.interval?.lower, t.interval?.lower, 1e-9))
    #expect(isClose(tukey.statistic, abs(t.test.statistic!) * 2.0.squareRoot()))
  }

  @Test func aWiderLevelIsWider() throws {
    let groups: [[Double]] = [[1, 4, 2], [6, 3], [5, 9, 7, 8]]
    let narrow = try TukeyKramer(level: 0.9).run(groups: groups)
    let wide = try TukeyKramer(level: 0.99).run(groups: groups)
    for (a, b) in zip(narrow.comparisons, wide.comparisons) {
      #expect(a.interval!.width! < b.interval!.width! && a.adjustedPValue == b.adjustedPValue)
    }
  }
}
