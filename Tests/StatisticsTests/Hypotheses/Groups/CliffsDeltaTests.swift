import Statistics
import Testing

@Suite struct CliffsDeltaTests {
  @Test func byHand() throws {
    // Signs −, −, +, −: δ = −½; row means −1, 0, column means 0, −1: (2 + 2 − 3)/4.
    let result = try CliffsDelta().run([1, 3], [2, 4])
    #expect(result.delta == -0.5 && isClose(result.variance, 0.25))
    let interval = try #require(result.interval)
    #expect(interval.lower! >= -1 && interval.upper! <= 1 && interval.contains(-0.5))
  }

  @Test func swapTransformAndMannWhitney() throws {
    let (a, b) = scores(12, 17, seed: 10)
    let result = try CliffsDelta().run(a, b)
    let swapped = try CliffsDelta().run(b, a)
    #expect(isClose(swapped.delta, -result.delta))
    #expect(isClose(swapped.variance, result.variance))
    #expect(isClose(swapped.interval?.lower, -result.interval!.upper!))
    #expect(try CliffsDelta().run(a.map { $0 * $0 }, b.map { $0 * $0 }) == result)
    let u = try MannWhitney().run(a, b)
    #expect(isClose(result.delta, 2 * u.probabilityOfSuperiority - 1))
    let wider = try CliffsDelta(level: 0.99).run(a, b)
    #expect(wider.interval!.width! > result.interval!.width!)
  }

  @Test func degenerate() throws {
    let apart = try CliffsDelta().run([1, 2], [3, 4])
    #expect(apart.delta == -1 && apart.variance == 0 && apart.interval == nil)
    #expect(apart.notes.map(\.code) == ["complete_separation"])
    let equal = try CliffsDelta().run([1, 1], [1, 1])
    #expect(equal.delta == 0 && equal.notes.map(\.code) == ["no_variation"])
    let single = try CliffsDelta().run([1], [0, 2])
    #expect(single.delta == 0 && single.notes.map(\.code) == ["too_few_for_interval"])
    for result in [apart, equal, single] { #expect(try survivesJSON(result)) }
    #expect(throws: GroupTestError.tooFewValues(group: "first", count: 0, needed: 1)) {
      try CliffsDelta().run([], [1])
    }
  }
}
