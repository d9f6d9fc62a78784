import Statistics
import Testing

@Suite struct ScheffeTests {
  @Test func twoGroupsAreStudentsT() throws {
    let (a, b) = scores(9, 13, seed: 46)
    let scheffe = try Scheffe().run(groups: [a, b]).comparisons[0]
    let t = try TwoSampleT(variances: .equal).run(b, a)
    #expect(isClose(scheffe.adjustedPValue, t.test.pValue, 1e-10))
    #expect(isClose(scheffe.interval?.lower, t.interval?.lower, 1e-10))
  }

  @Test func isWiderThanTukey() throws {
    let groups: [[Double]] = [[1, 4, 2], [6, 3], [5, 9, 7, 8]]
    let tukey = try TukeyKramer().run(groups: groups)
    let scheffe = try Scheffe().run(groups: groups)
    for (a, b) in zip(tukey.comparisons, scheffe.comparisons) {
      #expect(a.interval!.width! < b.interval!.width! && a.adjustedPValue! < b.adjustedPValue!)
    }
  }
}
