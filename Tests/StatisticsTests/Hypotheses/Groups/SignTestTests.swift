import Statistics
import Testing

@Suite struct SignTestTests {
  @Test func byHand() throws {
    let result = try SignTest().run([1, 5, 2, 4], [1, 2, 3, 0])
    #expect(result.positive == 2 && result.negative == 1 && result.tied == 1)
    #expect(isClose(result.test.pValue, 1))
    let all = try SignTest().run([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])
    #expect(isClose(all.test.pValue, 2.0 / 32))
    let greater = try SignTest(alternative: .greater).run([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])
    #expect(isClose(greater.test.pValue, 1.0 / 32))
    let less = try SignTest(alternative: .less).run([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])
    #expect(isClose(less.test.pValue, 1))
  }

  @Test func swapAndIncreasingTransforms() throws {
    let (a, b) = scores(15, 15, seed: 20)
    let result = try SignTest().run(a, b)
    #expect(isClose(try SignTest().run(b, a).test.pValue, result.test.pValue))
    #expect(try SignTest().run(a.map { $0 * $0 }, b.map { $0 * $0 }) == result)
  }

  @Test func degenerate() throws {
    let none = try SignTest().run([1], [1])
    #expect(none.test.pValue == nil && none.test.statistic == nil && none.tied == 1)
    #expect(none.test.notes.map(\.code) == ["no_nonzero_difference"])
    #expect(try survivesJSON(none))
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 1)) {
      try SignTest().run([], [])
    }
  }
}
